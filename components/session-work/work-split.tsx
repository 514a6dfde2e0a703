import type { ReactNode } from 'react';
import { Swatch, type SwatchFill, toBackground } from '@/components/charts/swatch.tsx';
import { Money } from '@/components/session-page/money.tsx';
import { type Decimal, ZERO } from '@/lib/cost/decimal.ts';
import { roundToSum } from '@/lib/cost/work-cost.ts';

const CENTS = 2;
const TICKING_DIGITS = 4;
const WORK = { color: 'var(--phase-busy)', fill: 'solid' } as const;
const REST = { color: 'var(--phase-idle)', fill: 'hatched' } as const;

type Part = {
  name: string;
  note: string | null;
  /** In one unit with that of the other part; null where it is not known. */
  share: number | null;
  quantity: string | null;
  percent: string | null;
  tag: string;
};

type Props = {
  /** What the quantities are: `Time`. */
  measure: string;
  work: Part;
  rest: Part;
  /** What the two parts cost; null where that is not known. */
  cost: { currency: string; work: Decimal; rest: Decimal } | null;
  /** The amount grows while one looks. */
  ticking: boolean;
  whole: { quantity: string | null; amount: ReactNode; tag: string };
  /** How the parts come about, so that they can be worked out by hand. */
  rule: string;
};

/** What a session cost in two parts, what it worked at and all else, which together are its cost as it stands above. */
export function WorkSplit({ measure, work, rest, cost, ticking, whole, rule }: Props) {
  const exact = cost === null ? [] : [cost.work, cost.rest];
  const rounded = roundToSum(exact, ticking ? TICKING_DIGITS : CENTS);
  const parts = [
    { ...work, ...WORK },
    { ...rest, ...REST },
  ].map((part, index) => {
    const own = exact[index];
    if (cost === null || own === undefined) return { ...part, amount: null };
    const shown = rounded[index] ?? ZERO;
    // What is not nothing does not read as nothing.
    const value = shown === ZERO ? own : shown;
    return {
      ...part,
      amount: <Money amount={{ currency: cost.currency, value }} atLeast={false} ticking={ticking} />,
    };
  });
  return (
    <div>
      {work.share === null || rest.share === null ? null : (
        <div aria-hidden="true" className="flex h-2.5 gap-0.5">
          {parts.map(({ share, color, fill, tag }) =>
            share === null || share <= 0 ? null : (
              <span
                key={tag}
                className="min-w-1 rounded-sm"
                style={{ flexGrow: share, flexBasis: 0, background: toBackground(color, fill) }}
              />
            ),
          )}
        </div>
      )}
      <table className="mt-2 w-full text-left text-sm tabular-nums">
        <caption className="sr-only">What the session’s cost falls to</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Part</th>
            <th scope="col">{measure}</th>
            <th scope="col">Share</th>
            <th scope="col">Cost</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <PartRow key={part.tag} {...part} />
          ))}
        </tbody>
        <tfoot>
          <tr className="border-line-strong border-t font-semibold text-ink">
            <th scope="row" className="py-1.5 pr-2 font-semibold">
              The session
            </th>
            <td className="whitespace-nowrap py-1.5 text-right">{whole.quantity}</td>
            <td className="py-1.5 pl-3 text-right @max-sm:pl-1.5 font-normal text-ink-muted text-xs">
              {whole.quantity === null ? null : '100%'}
            </td>
            <td className="whitespace-nowrap py-1.5 pl-3 text-right @max-sm:pl-1.5" data-cost={whole.tag}>
              {whole.amount}
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="mt-1.5 text-ink-muted text-xs">{rule}</p>
    </div>
  );
}

function PartRow(props: Part & { color: string; fill: SwatchFill; amount: ReactNode }) {
  const { name, note, quantity, percent, tag, color, fill, amount } = props;
  return (
    <tr className="align-baseline">
      <th scope="row" className="py-1 pr-2 font-normal text-ink">
        <span className="inline-flex items-baseline gap-1.5">
          <Swatch color={color} fill={fill} />
          <span>
            {name}
            {note === null ? null : <span className="@max-md:block text-ink-muted text-xs @md:ml-1.5">{note}</span>}
          </span>
        </span>
      </th>
      <td className="whitespace-nowrap py-1 text-right">{quantity}</td>
      <td className="whitespace-nowrap py-1 pl-3 text-right @max-sm:pl-1.5 text-ink-muted text-xs">{percent}</td>
      <td className="whitespace-nowrap py-1 pl-3 text-right @max-sm:pl-1.5 font-medium text-ink" data-cost={tag}>
        {amount}
      </td>
    </tr>
  );
}
