'use client';

import type { Clock } from '@/lib/client/preferences.ts';
import { toPlace, type View } from './span-lanes-layout.ts';
import { formatTick } from './span-lanes-words.ts';
import { toTimeTicks } from './time-ticks.ts';

const MINUTE_MS = 60_000;
/** What a time takes on the axis, with room around it. */
const LABEL_PX = 62;
/** What a letter takes at most. */
const LETTER_PX = 6.2;
const ROOM_PX = 8;

const ownOffset = (ms: number) => -new Date(ms).getTimezoneOffset() * MINUTE_MS;
const noOffset = () => 0;

/** The moments that the axis marks on the viewer's clock. */
export function toAxis(view: View, widthPx: number, clock: Clock) {
  return toTimeTicks(view, Math.max(4, Math.floor(widthPx / LABEL_PX)), clock === 'utc' ? noOffset : ownOffset);
}

type Axis = ReturnType<typeof toAxis>;
type Props = { view: View; clock: Clock; axis: Axis; widthPx: number };

/** The labels that there is room for; the others have their line alone. Near an edge a label is moved in. */
function placeLabels({ view, clock, axis, widthPx }: Props) {
  let freeFromPx = 0;
  let previousMs: number | null = null;
  return axis.ticksMs.flatMap((ms) => {
    const text = formatTick(ms, axis.stepMs, clock, previousMs);
    const size = text.length * LETTER_PX;
    const middle = (toPlace({ fromMs: ms, toMs: ms }, view).left / 100) * widthPx;
    const leftPx = Math.min(Math.max(0, middle - size / 2), widthPx - size);
    if (leftPx < freeFromPx) return [];
    freeFromPx = leftPx + size + ROOM_PX;
    previousMs = ms;
    return [{ ms, text, leftPx, size }];
  });
}

/** The time axis: labels that stay above the lanes while they scroll. */
export function SpanLanesAxis(props: Props) {
  return (
    <div aria-hidden="true" className="relative h-5 text-2xs text-ink-faint tabular-nums">
      {placeLabels(props).map(({ ms, text, leftPx, size }) => (
        <span
          key={ms}
          className="absolute top-0.5 whitespace-nowrap text-center"
          style={{ left: leftPx, minWidth: size }}
        >
          {text}
        </span>
      ))}
    </div>
  );
}

/** The lines of the axis through the lanes. */
export function SpanLanesGrid({ view, axis }: { view: View; axis: Axis }) {
  return axis.ticksMs.map((ms) => (
    <span
      key={ms}
      aria-hidden="true"
      className="absolute inset-y-0 w-px bg-line"
      style={{ left: `${toPlace({ fromMs: ms, toMs: ms }, view).left}%` }}
    />
  ));
}
