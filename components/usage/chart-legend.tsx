import { Swatch } from '@/components/charts/swatch.tsx';
import { formatQuantity } from '@/lib/client/format.ts';
import { type ChartModel, toSum } from './chart-model.ts';

type Props = { model: ChartModel; raised: number | null; onRaise: (index: number | null) => void };

/** The series with their totals; pressing one brings it forward, which also tells near colours apart. */
export function ChartLegend({ model, raised, onRaise }: Props) {
  return (
    <ul aria-label="Series" className="-mx-1.5 mt-2 flex flex-wrap gap-x-1 gap-y-1">
      {model.series.map((series) => (
        <li key={series.index}>
          <button
            type="button"
            title={series.title}
            aria-pressed={raised === series.index}
            onClick={() => onRaise(raised === series.index ? null : series.index)}
            className="inline-flex h-6 max-w-72 items-center gap-1.5 rounded-md px-1.5 text-ink-muted text-xs hover:bg-sunken hover:text-ink aria-pressed:bg-sunken aria-pressed:text-ink"
          >
            <Swatch color={series.color} fill={series.fill} />
            <span className="truncate">{series.label}</span>
            <span className="text-ink-faint tabular-nums">{formatQuantity(toSum(series.total))}</span>
          </button>
        </li>
      ))}
      {model.hasEstimates ? (
        <li className="inline-flex h-6 items-center gap-1.5 px-1.5 text-ink-muted text-xs">
          <Swatch color="var(--ink-muted)" fill="hatched" />
          hatched: our estimate, sessions still run
        </li>
      ) : null}
    </ul>
  );
}
