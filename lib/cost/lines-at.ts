import type { Session } from '../domain/session.ts';
import type { Cost, CostComponent } from './cost.ts';
import { type Decimal, parseDecimal, scale, toText } from './decimal.ts';
import { toGrownMs } from './growth.ts';

const HOUR_MS = 3_600_000n;

const toLineKey = ({ item, dimension, price }: CostComponent) => [item, dimension, price].join('\n');

function addHourly(sum: string | null, hourly: string | null, ms: bigint): string | null {
  const [base, rate] = [sum, hourly].map((text): Decimal | null => (text === null ? null : parseDecimal(text)));
  return base == null || rate == null ? sum : toText(base + scale(rate, ms, HOUR_MS));
}

/** Past a session's first minute its quantity is its own and no minimum. */
function growLine(line: CostComponent, hourly: CostComponent, ms: bigint): CostComponent {
  return {
    ...line,
    quantity: addHourly(line.quantity, hourly.quantity, ms),
    amount: addHourly(line.amount, hourly.amount, ms),
    note: ms > 0n && line.note === 'one-minute-minimum' ? null : line.note,
  };
}

function growLines({ components }: Cost, hourly: readonly CostComponent[], ms: bigint): CostComponent[] {
  const rates = new Map(hourly.map((rate) => [toLineKey(rate), rate]));
  const grown = components.map((line) => {
    const rate = rates.get(toLineKey(line));
    if (rate === undefined) return line;
    rates.delete(toLineKey(line));
    return growLine(line, rate, ms);
  });
  // What came to it since, at a price of its own.
  const begun = [...rates.values()].map((rate) => growLine({ ...rate, quantity: '0', amount: '0' }, rate, ms));
  return [...grown, ...begun.filter(({ amount }) => amount !== '0')];
}

/**
 * The lines of what a session has cost by a moment (epoch ms): those it was told with, and what its rate consumed since.
 * Of each, quantity × unit price is its amount, and together they are `costAt` of the same moment, to 10⁻¹⁵.
 */
export function linesAt(session: Session, nowMs: number): CostComponent[] {
  const ms = toGrownMs(session.cost, session, nowMs);
  return ms === null ? session.cost.components : growLines(session.cost, session.burnPerHour.components, ms);
}
