'use client';

import type { Clock } from '@/lib/client/preferences.ts';
import { toPlace, type View } from './span-lanes-layout.ts';
import { formatTick } from './span-lanes-words.ts';
import { toTimeTicks } from './time-ticks.ts';

const MINUTE_MS = 60_000;
/** What a label of the axis takes, with room around it. */
const LABEL_PX = 84;

const ownOffset = (ms: number) => -new Date(ms).getTimezoneOffset() * MINUTE_MS;
const noOffset = () => 0;

/** The moments that the axis marks on the viewer's clock. */
export function toAxis(view: View, widthPx: number, clock: Clock) {
  return toTimeTicks(view, Math.max(2, Math.floor(widthPx / LABEL_PX)), clock === 'utc' ? noOffset : ownOffset);
}

type Props = { view: View; clock: Clock; axis: ReturnType<typeof toAxis> };

/** The time axis: labels that stay above the lanes while they scroll. */
export function SpanLanesAxis({ view, clock, axis }: Props) {
  return (
    <div aria-hidden="true" className="relative h-5 text-2xs text-ink-faint tabular-nums">
      {axis.ticksMs.map((ms, index) => {
        const { left } = toPlace({ fromMs: ms, toMs: ms }, view);
        // Near an edge a label stands beside its mark and not over it, so that nothing is cut.
        const shift = left < 6 ? '0%' : left > 94 ? '-100%' : '-50%';
        return (
          <span
            key={ms}
            className="absolute top-0.5 whitespace-nowrap"
            style={{ left: `${left}%`, transform: `translateX(${shift})` }}
          >
            {formatTick(ms, axis.stepMs, clock, axis.ticksMs[index - 1] ?? null)}
          </span>
        );
      })}
    </div>
  );
}

/** The lines of the axis through the lanes. */
export function SpanLanesGrid({ view, axis }: Omit<Props, 'clock'>) {
  return axis.ticksMs.map((ms) => (
    <span
      key={ms}
      aria-hidden="true"
      className="absolute inset-y-0 w-px bg-line"
      style={{ left: `${toPlace({ fromMs: ms, toMs: ms }, view).left}%` }}
    />
  ));
}
