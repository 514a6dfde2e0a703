import type { DatabaseSync } from 'node:sqlite';
import { number } from '../rows.ts';
import type { UsageLine } from '../usage-deltas.ts';
import { FIND_LINE, FIND_TRACK, PUT_LINE, PUT_TRACK } from '../usage-statements.ts';

export type LinePlace = { trackId: number; lineId: number };

/** More lines than this are looked up anew. */
const MOST_KNOWN = 100_000;

/**
 * Numbers in place of the texts that rows of the roll-up share: a row is then a third as long, in writing and in reading.
 */
export function openUsageLines(database: DatabaseSync) {
  const findTrack = database.prepare(FIND_TRACK);
  const putTrack = database.prepare(PUT_TRACK);
  const findLine = database.prepare(FIND_LINE);
  const putLine = database.prepare(PUT_LINE);
  const known = new Map<string, LinePlace>();

  function toTrack(dimension: string, stepMs: number): number {
    const row = findTrack.get(dimension, stepMs) ?? putTrack.get(dimension, stepMs);
    return number(row ?? {}, 'track_id');
  }

  return {
    place(line: UsageLine): LinePlace {
      const { dimension, stepMs, source, value, currency, flags } = line;
      const id = [dimension, stepMs, source, value, currency, flags].join('\u0000');
      const place = known.get(id);
      if (place !== undefined) return place;
      const trackId = toTrack(dimension, stepMs);
      const row =
        findLine.get(trackId, source, value, currency, flags) ?? putLine.get(trackId, source, value, currency, flags);
      const found = { trackId, lineId: number(row ?? {}, 'line_id') };
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(id, found);
      return found;
    },
    /** After a transaction that failed, or that deleted some. */
    forget: () => known.clear(),
  };
}
