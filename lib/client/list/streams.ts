import { serializeFilters } from '../../filters/codec.ts';
import type { TimeWindow } from '../../filters/filter.ts';
import { createSessionStream, type SessionStream, type StreamEnvironment } from '../session-stream.ts';

/** Lists kept for a return to them; the one longest unused goes first. */
const MAX_LISTS = 3;
/** A browser allows six connections to a place: the pages and their other questions need the rest. */
const MAX_OPEN = 3;

const ALL: TimeWindow = { kind: 'relative', range: 'all' };

function toPath(window: TimeWindow): string {
  const params = serializeFilters({ window, fields: [], sort: [] });
  params.delete('sort');
  params.set('live', '1');
  params.set('form', 'packed');
  return `/api/sessions?${params}`;
}

/**
 * The lists of one browser by their time window. Only the window goes to the server; every other filter is applied
 * here, so typing needs no answer.
 */
export function createStreams(environment: StreamEnvironment) {
  const lists = new Map<string, SessionStream>();
  const isOpen = (list: SessionStream) => list.getSnapshot().status !== 'idle';

  function open(path: string): SessionStream {
    const latest = [...lists.values()].at(-1);
    return createSessionStream(path, environment, latest?.toSeed() ?? []);
  }

  return {
    find(window: TimeWindow): SessionStream {
      const busy = [...lists.values()].filter(isOpen).length;
      // The list of all time holds every other one: windows are looked at here as well.
      const path = !lists.has(toPath(window)) && busy >= MAX_OPEN - 1 ? toPath(ALL) : toPath(window);
      const list = lists.get(path) ?? open(path);
      lists.delete(path);
      lists.set(path, list);
      for (const [oldest, unused] of [...lists].slice(0, -MAX_LISTS)) if (!isOpen(unused)) lists.delete(oldest);
      return list;
    },
    /** The tag keys of all rows that are held, in order. */
    listTagKeys(): string[] {
      const keys = new Set<string>();
      for (const list of lists.values()) {
        for (const { tags } of list.getSnapshot().sessions) for (const key of Object.keys(tags ?? {})) keys.add(key);
      }
      return [...keys].sort();
    },
  };
}
