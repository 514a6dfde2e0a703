'use client';

import type { ReactNode } from 'react';
import { AtLeast } from '@/components/ui/at-least.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Time } from '@/components/ui/time.tsx';
import { formatDuration } from '@/lib/client/format.ts';
import { isLive } from '@/lib/domain/phase.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { toMs } from '@/lib/domain/time-range.ts';
import { type Idled, toIdledByRecord, toIdledByWork } from './idled.ts';
import { KeyCell } from './key-cell.tsx';
import { MissingField } from './missing-field.tsx';
import { useTimeline } from './use-timeline.ts';

type Props = { session: SessionDetail; nowMs: number };

/** For how long a session idles, and how much of its time it has idled in all. */
export function IdledCell({ session, nowMs, page }: Props & { page: boolean }) {
  const idled = toIdledByWork(session, nowMs);
  if (session.phase === 'starting') return <Cell session={session} nowMs={nowMs} idled={null} why={null} />;
  if (idled !== null || !page) return <Cell session={session} nowMs={nowMs} idled={idled} why={null} />;
  if (session.noActivity === 'loading') {
    return <Cell session={session} nowMs={nowMs} idled={null} why={<MissingValue>being read</MissingValue>} />;
  }
  return <ByRecord session={session} nowMs={nowMs} />;
}

function ByRecord({ session, nowMs }: Props) {
  const { data, isPending } = useTimeline(session);
  const idled = data === undefined ? null : toIdledByRecord(session, data, nowMs);
  const why = <MissingValue>{isPending ? 'loading' : 'not recorded'}</MissingValue>;
  const since = data?.recordedSince ?? null;
  const note = since === null || idled !== null ? null : <>nobody looked before {<Time iso={since} nowMs={nowMs} />}</>;
  return <Cell session={session} nowMs={nowMs} idled={idled} why={why} note={note} />;
}

/** `why`: what stands where it is not known; null where that is the session's own to say. */
function Cell(props: Props & { idled: Idled | null; why: ReactNode; note?: ReactNode }) {
  const { session, nowMs, idled, why, note = null } = props;
  const idleMs = toMs(session.idleSince);
  if (idleMs !== null && session.idleSince !== null) {
    return (
      <KeyCell
        name="Idle for"
        note={
          <>
            <span className="block">
              since <Time iso={session.idleSince} nowMs={nowMs} />
            </span>
            {idled === null ? null : (
              <span className="block">
                {idled.unknownSeconds > 0 ? 'at least ' : ''}
                {formatDuration(idled.seconds)} in all{toPart(session, idled)}
              </span>
            )}
          </>
        }
      >
        {formatDuration((nowMs - idleMs) / 1000)}
      </KeyCell>
    );
  }
  if (idled === null) {
    return (
      <KeyCell name={isLive(session.phase) ? 'Idle for' : 'Idled'} note={note ?? undefined}>
        {why ?? <MissingField session={session} field="idleSince" />}
      </KeyCell>
    );
  }
  return (
    <KeyCell
      name={isLive(session.phase) ? 'Idled so far' : 'Idled'}
      note={
        idled.unknownSeconds > 0
          ? `nothing tells of ${formatDuration(idled.unknownSeconds)}`
          : toPart(session, idled).slice(2)
      }
    >
      {idled.unknownSeconds > 0 ? <AtLeast /> : null}
      {formatDuration(idled.seconds)}
    </KeyCell>
  );
}

/** `, 88% of its time`; what AWS does not bill of an ended Glue session is no part of it. */
function toPart({ phase }: SessionDetail, { seconds, wholeSeconds, paid, unknownSeconds }: Idled): string {
  if (unknownSeconds > 0 || wholeSeconds <= 0) return '';
  const percent = (seconds / wholeSeconds) * 100;
  const text = percent > 0 && percent < 1 ? '< 1' : String(Math.round(percent));
  return `, ${text}% of ${paid && !isLive(phase) ? 'the time that is paid for' : 'its life'}`;
}
