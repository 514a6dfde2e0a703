import { formatLength } from '@/components/charts/span-lanes-words.ts';
import { MissingField } from '@/components/session-page/missing-field.tsx';
import { Money } from '@/components/session-page/money.tsx';
import { WorkSplit } from '@/components/session-work/work-split.tsx';
import { toOutcomeCounts, toPercent } from '@/components/session-work/work-words.ts';
import { formatNumberOf } from '@/lib/client/format.ts';
import { formatExactQuantity } from '@/lib/client/format-money.ts';
import { toGrownMs } from '@/lib/cost/growth.ts';
import type { StatementCost } from '@/lib/cost/statement-cost.ts';
import { getCapacityDpus } from '@/lib/domain/quantity.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import type { StatementWork } from '@/lib/domain/session-items.ts';
import { splitTimes } from './split-times.ts';
import { findWorkerSize } from './worker-size.ts';

type Props = { session: SessionDetail; cost: StatementCost; work: StatementWork; total: number; nowMs: number };

/** What the session cost in two parts, its statements and its idling, by their time. */
export function StatementSplit({ session, cost, work, total, nowMs }: Props) {
  const { wholeMs, busyMs, idleMs, money } = cost;
  const ticking = toGrownMs(session.cost, session, nowMs) !== null;
  const shown = splitTimes(busyMs, wholeMs);
  const toPart = (ms: bigint, shownMs: bigint) => ({
    share: Number(ms),
    quantity: formatLength(shownMs),
    percent: toPercent(ms, wholeMs),
  });
  return (
    <WorkSplit
      measure="Time"
      work={{
        name: formatNumberOf(total, 'statement'),
        note: toOutcomeCounts(work.outcomes),
        ...toPart(busyMs, shown.busyMs),
        tag: 'statements',
      }}
      rest={{ name: 'Idle', note: 'no statement ran', ...toPart(idleMs, shown.idleMs), tag: 'statements-idle' }}
      cost={money === null ? null : { currency: money.total.currency, work: money.busy, rest: money.idle }}
      ticking={ticking}
      whole={{
        quantity: formatLength(wholeMs),
        amount:
          money === null ? (
            <MissingField session={session} field="cost" />
          ) : (
            <Money amount={money.total} atLeast={session.cost.atLeast} ticking={ticking} />
          ),
        tag: 'statements-total',
      }}
      rule={toRule(session, cost)}
    />
  );
}

/** How the parts come about, so that they can be worked out by hand. */
function toRule(session: SessionDetail, { paid, scaled, money }: StatementCost): string {
  const dpus = getCapacityDpus(session);
  const unit = findWorkerSize(session.capacity.workerType)?.unit ?? 'DPU';
  const capacity = dpus === null ? 'the capacity' : `${formatExactQuantity(String(dpus))} ${unit}`;
  const rule =
    money === null
      ? 'Shares of the time it lived: what it cost is not known.'
      : `Each part is its time × ${capacity} × the price: Glue bills every second of a session alike, whether it works or not.`;
  if (scaled)
    return `${rule} Its statements say that they ran longer than was paid for, so each has its share of that.`;
  return paid || money === null
    ? rule
    : `${rule} How much time was paid for is not known, so its life is what is divided.`;
}
