import { MissingField } from '@/components/session-page/missing-field.tsx';
import { Meter } from '@/components/ui/meter.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { formatDuration, formatQuantity } from '@/lib/client/format.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { type Comparison, compareUsage, listCauses, RESOURCE_LABEL } from './difference.ts';
import { DifferenceCauses } from './difference-causes.tsx';

/** What the workers used beside what AWS bills for, and why the two differ. */
export function EmrUsagePanel({ session }: { session: SessionDetail }) {
  const { total, billed, executionSeconds } = session.usage;
  const comparisons = compareUsage(total, billed);
  return (
    <Panel
      title="Usage"
      note={
        <>
          Total execution time:{' '}
          {executionSeconds === null ? (
            <MissingField session={session} field="usage.executionSeconds" />
          ) : (
            formatDuration(executionSeconds)
          )}
        </>
      }
      flush
    >
      <table className="w-full table-fixed border-collapse text-right">
        <caption className="sr-only">Total and billed resource utilisation</caption>
        <thead>
          <tr className="border-line border-b text-ink-muted text-xs [&>th]:px-2 [&>th]:py-2 [&>th]:font-medium @xl:[&>th]:px-4">
            <th scope="col" className="text-left">
              Resource
            </th>
            <th scope="col">Total used</th>
            <th scope="col">Billed</th>
            <th scope="col">Billed − total</th>
          </tr>
        </thead>
        <tbody>
          {comparisons.map((row) => (
            <ResourceRow key={row.resource} row={row} session={session} />
          ))}
        </tbody>
      </table>
      <DifferenceCauses causes={listCauses(comparisons)} compared={total !== null && billed !== null} />
    </Panel>
  );
}

function ResourceRow({ row, session }: { row: Comparison; session: SessionDetail }) {
  const { name, unit } = RESOURCE_LABEL[row.resource];
  const highest = Math.max(row.total ?? 0, row.billed ?? 0);
  const quantity = (value: number | null, field: 'usage.total' | 'usage.billed', color: string) =>
    value === null ? (
      <MissingField session={session} field={field} />
    ) : (
      <>
        <span className="text-ink text-sm tabular-nums">{formatQuantity(value)}</span>
        <Meter share={highest === 0 ? 0 : value / highest} color={color} className="mt-1" />
      </>
    );
  return (
    <tr className="border-line border-b align-top [&>*]:px-2 [&>*]:py-3 @xl:[&>*]:px-4">
      <th scope="row" className="text-left font-medium text-ink text-sm">
        {name}
        <span className="block font-normal text-2xs text-ink-muted">{unit}</span>
      </th>
      <td>{quantity(row.total, 'usage.total', 'var(--ink-faint)')}</td>
      <td>{quantity(row.billed, 'usage.billed', 'var(--service-emr-serverless)')}</td>
      <td className="text-sm tabular-nums">
        <Difference row={row} />
      </td>
    </tr>
  );
}

function Difference({ row }: { row: Comparison }) {
  if (row.difference === null) return <MissingValue>needs both</MissingValue>;
  if (row.difference === 0) return <span className="text-ink-muted">equal</span>;
  const sign = row.difference > 0 ? '+' : '−';
  return (
    <>
      {sign}
      {formatQuantity(Math.abs(row.difference))}
      {row.share === null ? null : (
        <span className="block text-2xs text-ink-muted">
          {sign}
          {formatQuantity(Math.abs(row.share) * 100)}%
        </span>
      )}
    </>
  );
}
