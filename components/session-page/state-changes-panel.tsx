import { PhaseBadge } from '@/components/sessions/phase-badge.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Time } from '@/components/ui/time.tsx';
import { formatCount } from '@/lib/client/format.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import type { StateChange } from '@/lib/domain/state-change.ts';
import { toChangeTiming } from './state-change-words.ts';

/** A session that goes to and fro all day has hundreds; the newest say how it is doing. */
const MOST_SHOWN = 50;

/** The states that were recorded, and between which two looks each came: nobody sees the moment itself. */
export function StateChangesPanel(props: { session: SessionDetail; nowMs: number; loading: boolean }) {
  const { session, nowMs, loading } = props;
  const { stateChanges } = session;
  if (loading) return null;
  return (
    <Panel title="Recorded states" note="As Sparktally saw them; AWS keeps no record of its own" flush>
      {stateChanges === null || stateChanges.length === 0 ? (
        <MissingValue className="block p-4">
          {stateChanges === null ? 'the history is off, so nothing is recorded' : 'nothing is recorded yet'}
        </MissingValue>
      ) : (
        <StateChangeList changes={stateChanges} nowMs={nowMs} />
      )}
    </Panel>
  );
}

/** The newest records, each with how exactly its moment is known. */
export function StateChangeList({ changes, nowMs }: { changes: readonly StateChange[]; nowMs: number }) {
  const shown = changes.slice(-MOST_SHOWN).reverse();
  return (
    <>
      {changes.length > shown.length ? (
        <p className="border-line border-b px-4 py-2 text-ink-muted text-xs">
          The newest {MOST_SHOWN} of {formatCount(changes.length)}; the export of the history has them all.
        </p>
      ) : null}
      <ol className="max-h-96 divide-y divide-line overflow-y-auto">
        {shown.map((change) => (
          <li
            key={`${change.seenAt} ${change.to} ${change.toPhase}`}
            className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-4 py-2 text-sm"
          >
            <span className="w-40 shrink-0">
              <PhaseBadge phase={change.toPhase} state={change.to} />
            </span>
            <span className="text-ink tabular-nums">
              <Time iso={change.seenAt} nowMs={nowMs} />
            </span>
            <span className="text-ink-muted text-xs">
              <Timing change={change} nowMs={nowMs} />
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Timing({ change, nowMs }: { change: StateChange; nowMs: number }) {
  const timing = toChangeTiming(change);
  if (timing.kind === 'first') return 'when first seen';
  if (timing.kind === 'close') return `within ${timing.within} before`;
  return (
    <>
      between <Time iso={timing.after} nowMs={nowMs} /> and then: nobody looked for {timing.within}
    </>
  );
}
