import type { ReactNode } from 'react';
import { Swatch } from '@/components/charts/swatch.tsx';
import { Money } from '@/components/session-page/money.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { formatExactQuantity } from '@/lib/client/format-money.ts';
import { type Decimal, ZERO } from '@/lib/cost/decimal.ts';
import { toGrownMs } from '@/lib/cost/growth.ts';
import type { StatementCost } from '@/lib/cost/statement-cost.ts';
import { roundToSum } from '@/lib/cost/work-cost.ts';
import { getCapacityDpus } from '@/lib/domain/quantity.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import type { StatementWork } from '@/lib/domain/session-items.ts';
import { formatMs, toOutcomeCounts, toPercent, toStatements } from './statement-words.ts';
import { findWorkerSize } from './worker-size.ts';

const TICKING_DIGITS = 4;
const CENTS = 2;
const BUSY = 'var(--phase-busy)';
const IDLE = 'var(--phase-idle)';

type Props = { session: SessionDetail; cost: StatementCost; work: StatementWork; total: number; nowMs: number };

/** What the session cost in two parts, work and idling, which together are its cost as it stands above. */
export function StatementSplit({ session, cost, work, total, nowMs }: Props) {
  const { wholeMs, busyMs, idleMs, money } = cost;
  const ticking = toGrownMs(session.cost, session, nowMs) !== null;
  const exact: Decimal[] = money === null ? [] : [money.busy, money.idle];
  const shown = roundToSum(exact, ticking ? TICKING_DIGITS : CENTS);
  const amount = (index: number) => {
    const own = exact[index];
    if (money === null || own === undefined) return null;
    const rounded = shown[index] ?? ZERO;
    // What is not nothing does not read as nothing.
    const value = rounded === ZERO ? own : rounded;
    return <Money amount={{ ...money.total, value }} atLeast={false} ticking={ticking} />;
  };
  const counts = toOutcomeCounts(work.outcomes);
  return (
    <div>
      <div aria-hidden="true" className="flex h-2.5 gap-0.5">
        {busyMs === 0n ? null : (
          <span className="min-w-1 rounded-sm bg-phase-busy" style={{ flexGrow: Number(busyMs), flexBasis: 0 }} />
        )}
        {idleMs === 0n ? null : (
          <span className="min-w-1 rounded-sm bg-phase-idle" style={{ flexGrow: Number(idleMs), flexBasis: 0 }} />
        )}
      </div>
      <table className="mt-2 w-full text-left text-sm tabular-nums">
        <caption className="sr-only">What the session’s cost falls to</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Time</th>
            <th scope="col">Share</th>
            <th scope="col">Cost</th>
          </tr>
        </thead>
        <tbody>
          <Part
            swatch={<Swatch color={BUSY} />}
            name={toStatements(total)}
            note={counts}
            ms={busyMs}
            whole={wholeMs}
            amount={amount(0)}
            tag="statements"
          />
          <Part
            swatch={<Swatch color={IDLE} fill="hatched" />}
            name="Idle"
            note="no statement ran"
            ms={idleMs}
            whole={wholeMs}
            amount={amount(1)}
            tag="statements-idle"
          />
        </tbody>
        <tfoot>
          <tr className="border-line-strong border-t font-semibold text-ink">
            <th scope="row" className="py-1.5 pr-2 font-semibold">
              The session
            </th>
            <td className="whitespace-nowrap py-1.5 text-right">{formatMs(wholeMs)}</td>
            <td className="py-1.5 pl-3 text-right font-normal text-ink-muted text-xs">100%</td>
            <td className="whitespace-nowrap py-1.5 pl-3 text-right" data-cost="statements-total">
              {money === null ? (
                <MissingValue className="font-normal">not known</MissingValue>
              ) : (
                <Money amount={money.total} atLeast={session.cost.atLeast} ticking={ticking} />
              )}
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="mt-1.5 text-ink-muted text-xs">{toRule(session, cost)}</p>
    </div>
  );
}

function Part(props: {
  swatch: ReactNode;
  name: string;
  note: string | null;
  ms: bigint;
  whole: bigint;
  amount: ReactNode;
  tag: string;
}) {
  const { swatch, name, note, ms, whole, amount, tag } = props;
  return (
    <tr className="align-baseline">
      <th scope="row" className="py-1 pr-2 font-normal text-ink">
        <span className="inline-flex items-baseline gap-1.5">
          {swatch}
          <span>
            {name}
            {note === null ? null : <span className="@max-md:block text-ink-muted text-xs @md:ml-1.5">{note}</span>}
          </span>
        </span>
      </th>
      <td className="whitespace-nowrap py-1 text-right">{formatMs(ms)}</td>
      <td className="whitespace-nowrap py-1 pl-3 text-right text-ink-muted text-xs">{toPercent(ms, whole) ?? ''}</td>
      <td className="whitespace-nowrap py-1 pl-3 text-right font-medium text-ink" data-cost={tag}>
        {amount}
      </td>
    </tr>
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
