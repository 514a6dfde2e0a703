import { PhaseBadge } from '@/components/sessions/phase-badge.tsx';
import { ServiceMark } from '@/components/sessions/service-mark.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { classNames } from '@/lib/client/class-names.ts';
import { toOwnerLabel } from '@/lib/domain/owner.ts';
import { type SessionRef, toHref } from '@/lib/domain/resource-ref.ts';
import type { Origin, SessionDetail } from '@/lib/domain/session.ts';
import { toPhaseNote } from './activity-words.ts';
import { BackLink } from './back-link.tsx';
import { ListSteps } from './list-steps.tsx';
import { MissingField } from './missing-field.tsx';
import { SessionActions } from './session-actions.tsx';

const ORIGIN_LABEL: Record<Exclude<Origin, 'unknown'>, string> = {
  notebook: 'Notebook',
  'data-preview': 'Data preview',
  dbt: 'dbt',
  'spark-connect': 'Spark Connect',
};

export type SessionHeadProps = {
  sessionRef: SessionRef;
  session: SessionDetail | null;
  /** Set where it stands beside the list: the page's heading and the way back are there. */
  beside?: boolean;
};

/** What a session is called and how it stands. What the address tells is there before any data. */
export function SessionHead({ sessionRef, session, beside = false }: SessionHeadProps) {
  const Heading = beside ? 'h2' : 'h1';
  const name = session?.name ?? null;
  const phaseNote = session === null ? null : toPhaseNote(session);
  return (
    <header className="flex flex-col gap-2 px-4 pt-4 pb-4 @3xl:px-6">
      {beside ? null : (
        <div className="flex min-h-7 flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <BackLink />
          <ListSteps href={toHref(sessionRef)} />
        </div>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Heading
          className={classNames(
            'wrap-anywhere min-w-0 font-semibold text-ink tracking-tight',
            beside ? 'line-clamp-4 text-lg' : 'text-xl',
          )}
        >
          <bdi>{name === null || name === '' ? sessionRef.id : name}</bdi>
        </Heading>
        {session === null ? (
          <Skeleton className="h-5 w-20" />
        ) : (
          <span className="inline-flex h-6 items-center rounded-full bg-sunken px-2.5 ring-1 ring-line ring-inset">
            <PhaseBadge phase={session.phase} state={session.state} />
          </span>
        )}
        {session === null || session.origin === 'unknown' ? null : (
          <span title="Derived by us from name, id and arguments; AWS does not report it">
            <Badge>{ORIGIN_LABEL[session.origin]}</Badge>
          </span>
        )}
        {phaseNote === null ? null : <span className="text-ink-muted text-xs">{phaseNote}</span>}
        {session?.stale ? <Badge tone="warn">last known</Badge> : null}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-muted text-xs">
        <ServiceMark service={sessionRef.service} long />
        <span className="inline-flex min-w-0 items-center font-mono">
          <span className="wrap-anywhere">{sessionRef.id}</span>
          <CopyButton value={sessionRef.id} label="Copy the session id" />
        </span>
        {session === null ? null : (
          <span className="wrap-anywhere min-w-0">
            Owner{' '}
            {session.owner === null ? (
              <MissingField session={session} field="owner" />
            ) : (
              <bdi className="text-ink" title={session.owner}>
                {toOwnerLabel(session.owner)}
              </bdi>
            )}
          </span>
        )}
        {session === null || beside ? null : (
          <span className="ml-auto flex flex-wrap items-center gap-2">
            <SessionActions session={session} />
          </span>
        )}
      </div>
    </header>
  );
}
