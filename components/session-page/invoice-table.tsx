import { AtLeast } from '@/components/ui/at-least.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import type { Invoice, InvoiceLine } from '@/lib/client/invoice.ts';
import type { CostComponent, CostNote } from '@/lib/cost/cost.ts';
import { listNotes, NOTE_TEXT, toItemLabel, toUnit } from './cost-words.ts';

const CELLS = '[&>*]:px-4 [&>*]:py-2';
/** On a phone a line is two rows: what it is for and its amount, and under them what that is made of. */
const STACKED = '@max-xl:grid @max-xl:grid-cols-[auto_1fr_auto] @max-xl:px-4 @max-xl:py-2 @max-xl:[&>*]:p-0';

/** Quantity × unit price = amount, line by line, and their sum; what is not known is said to be so. */
export function InvoiceTable(props: {
  caption: string;
  components: readonly CostComponent[];
  invoice: Invoice;
  atLeast: boolean;
}) {
  const { caption, components, invoice, atLeast } = props;
  const notes = listNotes(components);
  return (
    <>
      <table className="w-full border-collapse border-line tabular-nums @max-xl:border-t @max-xl:block @max-xl:[&>tbody]:block @max-xl:[&>tfoot]:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="@max-xl:sr-only">
          <tr className={`border-line border-y text-ink-muted text-xs [&>th]:font-medium ${CELLS}`}>
            <th scope="col" className="text-left">
              Item
            </th>
            <th scope="col" className="text-right">
              Quantity
            </th>
            <th scope="col" className="text-right">
              Unit price
            </th>
            <th scope="col" className="text-right">
              Amount
            </th>
          </tr>
        </thead>
        <tbody className={invoice.total === null ? '[&>tr:last-child]:border-b-0' : ''}>
          {components.map((component, index) => (
            <Line
              key={`${component.item} ${component.dimension} ${component.price}`}
              component={component}
              line={invoice.lines[index] ?? { quantity: null, unitPrice: null, amount: null }}
              mark={component.note === null ? null : notes.indexOf(component.note) + 1}
            />
          ))}
        </tbody>
        {invoice.total === null ? null : (
          <tfoot>
            <tr className={`text-ink ${CELLS} @max-xl:grid @max-xl:grid-cols-[1fr_auto]`}>
              <th scope="row" colSpan={3} className="text-left font-semibold text-sm">
                Total
              </th>
              <td className="text-right font-semibold text-sm">
                {atLeast ? <AtLeast /> : null}
                <span>{invoice.total}</span>
              </td>
            </tr>
          </tfoot>
        )}
      </table>
      <Notes notes={notes} />
    </>
  );
}

function Line({ component, line, mark }: { component: CostComponent; line: InvoiceLine; mark: number | null }) {
  return (
    <tr className={`border-line border-b ${CELLS} ${STACKED}`}>
      <th scope="row" className="text-left font-medium text-ink text-sm @max-xl:col-span-2">
        {toItemLabel(component)}
        {mark === null ? null : (
          <sup className="ml-0.5 font-normal text-2xs text-ink-muted">
            <span className="sr-only">, note </span>
            {mark}
          </sup>
        )}
      </th>
      <td className="text-right text-ink-muted text-sm @max-xl:col-start-1 @max-xl:text-xs">
        {line.quantity === null ? (
          <MissingValue>not known</MissingValue>
        ) : (
          <>
            <span className="text-ink">{line.quantity}</span> {toUnit(component.dimension, line.quantity)}
          </>
        )}
      </td>
      <td className="whitespace-nowrap text-right text-ink text-sm @max-xl:pl-1.5! @max-xl:text-left @max-xl:text-xs">
        {line.unitPrice === null ? (
          <MissingValue>no price</MissingValue>
        ) : (
          <>
            <span className="text-ink-faint">× </span>
            {line.unitPrice}
          </>
        )}
      </td>
      <td className="whitespace-nowrap text-right text-ink text-sm @max-xl:col-start-3 @max-xl:row-start-1">
        {line.amount === null ? (
          <MissingValue>unknown</MissingValue>
        ) : (
          <>
            <span className="text-ink-faint">= </span>
            {line.amount}
          </>
        )}
      </td>
    </tr>
  );
}

function Notes({ notes }: { notes: readonly CostNote[] }) {
  if (notes.length === 0) return null;
  return (
    <ol className="flex flex-col gap-1 px-4 pb-3 text-ink-muted text-xs">
      {notes.map((note, index) => (
        <li key={note} className="flex gap-1.5">
          <sup className="mt-1 text-2xs">{index + 1}</sup>
          {NOTE_TEXT[note]}
        </li>
      ))}
    </ol>
  );
}
