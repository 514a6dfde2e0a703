'use client';

import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { MissingSessionText } from '@/components/session-page/missing-session.tsx';
import { SessionContent } from '@/components/session-page/session-content.tsx';
import { SessionHead } from '@/components/session-page/session-head.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { QueryProvider } from '@/lib/client/query-provider.tsx';
import { useSession } from '@/lib/client/use-session.ts';
import { parseRef, type SessionRef } from '@/lib/domain/resource-ref.ts';
import { PanelBar } from './panel-bar.tsx';
import type { RowSource } from './row-source.ts';
import { type RowSteps, useRowSteps } from './row-steps.ts';

export type SessionPanelProps = {
  openKey: string;
  source: RowSource;
  /** Counts how often it was opened by hand: the focus comes in each time. A link that is followed leaves it where it is. */
  calls: number;
  /** Beside the list, or over it where there is no room. */
  wide: boolean;
  onStep: (key: string, index: number) => void;
  /** Told once, when the place of a session that a link opened is known. */
  onPlaced: (index: number) => void;
  onClose: () => void;
};

/** The session of a row, beside the list. */
export default function SessionPanel({ openKey, source, calls, wide, onStep, onPlaced, onClose }: SessionPanelProps) {
  const steps = useRowSteps(source, openKey);
  const sessionRef = parseRef(openKey.split('/'));
  const box = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (calls > 0) box.current?.focus({ preventScroll: true });
  }, [calls]);
  const placed = steps.index !== null && steps.index >= 0;
  const handlePlaced = useEffectEvent(() => {
    if (calls === 0 && steps.index !== null) onPlaced(steps.index);
  });
  useEffect(() => {
    if (placed) handlePlaced();
  }, [placed]);
  useEffect(() => {
    if (openKey !== '') scroller.current?.scrollTo({ top: 0 });
  }, [openKey]);

  const content = (
    <QueryProvider>
      {sessionRef === null ? (
        <UnknownKey openKey={openKey} steps={steps} source={source} onClose={onClose} wide={wide} />
      ) : (
        <Shown sessionRef={sessionRef} scroller={scroller} bar={{ openKey, steps, source, onStep, onClose, wide }} />
      )}
    </QueryProvider>
  );
  if (!wide) {
    return (
      <Dialog open onClose={onClose} title="Session" side="right" bare>
        {content}
      </Dialog>
    );
  }
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-label="Session beside the list"
      data-session-panel=""
      className="flex min-h-0 w-[clamp(26.25rem,34vw,32.5rem)] shrink-0 flex-col border-line border-t border-l bg-surface"
    >
      {content}
    </section>
  );
}

type BarProps = {
  openKey: string;
  steps: RowSteps;
  source: RowSource;
  onStep: (key: string, index: number) => void;
  onClose: () => void;
  wide: boolean;
};

function Shown(props: { sessionRef: SessionRef; scroller: RefObject<HTMLDivElement | null>; bar: BarProps }) {
  const { sessionRef, scroller, bar } = props;
  const reading = useSession(sessionRef);
  const { session, missing } = reading;
  return (
    <>
      <PanelBar {...bar} name={session?.name ?? sessionRef.id} hrefTo={missing === null} />
      <div ref={scroller} className="scrollbar-thin @container min-h-0 flex-1 overflow-y-auto overscroll-contain">
        {missing === null ? (
          <>
            <SessionHead sessionRef={sessionRef} session={session} beside />
            <SessionContent key={bar.openKey} reading={reading} />
          </>
        ) : (
          <>
            <h2 className="sr-only">{missing.status === 410 ? 'This session is gone' : 'No such session'}</h2>
            <MissingSessionText sessionRef={sessionRef} problem={missing} />
          </>
        )}
      </div>
    </>
  );
}

/** A link that somebody broke: told here, since the list beside is as good as ever. */
function UnknownKey(props: Omit<BarProps, 'onStep'>) {
  return (
    <>
      <PanelBar {...props} onStep={() => {}} name="an unknown session" hrefTo={false} />
      <div className="p-4">
        <h2 className="sr-only">No such session</h2>
        <Notice tone="warn" title="The address names no session">
          <p>
            “<bdi>{props.openKey.length > 120 ? `${props.openKey.slice(0, 120)}…` : props.openKey}</bdi>” is not
            understood. Allowed: service/account/region/scope/id of a session, as in the address of its page.
          </p>
        </Notice>
      </div>
    </>
  );
}
