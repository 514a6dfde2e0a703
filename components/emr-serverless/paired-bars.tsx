import type { ReactNode } from 'react';
import { MissingField } from '@/components/session-page/missing-field.tsx';
import { Meter } from '@/components/ui/meter.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { classNames } from '@/lib/client/class-names.ts';
import { formatQuantity } from '@/lib/client/format.ts';
import { type Decimal, toNumber } from '@/lib/cost/decimal.ts';
import { type PricedComparison, priceComparison } from '@/lib/cost/emr-comparison.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { type Comparison, RESOURCE_LABEL } from './difference.ts';
import { type ShownAmounts, showAmounts } from './shown-amounts.ts';

const TOTAL_COLOR = 'var(--ink-faint)';
const BILLED_COLOR = 'var(--service-emr-serverless)';

type Props = { session: SessionDetail; comparisons: readonly Comparison[] };

/** Total and billed of each resource, one bar under the other to one scale, with what each comes to at list price. */
export function PairedBars({ session, comparisons }: Props) {
  const priced = priceComparison(session);
  const shown = showAmounts(priced);
  const known = comparisons.some(({ total, billed }) => total !== null || billed !== null);
  if (!known) return <NothingReported session={session} />;
  return (
    <>
      <table className="w-full table-fixed border-collapse text-right text-sm tabular-nums">
        <caption className="sr-only">Total and billed resource utilisation, in hours and in money</caption>
        <colgroup>
          <col className="w-22 @xl:w-36" />
          <col />
          <col className="w-18 @xl:w-32" />
          <col className="w-24 @xl:w-32" />
        </colgroup>
        <thead>
          <tr className="text-ink-muted text-xs [&>th]:px-2 [&>th]:pt-2 [&>th]:font-medium @xl:[&>th]:px-4">
            <th scope="col" className="text-left">
              Resource
            </th>
            <th scope="col" className="text-left">
              <span className="sr-only">Bar</span>
            </th>
            <th scope="col">Hours</th>
            <th scope="col">At list price</th>
          </tr>
        </thead>
        {comparisons.map((row) => (
          <ResourceRows key={row.resource} row={row} amounts={shown.of[row.resource]} session={session} />
        ))}
        <SumRows priced={priced} amounts={shown.sum} session={session} />
      </table>
      <p className="px-4 pt-1 pb-3 text-ink-muted text-xs">
        Both are what was allocated, whether or not it computed. The total’s amounts are what list prices would make of
        it: nobody is billed them, and its storage counts the 20 GB of each worker that are free.
      </p>
    </>
  );
}

/** Of a session that runs AWS reports neither: no table of nothing. */
function NothingReported({ session }: { session: SessionDetail }) {
  return (
    <dl className="grid grid-cols-2 gap-x-4 border-line border-b px-4 py-3">
      <div>
        <dt className="text-ink-muted text-xs">Total</dt>
        <dd className="mt-0.5">
          <MissingField session={session} field="usage.total" />
        </dd>
      </div>
      <div>
        <dt className="text-ink-muted text-xs">Billed</dt>
        <dd className="mt-0.5">
          <MissingField session={session} field="usage.billed" />
        </dd>
      </div>
    </dl>
  );
}

type RowProps = { name: ReactNode; bar: ReactNode; hours: ReactNode; amount: string | null; strong?: boolean };

function Row({ name, bar, hours, amount, strong = false }: RowProps) {
  return (
    <tr
      className={classNames(
        'align-middle [&>*]:px-2 [&>*]:py-1 @xl:[&>*]:px-4 last:[&>*]:pb-2.5',
        strong ? 'font-semibold text-ink' : 'text-ink',
      )}
    >
      <th scope="row" className="text-left font-normal text-ink-muted text-xs">
        {name}
      </th>
      <td>{bar}</td>
      <td className="whitespace-nowrap">{hours}</td>
      <td className="whitespace-nowrap">{amount ?? <MissingValue className="font-normal">not known</MissingValue>}</td>
    </tr>
  );
}

function GroupHead({ name, unit }: { name: string; unit: string }) {
  return (
    <tr>
      <th scope="rowgroup" colSpan={4} className="px-2 pt-2.5 text-left font-medium text-ink text-sm @xl:px-4">
        {name}
        <span className="ml-1.5 font-normal text-2xs text-ink-muted">{unit}</span>
      </th>
    </tr>
  );
}

function ResourceRows({ row, amounts, session }: { row: Comparison; amounts: ShownAmounts; session: SessionDetail }) {
  const { name, unit } = RESOURCE_LABEL[row.resource];
  const highest = Math.max(row.total ?? 0, row.billed ?? 0);
  const bar = (value: number | null, color: string) =>
    value === null ? null : <Meter share={highest === 0 ? 0 : value / highest} color={color} className="h-2.5" />;
  const hours = (value: number | null, field: 'usage.total' | 'usage.billed') =>
    value === null ? (
      <MissingField
        session={session}
        field={
          session.usage[field === 'usage.total' ? 'total' : 'billed'] === null ? field : `${field}.${row.resource}`
        }
      />
    ) : (
      formatQuantity(value)
    );
  return (
    <tbody className="border-line border-b">
      <GroupHead name={name} unit={unit} />
      <Row
        name="Total"
        bar={bar(row.total, TOTAL_COLOR)}
        hours={hours(row.total, 'usage.total')}
        amount={amounts.total}
      />
      <Row
        name="Billed"
        bar={bar(row.billed, BILLED_COLOR)}
        hours={hours(row.billed, 'usage.billed')}
        amount={amounts.billed}
      />
      <Row
        name="Billed − total"
        bar={<Share share={row.share} />}
        hours={<Difference row={row} />}
        amount={amounts.difference}
      />
    </tbody>
  );
}

function Difference({ row: { difference } }: { row: Comparison }) {
  if (difference === null) return <MissingValue>needs both</MissingValue>;
  if (difference === 0) return <span className="text-ink-muted">equal</span>;
  return `${difference > 0 ? '+' : '−'}${formatQuantity(Math.abs(difference))}`;
}

function Share({ share }: { share: number | null }) {
  if (share === null || share === 0) return null;
  return (
    <span className="block text-left text-2xs text-ink-muted">
      {share > 0 ? '+' : '−'}
      {formatQuantity(Math.abs(share) * 100)}%<span className="@max-xl:sr-only"> of the total</span>
    </span>
  );
}

function SumRows(props: { priced: PricedComparison; amounts: ShownAmounts; session: SessionDetail }) {
  const { priced, amounts, session } = props;
  const { total, billed } = priced.sum;
  const sizes = [total, billed].map((value) => (value === null ? 0 : toNumber(value)));
  const highest = Math.max(...sizes);
  const bar = (value: Decimal | null, color: string) =>
    value === null ? null : (
      <Meter share={highest === 0 ? 0 : toNumber(value) / highest} color={color} className="h-2.5" />
    );
  return (
    <tbody>
      <GroupHead name="All three" unit="at list price" />
      <Row name="Total" bar={bar(total, TOTAL_COLOR)} hours={null} amount={amounts.total} />
      <Row
        name={session.cost.basis === 'billed-usage' ? 'Billed: its cost' : 'Billed'}
        bar={bar(billed, BILLED_COLOR)}
        hours={null}
        amount={amounts.billed}
        strong
      />
      <Row name="Billed − total" bar={null} hours={null} amount={amounts.difference} />
    </tbody>
  );
}
