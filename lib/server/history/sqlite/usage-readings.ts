import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { toFlagMask } from '../../../domain/usage-flags.ts';
import { parseFacts } from '../rolled.ts';
import { FIND_ROLLED } from '../statements.ts';
import type { UsageCell, UsageReading } from '../usage-reading.ts';
import { toFirstUsage, toSumUsage, type UsageGrouping } from '../usage-statements.ts';
import { STEP_LENGTHS } from '../usage-steps.ts';
import { listPlaces, toFirstStart, UsageSums } from '../usage-sums.ts';

/** Every session stands in it once, in few rows. */
const WHOLE = 'phase';
const TAG = 'tag:';

type SumRow = { [column: string]: SQLOutputValue };

/** What is read from the roll-up. Sums may be larger than a number of JavaScript's holds exactly; so large they are drawn. */
export function openUsageReadings(database: DatabaseSync) {
  const findRolled = database.prepare(FIND_ROLLED);

  function prepare(text: string) {
    const statement = database.prepare(text);
    statement.setReadBigInts(true);
    return statement;
  }

  /** Adds one dimension of the roll-up to the sums. */
  function read(sums: UsageSums, reading: UsageReading, dimension: string, byValue: boolean): void {
    const { measure, bySource, sources, fromMs, toMs } = reading;
    const byCurrency = measure === 'cost' || measure === 'idleCost';
    const grouping: UsageGrouping = { measure, bySource, byValue, byCurrency, sources: sources.length };
    const sum = prepare(toSumUsage(grouping));
    const carry = prepare(toSumUsage({ ...grouping, measure: null }));
    const mask = toFlagMask(measure);
    for (const stepMs of STEP_LENGTHS) {
      for (const place of listPlaces(reading, stepMs)) {
        const { unitMs, offsetMs } = place;
        const rows = sum.iterate(
          ...[mask, offsetMs, unitMs, stepMs, offsetMs, unitMs],
          ...[dimension, stepMs, place.fromMs, Math.min(place.toMs, toMs), ...sources],
        );
        for (const row of rows) sums.add(toSum(row), place);
      }
      if (fromMs <= 0) continue;
      const firstMs = toFirstStart(fromMs, stepMs);
      const rows = carry.iterate(
        ...[mask, 0, stepMs, stepMs, 0, stepMs],
        ...[dimension, stepMs, firstMs, firstMs + stepMs, ...sources],
      );
      for (const row of rows) sums.carry(toSum(row), firstMs);
    }
  }

  return {
    readUsage: (reading: UsageReading): readonly UsageCell[] => {
      if (reading.sources.length === 0 || reading.toMs <= reading.fromMs) return [];
      const sums = new UsageSums(reading);
      const { dimension } = reading;
      if (dimension === null) read(sums, reading, WHOLE, false);
      else {
        read(sums, reading, dimension, true);
        if (dimension.startsWith(TAG)) {
          // The roll-up names who has the tag. The others are all of them without these.
          const tagged = sums.toCells();
          read(sums, reading, WHOLE, false);
          sums.takeOut(tagged);
        }
      }
      for (const key of reading.without) {
        const row = findRolled.get(key);
        if (typeof row?.rolled_json === 'string') sums.leaveOut(String(row.source), parseFacts(row.rolled_json));
      }
      return sums.toCells();
    },
    firstUsage: (sources: readonly string[]): number | null => {
      if (sources.length === 0) return null;
      const first = database.prepare(toFirstUsage(sources.length));
      const found = STEP_LENGTHS.flatMap((stepMs) => first.get(WHOLE, stepMs, ...sources)?.from_ms ?? []);
      return found.length === 0 ? null : Math.min(...found.map(Number));
    },
    getRolled: (keys: readonly string[]): readonly (string | null)[] =>
      keys.map((key) => {
        const rolled = findRolled.get(key)?.rolled_json;
        return typeof rolled === 'string' ? rolled : null;
      }),
  };
}

function toSum(row: SumRow) {
  return {
    source: String(row.source),
    value: String(row.value),
    currency: String(row.currency),
    flags: Number(row.kinds),
    firstUnit: Number(row.first_unit),
    lastUnit: Number(row.last_unit),
    present: Number(row.present),
    firsts: Number(row.firsts),
    units: Number(row.units),
  };
}
