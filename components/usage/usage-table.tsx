import Link from 'next/link';
import { Swatch } from '@/components/charts/swatch.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { formatNumberOf, formatQuantity } from '@/lib/client/format.ts';
import type { UsageSeries, UsageValue } from '@/lib/domain/usage-series.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { toSpanLabel } from './bucket-labels.ts';
import { type ChartModel, toSum } from './chart-model.ts';
import { toDrillDown } from './drill-down.ts';
import { MEASURE } from './measures.ts';

type Props = { usage: UsageSeries; model: ChartModel; filters: SessionFilters };

function Value({ value, strong = false }: { value: UsageValue; strong?: boolean }) {
  const sum = toSum(value);
  if (sum === 0) return <span className="text-ink-faint">0</span>;
  return (
    <span
      className={strong ? 'font-medium text-ink' : ''}
      title={value.estimated > 0 ? `${formatQuantity(value.estimated)} of it estimated` : undefined}
    >
      {value.estimated > 0 ? <span className="text-ink-faint">≈ </span> : null}
      {formatQuantity(sum)}
    </span>
  );
}

/** The numbers of the chart, newest bucket first, with totals of rows and columns. Each bucket links to its sessions. */
export function UsageTable({ usage, model, filters }: Props) {
  const { unit } = MEASURE[usage.measure];
  const atLeast = usage.complete ? '' : 'at least ';
  const open = (first: number, last: number, series: number | null) =>
    toDrillDown(filters, model, { first, last }, series).href;
  const last = model.points.length - 1;
  return (
    <Panel
      title={`The same numbers, in ${unit}`}
      note={`${formatNumberOf(usage.sessions - usage.unknown, 'session')}, ${atLeast}${formatQuantity(toSum(model.total))} ${unit}${model.hasEstimates ? '; ≈ holds estimates for what still runs' : ''}`}
      flush
    >
      <div className="scrollbar-thin max-h-[32rem] overflow-auto">
        <table className="w-full border-separate border-spacing-0 text-right text-xs tabular-nums">
          <caption className="sr-only">
            {MEASURE[usage.measure].name} by {usage.bucket}, {usage.tz}
          </caption>
          <thead>
            <tr className="[&>th]:sticky [&>th]:top-0 [&>th]:z-10 [&>th]:border-line [&>th]:border-b [&>th]:min-w-20 [&>th]:bg-raised [&>th]:px-3 [&>th]:py-2 [&>th]:font-medium [&>th]:text-ink-muted">
              <th scope="col" className="left-0 min-w-36 text-left">
                {usage.bucket.charAt(0).toUpperCase() + usage.bucket.slice(1)} ({usage.tz})
              </th>
              <th scope="col">All</th>
              {model.series.map((series) => (
                <th key={series.index} scope="col">
                  <Link
                    href={open(0, last, series.index)}
                    prefetch={false}
                    title={`${series.title}: ${formatNumberOf(series.sessions, 'session')}`}
                    className="inline-flex max-w-44 items-baseline gap-1.5 hover:text-ink hover:underline"
                  >
                    <Swatch color={series.color} fill={series.fill} />
                    <span className="min-w-0 break-words">{series.label}</span>
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="[&_td]:whitespace-nowrap [&_td]:px-3 [&_td]:py-1.5 [&_td]:text-ink-muted [&_th]:px-3 [&_th]:py-1.5 [&_tr:hover>*]:bg-sunken">
            <tr className="[&>*]:border-line [&>*]:border-b [&>*]:bg-sunken">
              <th scope="row" className="sticky left-0 text-left font-medium text-ink">
                Total
              </th>
              <td>
                <Value value={model.total} strong />
              </td>
              {model.series.map((series) => (
                <td key={series.index}>
                  <Value value={series.total} strong />
                </td>
              ))}
            </tr>
            {[...model.points].reverse().map((point) => (
              <tr key={point.index}>
                <th scope="row" className="sticky left-0 whitespace-nowrap bg-raised text-left font-normal">
                  <Link
                    href={open(point.index, point.index, null)}
                    prefetch={false}
                    className="text-ink hover:underline"
                  >
                    {toSpanLabel(point, usage.bucket, usage.tz)}
                  </Link>
                </th>
                <td>
                  <Value value={point.total} strong />
                </td>
                {point.values.map((value, index) => (
                  <td key={model.series[index]?.label ?? index}>
                    <Value value={value} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
