import type { Session } from '../lib/domain/session.ts';
import { createFrameDecoder } from '../lib/stream/decode.ts';
import type { Timing } from './paginators.ts';

/** Reads the server's live stream until all is listed and, where asked, until every row has its usage. */
export async function readStream(address: string, details: boolean): Promise<Timing> {
  const startMs = performance.now();
  const elapsed = () => performance.now() - startMs;
  const timing: Timing = { firstRowsMs: Number.NaN, listedMs: Number.NaN, detailedMs: Number.NaN, sessions: 0 };
  const left = new AbortController();
  const answer = await fetch(`${address}/api/sessions?range=all&live=1`, { signal: left.signal });
  if (!answer.ok || !answer.body) throw new Error(`the stream answered ${answer.status}`);
  const decoder = createFrameDecoder();
  const text = new TextDecoder();
  const rows = new Map<string, boolean>();
  for await (const chunk of answer.body) {
    for (const frame of decoder.push(text.decode(chunk, { stream: true }))) {
      if (frame.type === 'page') {
        if (Number.isNaN(timing.firstRowsMs)) timing.firstRowsMs = elapsed();
        for (const session of frame.sessions) rows.set(session.key, awaitsUsage(session));
      }
      if (frame.type === 'end' && Number.isNaN(timing.listedMs)) {
        if (!frame.complete) throw new Error('the first end of the stream says it is not complete');
        timing.listedMs = elapsed();
      }
    }
    timing.sessions = rows.size;
    if (Number.isNaN(timing.listedMs)) continue;
    if (details && [...rows.values()].some((awaits) => awaits)) continue;
    timing.detailedMs = elapsed();
    break;
  }
  left.abort();
  return timing;
}

function awaitsUsage({ missing }: Session): boolean {
  return missing['usage.billed'] === 'loading' || missing['usage.dpuSeconds'] === 'loading';
}
