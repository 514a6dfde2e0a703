import { MissingField } from '@/components/session-page/missing-field.tsx';
import { Money } from '@/components/session-page/money.tsx';
import { WorkSplit } from '@/components/session-work/work-split.tsx';
import { toOutcomeCounts, toPercent } from '@/components/session-work/work-words.ts';
import { formatCount, formatNumberOf } from '@/lib/client/format.ts';
import type { CalculationMoney } from '@/lib/cost/calculation-cost.ts';
import { parseDecimal } from '@/lib/cost/decimal.ts';
import type { CalculationWork } from '@/lib/domain/calculations.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { formatDpuSplit } from './calculation-words.ts';

type Props = {
  session: SessionDetail;
  money: CalculationMoney;
  work: CalculationWork;
  total: number;
  /** The permission to ask for them one by one is missing. */
  denied: boolean;
};

const parse = (text: string | null) => (text === null ? null : parseDecimal(text));

/** What the session cost in two parts, its calculations and all else, by their DPU time. */
export function CalculationSplit({ session, money, work, total, denied }: Props) {
  const { wholeMillis, dpuMillis, told, currency, asOf } = money;
  const [sum, rest, whole] = [parse(money.sum), parse(money.rest), parse(money.total)];
  const untold = total - told;
  const calculations = formatNumberOf(total, 'calculation');
  const counts = toOutcomeCounts(work.outcomes);
  const restMillis = wholeMillis === null ? null : Math.max(0, wholeMillis - dpuMillis);
  const split = formatDpuSplit(dpuMillis, wholeMillis);
  const toPart = (millis: number | null, quantity: string | null) => ({
    share: wholeMillis === null ? null : millis,
    quantity,
    percent: millis === null ? null : toPercent(millis, wholeMillis),
  });
  return (
    <WorkSplit
      measure="DPU time"
      work={{
        name: untold === 0 ? calculations : `${formatCount(told)} of ${calculations}`,
        note: counts === null || untold === 0 ? counts : `in all ${counts}`,
        ...toPart(dpuMillis, split.used),
        tag: 'calculations',
      }}
      rest={{
        name: 'All else',
        note:
          untold === 0
            ? 'the coordinator, and executors that wait'
            : `the coordinator, executors that wait, and ${formatNumberOf(untold, 'calculation')} without figures`,
        ...toPart(restMillis, split.rest),
        tag: 'calculations-rest',
      }}
      cost={sum === null || rest === null || currency === null ? null : { currency, work: sum, rest }}
      ticking={asOf !== null}
      whole={{
        quantity: split.whole,
        amount:
          whole === null || currency === null ? (
            <MissingField session={session} field="cost" />
          ) : (
            <Money amount={{ currency, value: whole }} atLeast={money.atLeast} ticking={asOf !== null} />
          ),
        tag: 'calculations-total',
      }}
      rule={toRule(money, untold, denied)}
    />
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
