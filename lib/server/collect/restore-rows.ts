import { setImmediate } from 'node:timers/promises';
import type { HistoryStore, LastSweeps } from '../history/store.ts';
import type { Adapter } from './adapter.ts';
import { toKeptRow } from './kept-row.ts';
import type { RowStore } from './row-store.ts';

/**
 * Shows what the history kept of a source, newest first and in shares, so that the first rows are sent while others are
 * still read. Fails with a HistoryError; what was read until then is shown.
 */
export async function restoreRows<Record>(
  store: HistoryStore,
  source: string,
  { adapter, rows, shown }: { adapter: Adapter<Record>; rows: RowStore<Record>; shown: (last: LastSweeps) => void },
): Promise<void> {
  const last = await store.lastSweeps(source);
  for await (const share of store.readSource(source)) {
    for (const stored of share) {
      const kept = toKeptRow(stored, adapter, last);
      if (kept !== null) rows.restore(kept);
    }
    shown(last);
    // What was just shown is sent before the next share is made ready.
    await setImmediate();
  }
}
