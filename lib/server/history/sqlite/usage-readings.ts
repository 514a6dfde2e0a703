import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { UsageMeasure } from '../../../domain/usage-series.ts';
import { parseFacts } from '../rolled.ts';
import { number } from '../rows.ts';
import { FIND_ROLLED } from '../statements.ts';
import type { UsageCell, UsageReading } from '../usage-reading.ts';
import { FIND_TRACK, FIRST_OF_LINE, LIST_LINES, toSumUsage } from '../usage-statements.ts';
import { STEP_LENGTHS } from '../usage-steps.ts';
import { listPlaces, toFirstStart, UsageSums } from '../usage-sums.ts';

/** Every session stands in it once, in few rows. */
const WHOLE = 'phase';
const TAG = 'tag:';

type SumRow = { [column: string]: SQLOutputValue };

type Lines = ReadonlyMap<number, { source: string; value: string; currency: string; flags: number }>;

/** What is read from the roll-up, after `sumUp` has brought its sums up to date. */
export function openUsageReadings(database: DatabaseSync, sumUp: () => void) {
  const findRolled = database.prepare(FIND_ROLLED);
  const findTrack = database.prepare(FIND_TRACK);
  const listLines = database.prepare(LIST_LINES);
  const firstOfLine = database.prepare(FIRST_OF_LINE);
  const statements = new Map<string, ReturnType<typeof prepare>>();

  /** Sums may be larger than a number of JavaScript's holds exactly; so large they are drawn. */
  function prepare(text: string) {
    const statement = database.prepare(text);
    statement.setReadBigInts(true);
    return statement;
  }

  function sumOf(measure: UsageMeasure | null) {
    const text = toSumUsage(measure);
    const known = statements.get(text) ?? prepare(text);
    statements.set(text, known);
    return known;
  }

  function openTrack(dimension: string, stepMs: number): { trackId: number; lines: Lines } | null {
    const row = findTrack.get(dimension, stepMs);
    if (row === undefined) return null;
    const trackId = number(row, 'track_id');
    const lines = listLines.all(trackId).map(
      (line) =>
        [
          number(line, 'line_id'),
          {
            source: String(line.source),
            value: String(line.value),
            currency: String(line.currency),
            flags: number(line, 'flags'),
          },
        ] as const,
    );
    return { trackId, lines: new Map(lines) };
  }

  /** Adds one dimension of the roll-up to the sums. */
  function read(sums: UsageSums, reading: UsageReading, dimension: string, byValue: boolean): void {
    const { measure, fromMs, toMs } = reading;
    const group = (lines: Lines, row: SumRow) => {
      const line = lines.get(Number(row.line_id));
      return line && { ...line, value: byValue ? line.value : '', ...toNumbers(row) };
    };
    for (const stepMs of STEP_LENGTHS) {
      const track = openTrack(dimension, stepMs);
      if (track === null) continue;
      const { trackId, lines } = track;
      for (const place of listPlaces(reading, stepMs)) {
        const { unitMs, offsetMs } = place;
        const units = [offsetMs, unitMs, stepMs, offsetMs, unitMs];
        for (const row of sumOf(measure).all(...units, trackId, place.fromMs, Math.min(place.toMs, toMs))) {
          const sum = group(lines, row);
          if (sum !== undefined) sums.add(sum, place);
        }
      }
      if (fromMs <= 0) continue;
      const firstMs = toFirstStart(fromMs, stepMs);
      for (const row of sumOf(null).all(0, stepMs, stepMs, 0, stepMs, trackId, firstMs, firstMs + stepMs)) {
        const sum = group(lines, row);
        if (sum !== undefined) sums.carry(sum, firstMs);
      }
    }
  }

  return {
    readUsage: (reading: UsageReading): readonly UsageCell[] => {
      if (reading.sources.length === 0 || reading.toMs <= reading.fromMs) return [];
      sumUp();
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
      sumUp();
      const wanted = new Set(sources);
      let firstMs: number | null = null;
      for (const stepMs of STEP_LENGTHS) {
        const track = openTrack(WHOLE, stepMs);
        for (const [lineId, { source }] of track?.lines ?? []) {
          const first = wanted.has(source) ? firstOfLine.get(track?.trackId ?? 0, lineId)?.from_ms : null;
          if (typeof first === 'number' && (firstMs === null || first < firstMs)) firstMs = first;
        }
      }
      return firstMs;
    },
    getRolled: (keys: readonly string[]): readonly (string | null)[] =>
      keys.map((key) => {
        const rolled = findRolled.get(key)?.rolled_json;
        return typeof rolled === 'string' ? rolled : null;
      }),
  };
}

function toNumbers(row: SumRow) {
  return {
    firstUnit: Number(row.first_unit),
    lastUnit: Number(row.last_unit),
    present: Number(row.present),
    firsts: Number(row.firsts),
    units: Number(row.units),
  };
}
