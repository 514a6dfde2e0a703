import type { Session } from '../domain/session.ts';
import { serializeFilters } from '../filters/codec.ts';
import type { TimeWindow } from '../filters/filter.ts';
import { browserEnvironment } from './browser-environment.ts';
import { createSessionStream, type SessionStream } from './session-stream.ts';

/** Lists kept for a return to them; the one longest unused goes first. */
const MAX_LISTS = 3;

const lists = new Map<string, SessionStream>();

/**
 * The list of a time window: the same one for as long as the tab lives, so that coming back shows its rows at once.
 * Only the window goes to the server; every other filter is applied here, so typing needs no answer.
 */
export function findSessionStream(window: TimeWindow): SessionStream {
  const params = serializeFilters({ window, fields: [], sort: [] });
  params.delete('sort');
  params.set('live', '1');
  const path = `/api/sessions?${params}`;
  const latest = [...lists.values()].at(-1);
  const list = lists.get(path) ?? createSessionStream(path, browserEnvironment, latest?.toSeed() ?? []);
  lists.delete(path);
  lists.set(path, list);
  for (const oldest of [...lists.keys()].slice(0, -MAX_LISTS)) lists.delete(oldest);
  return list;
}

/** A row that a list of this tab holds: enough to show while the session itself is asked for. */
export function findKnownSession(key: string): Session | null {
  for (const list of [...lists.values()].reverse()) {
    const known = list.getSnapshot().sessions.find((session) => session.key === key);
    if (known !== undefined) return known;
  }
  return null;
}

/** The tag keys of the rows that this tab holds, in order; none before a list was opened. */
export function listKnownTagKeys(): string[] {
  const keys = new Set<string>();
  for (const list of lists.values()) {
    for (const { tags } of list.getSnapshot().sessions) for (const key of Object.keys(tags ?? {})) keys.add(key);
  }
  return [...keys].sort();
}
