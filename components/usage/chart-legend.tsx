import { Swatch } from '@/components/charts/swatch.tsx';
import { type ChartModel, toSum } from './chart-model.ts';

type Props = {
  model: ChartModel;
  raised: number | null;
  onRaise: (index: number | null) => void;
  formatValue: (value: number) => string;
  compared: boolean;
  gaps: boolean;
};

const NOTE = 'inline-flex h-6 items-center gap-1.5 px-1.5 text-ink-muted text-xs';

/** The series with their totals; pressing one brings it forward, which also tells near colours apart. */
export function ChartLegend({ model, raised, onRaise, formatValue, compared, gaps }: Props) {
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
            <span className="text-ink-faint tabular-nums">{formatValue(toSum(series.total))}</span>
          </button>
        </li>
      ))}
      {model.hasEstimates ? (
        <li className={NOTE}>
          <Swatch color="var(--ink-muted)" fill="hatched" />
          hatched: our estimate, sessions still run
        </li>
      ) : null}
      {compared ? (
        <li className={NOTE}>
          <span aria-hidden="true" className="w-4 border-ink border-t-2 border-dashed" />
          dashed: the period before
        </li>
      ) : null}
      {gaps ? (
        <li className={NOTE}>
          <span
            aria-hidden="true"
            className="size-2.5 rounded-[3px] border border-line-strong"
            style={{
              background: 'repeating-linear-gradient(135deg, var(--line-strong) 0 1.5px, var(--sunken) 1.5px 4px)',
            }}
          />
          not observed
        </li>
      ) : null}
    </ul>
  );
}
