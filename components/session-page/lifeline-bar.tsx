import { Time } from '@/components/ui/time.tsx';
import { formatDuration } from '@/lib/client/format.ts';
import type { Session } from '@/lib/domain/session.ts';
import { type Lifeline, type LifeSegment, type LifeStage, toLifeline } from './lifeline.ts';

const STAGE: Record<LifeStage, { label: string; className: string }> = {
  starting: { label: 'Starting', className: 'bg-phase-starting' },
  running: { label: 'Running', className: 'bg-phase-busy' },
  idle: { label: 'Idle', className: 'bg-phase-idle' },
  ahead: { label: 'Until it stops by itself', className: 'border border-line-strong border-dashed bg-transparent' },
};

/** Of a life that is over the parts add up to it as it is shown, to the second. */
function toSeconds(life: Lifeline, { fromMs, toMs }: LifeSegment): number {
  if (life.nowMs !== null) return (toMs - fromMs) / 1000;
  return Math.round((toMs - life.fromMs) / 1000) - Math.round((fromMs - life.fromMs) / 1000);
}

/** A session's life to scale: start-up, work, idling now, and what is left before it stops by itself. */
export function LifelineBar({ session, nowMs }: { session: Session; nowMs: number }) {
  const life = toLifeline(session, nowMs);
  if (life === null || life.segments.length === 0) return null;
  return (
    <figure className="px-4 pb-5 @3xl:px-6">
      <div aria-hidden="true" className="flex h-2.5 gap-0.5">
        {life.segments.map((segment) => (
          <span
            key={segment.stage}
            className={`min-w-1 rounded-sm ${STAGE[segment.stage].className}`}
            style={{ flexGrow: segment.share, flexBasis: 0 }}
          />
        ))}
      </div>
      <div aria-hidden="true" className="mt-1.5 flex justify-between gap-4 text-2xs text-ink-faint">
        <Time iso={new Date(life.fromMs).toISOString()} nowMs={nowMs} />
        <Time iso={new Date(life.toMs).toISOString()} nowMs={nowMs} />
      </div>
      <figcaption className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-ink-muted text-xs">
        {life.segments.map((segment) => (
          <span key={segment.stage} className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className={`size-2 rounded-[3px] ${STAGE[segment.stage].className}`} />
            {STAGE[segment.stage].label}
            <span className="text-ink tabular-nums">{formatDuration(toSeconds(life, segment))}</span>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
