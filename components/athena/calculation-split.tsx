import type { ReactNode } from 'react';
import { Swatch, type SwatchFill, toBackground } from '@/components/charts/swatch.tsx';
import { MissingField } from '@/components/session-page/missing-field.tsx';
import { Money } from '@/components/session-page/money.tsx';
import { formatNumberOf } from '@/lib/client/format.ts';
import type { CalculationMoney } from '@/lib/cost/calculation-cost.ts';
import { parseDecimal, ZERO } from '@/lib/cost/decimal.ts';
import { roundToSum } from '@/lib/cost/work-cost.ts';
import type { CalculationWork } from '@/lib/domain/calculations.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { formatDpuMillis, toOutcomeCounts, toPercent } from './calculation-words.ts';

const CENTS = 2;
const GROWING_DIGITS = 4;
const WORK = { color: 'var(--phase-busy)', fill: 'solid' } as const;
const REST = { color: 'var(--phase-idle)', fill: 'hatched' } as const;

type Props = {
  session: SessionDetail;
  money: CalculationMoney;
  work: CalculationWork;
  total: number;
  /** The permission to ask for them one by one is missing. */
  denied: boolean;
};

/** What the session cost in two parts, its calculations and all else, which together are its cost. */
export function CalculationSplit({ session, money, work, total, denied }: Props) {
  const { wholeMillis, dpuMillis, told, currency, asOf } = money;
  const exact = [money.sum, money.rest].map((text) => (text === null ? null : parseDecimal(text)));
  const known = exact.filter((value) => value !== null);
  const shown = roundToSum(known, asOf === null ? CENTS : GROWING_DIGITS);
  const amount = (index: number): ReactNode => {
    const own = exact[index] ?? null;
    if (own === null || currency === null || known.length < exact.length) return null;
    const rounded = shown[index] ?? ZERO;
    // What is not nothing does not read as nothing.
    return (
      <Money amount={{ currency, value: rounded === ZERO ? own : rounded }} atLeast={false} ticking={asOf !== null} />
    );
  };
  const whole = parseDecimal(money.total ?? '');
  const restMillis = wholeMillis === null ? null : Math.max(0, wholeMillis - dpuMillis);
  const untold = total - told;
  const counts = toOutcomeCounts(work.outcomes);
  const shares = [dpuMillis, restMillis ?? 0] as const;
  return (
    <div>
      {wholeMillis === null ? null : (
        <div aria-hidden="true" className="flex h-2.5 gap-0.5">
          {[WORK, REST].map(({ color, fill }, index) =>
            (shares[index] ?? 0) <= 0 ? null : (
              <span
                key={color}
                className="min-w-1 rounded-sm"
                style={{ flexGrow: shares[index] ?? 0, flexBasis: 0, background: toBackground(color, fill) }}
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
            <th scope="col">DPU time</th>
            <th scope="col">Share</th>
            <th scope="col">Cost</th>
          </tr>
        </thead>
        <tbody>
          <Part
            look={WORK}
            name={
              untold === 0 ? formatNumberOf(total, 'calculation') : `${told} of ${formatNumberOf(total, 'calculation')}`
            }
            note={counts === null || untold === 0 ? counts : `in all ${counts}`}
            millis={dpuMillis}
            whole={wholeMillis}
            amount={amount(0)}
            tag="calculations"
          />
          <Part
            look={REST}
            name="All else"
            note={
              untold === 0
                ? 'the coordinator, and executors that wait'
                : `the coordinator, executors that wait, and ${formatNumberOf(untold, 'calculation')} without figures`
            }
            millis={restMillis}
            whole={wholeMillis}
            amount={amount(1)}
            tag="calculations-rest"
          />
        </tbody>
        <tfoot>
          <tr className="border-line-strong border-t font-semibold text-ink">
            <th scope="row" className="py-1.5 pr-2 font-semibold">
              The session
            </th>
            <td className="whitespace-nowrap py-1.5 text-right">
              {wholeMillis === null ? '' : formatDpuMillis(wholeMillis)}
            </td>
            <td className="py-1.5 pl-3 text-right font-normal text-ink-muted text-xs">
              {wholeMillis === null ? '' : '100%'}
            </td>
            <td className="whitespace-nowrap py-1.5 pl-3 text-right" data-cost="calculations-total">
              {whole === null || currency === null ? (
                <MissingField session={session} field="cost" />
              ) : (
                <Money amount={{ currency, value: whole }} atLeast={money.atLeast} ticking={asOf !== null} />
              )}
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="mt-1.5 text-ink-muted text-xs">{toRule(money, untold, denied)}</p>
    </div>
  );
}

function Part(props: {
  look: { color: string; fill: SwatchFill };
  name: string;
  note: string | null;
  millis: number | null;
  whole: number | null;
  amount: ReactNode;
  tag: string;
}) {
  const { look, name, note, millis, whole, amount, tag } = props;
  return (
    <tr className="align-baseline">
      <th scope="row" className="py-1 pr-2 font-normal text-ink">
        <span className="inline-flex items-baseline gap-1.5">
          <Swatch color={look.color} fill={look.fill} />
          <span>
            {name}
            {note === null ? null : <span className="@max-md:block text-ink-muted text-xs @md:ml-1.5">{note}</span>}
          </span>
        </span>
      </th>
      <td className="whitespace-nowrap py-1 text-right">{millis === null ? '' : formatDpuMillis(millis)}</td>
      <td className="whitespace-nowrap py-1 pl-3 text-right text-ink-muted text-xs">
        {millis === null ? '' : toPercent(millis, whole)}
      </td>
      <td className="whitespace-nowrap py-1 pl-3 text-right font-medium text-ink" data-cost={tag}>
        {amount}
      </td>
    </tr>
  );
}

/** How the parts come about, so that they can be worked out by hand. */
function toRule({ total, scaled, asOf }: CalculationMoney, untold: number, denied: boolean): string {
  const parts = [
    total === null
      ? 'What the session cost is not known, so no calculation has an amount.'
      : 'Each calculation has its DPU time × the price of the session.',
  ];
  if (scaled) {
    parts.push(
      `Athena reports more DPU time for them than the session ${asOf === null ? 'is charged for' : 'has come to so far'}: each has its share of that.`,
    );
  }
  if (denied) {
    parts.push(
      'AWS does not let Sparktally ask for DPU time: the permission athena:GetCalculationExecution is missing.',
    );
  } else if (untold > 0) {
    parts.push(
      'AWS tells DPU time one calculation at a time: the longest are asked for first, the others follow while this page is open.',
    );
  }
  return parts.join(' ');
}
