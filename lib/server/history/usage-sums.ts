import type { UsageFacts } from '../../cost/usage-facts.ts';
import { toFlagMask } from '../../domain/usage-flags.ts';
import { USAGE_MEASURES } from '../../domain/usage-series.ts';
import type { UsageCell, UsageReading, UsageStretch } from './usage-reading.ts';
import { listDimensions, parseValueText, toStepStart, toUsageSteps, toValueText } from './usage-steps.ts';

const HOUR_MS = 3_600_000;

/** One row of a sum over the roll-up. Units of time are counted from the epoch by the zone's clock. */
export type UsageSum = {
  source: string;
  value: string;
  currency: string;
  flags: number;
  firstUnit: number;
  lastUnit: number;
  present: number;
  firsts: number;
  units: number;
};

/** Where a sum was made, and how long the rows are that it was made of. */
type Place = UsageStretch & { stepMs: number };

/** The time of a unit within its stretch. Two days share an hour where the zone is off by less: it stands apart. */
function toBounds(firstUnit: number, lastUnit: number, { stepMs, unitMs, offsetMs, fromMs, toMs }: Place) {
  const startMs = lastUnit * unitMs - offsetMs;
  if (firstUnit !== lastUnit) {
    const hourMs = toStepStart(startMs, stepMs);
    return { fromMs: hourMs, toMs: hourMs + stepMs };
  }
  return { fromMs: Math.max(fromMs, startMs), toMs: Math.min(toMs, startMs + unitMs) };
}

/** Where the rows of one length are summed up: longer ones than hours are few, and come one by one. */
export function listPlaces({ fromMs, toMs, stretches }: UsageReading, stepMs: number): Place[] {
  if (stepMs === HOUR_MS) return stretches.map((stretch) => ({ ...stretch, stepMs }));
  return [{ fromMs: toFirstStart(fromMs, stepMs), toMs: toMs + stepMs, unitMs: stepMs, offsetMs: 0, stepMs }];
}

/** Where the first row begins that touches a window. */
export function toFirstStart(fromMs: number, stepMs: number): number {
  return fromMs > 0 ? toStepStart(fromMs, stepMs) : 0;
}

/** The cells of a reading while they are added up. All of it in integers, so what is taken out leaves no crumb. */
export class UsageSums {
  readonly #reading: UsageReading;
  readonly #cells = new Map<string, UsageCell>();

  readonly #sources: ReadonlySet<string>;

  constructor(reading: UsageReading) {
    this.#reading = reading;
    this.#sources = new Set(reading.sources);
  }

  add({ firstUnit, lastUnit, units, firsts, present: _, ...sum }: UsageSum, place: Place): void {
    if (!this.#sources.has(sum.source)) return;
    const bounds = toBounds(firstUnit, lastUnit, place);
    this.#put({ ...this.#toGroup(sum), ...bounds, units, sessions: firsts });
  }

  /** Sessions that the window finds alive at its beginning: they began in no hour of it. */
  carry({ present, firsts, ...sum }: UsageSum, fromMs: number): void {
    const sessions = present - firsts;
    if (sessions === 0 || !this.#sources.has(sum.source)) return;
    this.#put({ ...this.#toGroup(sum), units: 0, sessions, fromMs, toMs: fromMs });
  }

  /** From the cells without a value. */
  takeOut(cells: readonly UsageCell[]): void {
    for (const cell of cells) this.#put({ ...cell, value: null, units: -cell.units, sessions: -cell.sessions });
  }

  /** A session as the roll-up holds it. */
  leaveOut(source: string, facts: UsageFacts): void {
    if (!this.#sources.has(source)) return;
    const { dimension, measure, fromMs, toMs } = this.#reading;
    const value = dimension === null ? null : (listDimensions(facts).find(([name]) => name === dimension)?.[1] ?? null);
    const { flags, currency } = facts;
    const own = this.#toGroup({ source, value: toValueText(value), currency: currency ?? '', flags });
    const { stepMs, used, steps } = toUsageSteps(facts);
    const firstMs = toFirstStart(fromMs, stepMs);
    const measured = used.indexOf(USAGE_MEASURES.indexOf(measure));
    for (const [index, step] of steps.entries()) {
      const stepFromMs = step.number * stepMs;
      if (stepFromMs < firstMs || stepFromMs >= toMs) continue;
      const units = -(step.amounts[measured] ?? 0);
      const sessions = index === 0 ? -1 : 0;
      if (fromMs > 0 && stepFromMs === firstMs && index > 0) {
        this.#put({ ...own, fromMs: firstMs, toMs: firstMs, units: 0, sessions: -1 });
      }
      const place = listPlaces(this.#reading, stepMs).find((one) => stepFromMs >= one.fromMs && stepFromMs < one.toMs);
      if (place === undefined) continue;
      const { unitMs, offsetMs } = place;
      const firstUnit = Math.floor((stepFromMs + offsetMs) / unitMs);
      const lastUnit = Math.floor((stepFromMs + stepMs - 1 + offsetMs) / unitMs);
      this.#put({ ...own, ...toBounds(firstUnit, lastUnit, place), units, sessions });
    }
  }

  toCells(): UsageCell[] {
    return [...this.#cells.values()].filter(({ units, sessions }) => units !== 0 || sessions !== 0);
  }

  /** What cells of a reading are told apart by. */
  #toGroup({ source, value, currency, flags }: Pick<UsageSum, 'source' | 'value' | 'currency' | 'flags'>) {
    const { bySource, measure } = this.#reading;
    const money = measure === 'cost' || measure === 'idleCost';
    return {
      source: bySource ? source : '',
      value: parseValueText(value),
      currency: money ? currency : '',
      flags: flags & toFlagMask(measure),
    };
  }

  #put(cell: UsageCell): void {
    const { fromMs, toMs, source, value, currency, flags } = cell;
    const id = `${fromMs}\u0000${toMs}\u0000${source}\u0000${currency}\u0000${flags}\u0000${value === null ? '' : `=${value}`}`;
    const known = this.#cells.get(id);
    if (known === undefined) this.#cells.set(id, cell);
    else this.#cells.set(id, { ...known, units: known.units + cell.units, sessions: known.sessions + cell.sessions });
  }
}
