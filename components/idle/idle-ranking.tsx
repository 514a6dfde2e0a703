import Link from 'next/link';
import { toListHref, toRankHref } from '@/components/overview/overview-links.ts';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { formatCount, formatDuration } from '@/lib/client/format.ts';
import type { IdleAnalysis, IdleRow } from '@/lib/domain/idle-analysis.ts';
import { isService, SERVICE_LABEL } from '@/lib/domain/service.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { GROUP_NAME, toMoneyText } from './idle-words.ts';

type Props = { analysis: IdleAnalysis; filters: SessionFilters };

/** Whose sessions idled, the dearest first, with the way to them. */
export function IdleRanking({ analysis, filters }: Props) {
  const { rows, group, currency } = analysis;
  return (
    <Panel title={`By ${GROUP_NAME[group]}`} note="Idle cost and time of the sessions of each" flush>
      {rows.length === 0 ? (
        <p className="p-4 text-ink-muted text-sm">No session of the range tells whether it idled.</p>
      ) : (
        <div className="overflow-x-auto">
          <table className="w-full text-sm">
            <caption className="sr-only">Idle time by {GROUP_NAME[group]}</caption>
            <thead className="text-left text-ink-muted text-xs">
              <tr className="border-line border-b [&>th]:px-4 [&>th]:py-1.5 [&>th]:font-medium">
                <th scope="col">{GROUP_NAME[group].replace(/^./, (first) => first.toUpperCase())}</th>
                <th scope="col" className="text-right">
                  Idle cost
                </th>
                <th scope="col" className="text-right">
                  Idle time
                </th>
                <th scope="col" className="text-right">
                  Sessions
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr
                  key={row.rest ? 'rest' : (row.value ?? 'none')}
                  className="border-line border-b last:border-0 [&>*]:px-4 [&>*]:py-1.5"
                >
                  <th scope="row" className="wrap-anywhere text-left font-normal">
                    <Name row={row} analysis={analysis} filters={filters} />
                  </th>
                  <td className="text-right text-ink tabular-nums">
                    {currency === null ? <MissingValue>not known</MissingValue> : toMoneyText(row.amount, currency)}
                  </td>
                  <td className="whitespace-nowrap text-right tabular-nums">{formatDuration(row.idleSeconds)}</td>
                  <td className="text-right tabular-nums">{formatCount(row.sessions)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function Name({ row: { value, rest }, analysis: { group }, filters }: Props & { row: IdleRow }) {
  if (rest) return <span className="text-ink-muted">All others</span>;
  const label = value === null ? <MissingValue>none</MissingValue> : <bdi>{toLabel(value)}</bdi>;
  const href =
    group === 'service'
      ? value !== null && isService(value)
        ? toListHref(filters, { service: value, most: 'cost' })
        : null
      : toRankHref(filters, group, value);
  return href === null ? (
    label
  ) : (
    <Link href={href} prefetch={false} className="text-ink hover:underline">
      {label}
    </Link>
  );
}

const toLabel = (value: string) => (isService(value) ? SERVICE_LABEL[value] : value);
