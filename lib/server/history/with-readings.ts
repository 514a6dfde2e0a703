import type { ExportCursor, ForgottenPage, HistoryEngine, HistoryStore, PageCursor, SourceReading } from './store.ts';

const BATCH = 500;

/** An engine with its large readings: each batch is a call of its own, asked for when the one before was taken. */
export function withReadings(engine: HistoryEngine): HistoryStore {
  return {
    ...engine,
    async *readSource(source, { withGone = false, batch = BATCH }: SourceReading = {}) {
      let after: PageCursor | null = null;
      while (true) {
        const page: Awaited<ReturnType<HistoryEngine['sourcePage']>> = await engine.sourcePage(
          source,
          after,
          batch,
          withGone,
        );
        const last = page.at(-1);
        if (last === undefined) return;
        yield page;
        if (page.length < batch) return;
        after = { createdMs: last.createdMs, key: last.key };
      }
    },
    async *readGone(source, bounds) {
      let after: PageCursor | null = null;
      while (true) {
        const page: Awaited<ReturnType<HistoryEngine['gonePage']>> = await engine.gonePage(
          source,
          bounds,
          after,
          BATCH,
        );
        const last = page.at(-1);
        if (last === undefined) return;
        yield page;
        if (page.length < BATCH) return;
        after = { createdMs: last.createdMs, key: last.key };
      }
    },
    async forget(beforeMs) {
      let forgotten = 0;
      for (let after: string | null = ''; after !== null; ) {
        const { count, next }: ForgottenPage = await engine.forgetPage(beforeMs, after);
        forgotten += count;
        after = next;
      }
      return forgotten;
    },
    async *exportAll() {
      const counts = { sessions: 0, answers: 0, transitions: 0, sweeps: 0, views: 0 };
      let cursor: ExportCursor | null = { part: 'sessions', after: '' };
      while (cursor !== null) {
        const { part }: ExportCursor = cursor;
        const { lines, count, next }: Awaited<ReturnType<HistoryEngine['exportPage']>> =
          await engine.exportPage(cursor);
        counts[part] += count;
        cursor = next;
        if (lines !== '') yield lines;
      }
      yield `${JSON.stringify({ type: 'end', ...counts })}\n`;
    },
  };
}
