import type { View } from './span-lanes-layout.ts';

/** A value that holds from one moment to the next. */
export type Step = { fromMs: number; toMs: number; value: number };

const WIDTH = 1_000;

/** The steps within a view as one path, in a box of 1,000 by `heightPx`. */
export function toStepPath(steps: readonly Step[], view: View, heightPx: number, most: number): string {
  const length = Math.max(1, view.toMs - view.fromMs);
  const x = (ms: number) =>
    (((Math.min(view.toMs, Math.max(view.fromMs, ms)) - view.fromMs) / length) * WIDTH).toFixed(1);
  const y = (value: number) => (heightPx * (1 - value / Math.max(1e-9, most))).toFixed(1);
  return steps
    .filter(({ fromMs, toMs, value }) => value > 0 && toMs > view.fromMs && fromMs < view.toMs)
    .map(({ fromMs, toMs, value }) => `M${x(fromMs)} ${heightPx}V${y(value)}H${x(toMs)}V${heightPx}Z`)
    .join('');
}

/** Values over time as an area of steps, with a line at a limit where there is one. Drawn only: its words stand elsewhere. */
export function StepArea(props: {
  steps: readonly Step[];
  view: View;
  heightPx: number;
  most: number;
  color: string;
  limit?: number | null;
}) {
  const { steps, view, heightPx, most, color, limit = null } = props;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${WIDTH} ${heightPx}`}
      preserveAspectRatio="none"
      className="absolute inset-0 size-full"
    >
      <path d={toStepPath(steps, view, heightPx, most)} style={{ fill: color }} fillOpacity={0.55} />
      {limit === null || limit > most ? null : (
        <line
          x1={0}
          x2={WIDTH}
          y1={heightPx * (1 - limit / most)}
          y2={heightPx * (1 - limit / most)}
          style={{ stroke: 'var(--ink-muted)' }}
          strokeDasharray="4 3"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}
