import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import type { Session } from '../../domain/session.ts';
import { createFirstSessions } from '../../filters/compare.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import { toMatcher } from '../../filters/match.ts';
import type { FirstFrame, PageFrame } from '../../stream/frame.ts';
import { createPacker } from '../../stream/pack.ts';
import { authorize } from '../auth/authorize.ts';
import { relevantSources } from './relevant-sources.ts';
import type { VerbContext } from './verb-context.ts';

/** As many as a high window shows. */
const FIRST_ROWS = 36;
/** A page that is there without rows is better than one that waits for them. */
const PATIENCE_MS = 300;
/** Rows that are looked at between two turns of the event loop. */
const RUN_ROWS = 5_000;

/**
 * The first rows of a list as known now, in pages that follow the order of its sort: what its page shows until its own
 * stream has begun. They say nothing of how many there are. None where none is known, or not soon.
 */
export async function listFirstRows(
  { collector, principal, now }: VerbContext,
  filters: SessionFilters,
): Promise<FirstFrame[]> {
  authorize(principal, 'sessions.list');
  const sources = await Promise.race([collector.sources(), wait(PATIENCE_MS, [], { ref: false })]);
  const nowMs = now();
  const matches = toMatcher(filters, nowMs);
  const first = createFirstSessions(filters.sort, nowMs, FIRST_ROWS);
  let read = 0;
  for (const source of relevantSources(filters, sources)) {
    for (const session of source.sessions()) {
      if (matches(session) === 'in') first.add(session);
      read += 1;
      if (read % RUN_ROWS === 0) await turn();
    }
  }
  // Its own packer: one that is shared would send what all rows have in common, and not these alone.
  const encode = createPacker().openReader();
  return toPages(first.take())
    .flatMap((page) => encode(page).trimEnd().split('\n'))
    .map((line): FirstFrame => JSON.parse(line));
}

/** One page for each run of rows of one source, so that the order stays. */
function toPages(sessions: readonly Session[]): PageFrame[] {
  const pages: PageFrame[] = [];
  for (const session of sessions) {
    const { stale } = session;
    const source = session.key.split('/', 3).join('/');
    const last = pages.at(-1);
    if (last?.source === source && last.stale === stale) last.sessions.push(session);
    else pages.push({ type: 'page', source, stale, sessions: [session] });
  }
  return pages;
}
