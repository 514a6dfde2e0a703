import { PLOT_INSET } from '@/components/charts/plot-area.ts';
import { Swatch } from '@/components/charts/swatch.tsx';
import { type ChartModel, type ChartPoint, toSum } from './chart-model.ts';

const MOST_LISTED = 8;
const GAP_PX = 6;

type Props = {
  model: ChartModel;
  point: ChartPoint;
  series: number | null;
  title: string;
  /** What of the bucket was not observed; null where all of it was. */
  gap: { text: string } | null;
  formatValue: (value: number) => string;
  /** With its unit. */
  sayValue: (value: number) => string;
};

/** What the bucket under the pointer holds, beside it and never over it. The table beneath says the same. */
export function ChartTooltip({ model, point, series, title, gap, formatValue, sayValue }: Props) {
  const count = Math.max(1, model.points.length);
  const plot = `(100% - ${PLOT_INSET.left + PLOT_INSET.right}px)`;
  const isRight = point.index + 0.5 > count / 2;
  const place = isRight
    ? { right: `calc(${PLOT_INSET.right + GAP_PX}px + ${plot} * ${1 - point.index / count})` }
    : { left: `calc(${PLOT_INSET.left + GAP_PX}px + ${plot} * ${(point.index + 1) / count})` };
  const held = model.series.filter((one) => toSum(point.values[one.index] ?? { reported: 0, estimated: 0 }) > 0);
  const rows = held.slice(0, MOST_LISTED);
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute top-2 z-10 w-60 max-w-[70vw] rounded-md border border-line bg-raised p-2.5 text-xs shadow-float"
      style={place}
    >
      <p className="font-medium text-ink">{title}</p>
      {rows.length === 0 ? (
        <p className="mt-1 text-ink-muted">
          {gap === null ? 'nothing in this bucket' : 'nothing known of this bucket'}
        </p>
      ) : null}
      <ul className="mt-1.5 flex flex-col gap-1">
        {rows.map((one) => {
          const value = point.values[one.index] ?? { reported: 0, estimated: 0 };
          return (
            <li
              key={one.index}
              className={series === one.index ? 'flex gap-2 font-medium text-ink' : 'flex gap-2 text-ink-muted'}
            >
              <Swatch color={one.color} fill={value.reported === 0 ? 'hatched' : one.fill} className="mt-1" />
              <span className="min-w-0 flex-1 truncate">{one.label}</span>
              <span className="text-ink tabular-nums">
                {value.estimated > 0 ? '≈ ' : ''}
                {formatValue(toSum(value))}
              </span>
            </li>
          );
        })}
      </ul>
      {held.length > rows.length ? (
        <p className="mt-1 text-ink-faint">and {held.length - rows.length} more series</p>
      ) : null}
      <p className="mt-1.5 flex justify-between border-line border-t pt-1.5 font-medium text-ink">
        <span>All</span>
        <span className="tabular-nums">
          {point.total.estimated > 0 ? '≈ ' : ''}
          {sayValue(toSum(point.total))}
        </span>
      </p>
      {point.before === null ? null : (
        <p className="mt-1 flex justify-between text-ink-muted">
          <span>Period before</span>
          <span className="tabular-nums">{sayValue(toSum(point.before))}</span>
        </p>
      )}
      {gap === null ? null : <p className="mt-1.5 text-warn">Not observed: {gap.text}</p>}
    </div>
  );
}
