import { setImmediate } from 'node:timers/promises';
import { toPresentIdleCost, type UsageAmount } from '../../cost/usage-amount.ts';
import { openUsageTally, tallySession, type UsageTally } from '../../cost/usage-figure.ts';
import { isLive } from '../../domain/phase.ts';
import { placeInTime } from '../../domain/place-in-time.ts';
import type { Session } from '../../domain/session.ts';
import { sessionSchema } from '../../domain/session-schema.ts';
import { type Bounds, isWithin } from '../../domain/time-range.ts';
import { hasFlag } from '../../domain/usage-flags.ts';
import type { SessionFilters, TimeWindow } from '../../filters/filter.ts';
import { toMatcher } from '../../filters/match.ts';
import { toIdleCostOfPast } from '../history/idle-of-past.ts';
import { parseFacts, toRolledFacts } from '../history/rolled.ts';
import type { HistoryStore, StoredSession } from '../history/store.ts';
import { ALWAYS, selectWindows } from './select-sessions.ts';
import { toFiniteBounds, type UsageAnswer, type UsageQuestion } from './usage-question.ts';
import type { VerbContext } from './verb-context.ts';

const KEYS_AT_ONCE = 500;
const NEVER: TimeWindow = { kind: 'absolute', from: null, to: new Date(0).toISOString() };

const toWindow = ({ fromMs, toMs }: Bounds): TimeWindow => ({
  kind: 'absolute',
  from: new Date(fromMs).toISOString(),
  to: new Date(toMs).toISOString(),
});

/** Sessions that ended idle for what the history recorded of them; in the row only those that live say it. */
async function readPastIdling(store: HistoryStore, keys: readonly string[]): Promise<Map<string, UsageAmount | null>> {
  const idle = new Map<string, UsageAmount | null>();
  for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
    const share = keys.slice(at, at + KEYS_AT_ONCE);
    const texts = await store.getRolled(share);
    for (const [index, key] of share.entries()) {
      const text = texts[index];
      if (typeof text === 'string') idle.set(key, toIdleAmount(parseFacts(text)));
    }
  }
  return idle;
}

function toIdleAmount({ flags, amounts, currency }: ReturnType<typeof parseFacts>): UsageAmount | null {
  if (hasFlag(flags, 'unknown', 'idleCost')) return null;
  const atLeast = hasFlag(flags, 'atLeast', 'idleCost');
  return { units: amounts.idleCost, currency, estimated: hasFlag(flags, 'estimated', 'idleCost'), atLeast };
}

/**
 * From the rows themselves: those that AWS tells of, and those that went, from the history. For every filter; takes time
 * that grows with the sessions of the window.
 */
export async function answerFromRows(
  context: VerbContext,
  question: UsageQuestion,
  store: HistoryStore | null,
  signal: AbortSignal,
): Promise<UsageAnswer> {
  const { filters, usage, nowMs, previous } = question;
  const toWindows = () => ({ range: filters.window, previous: previous === null ? NEVER : toWindow(previous) });
  const { of } = await selectWindows({ ...context, now: () => nowMs }, filters, toWindows, signal);
  const tallies = { range: openUsageTally(), previous: previous && openUsageTally() };
  const listed = new Set([...of.range.sessions, ...of.previous.sessions]);
  const over = [...listed].filter(({ phase }) => !isLive(phase)).map(({ key }) => key);
  const idle = store !== null && usage.measure === 'idleCost' ? await readPastIdling(store, over) : new Map();
  const tally = (into: UsageTally, sessions: readonly Session[]) => {
    for (const session of sessions) {
      const present = isLive(session.phase) ? toPresentIdleCost(session, nowMs) : null;
      const amount = idle.get(session.key);
      tallySession(into, session, usage, nowMs, { idle: present, ...(amount !== undefined && { amount }) });
    }
  };
  tally(tallies.range, of.range.sessions);
  if (tallies.previous !== null) tally(tallies.previous, of.previous.sessions);
  if (store !== null) await tallyGone(question, store, tallies);
  const { complete } = of.range;
  return { ...tallies, complete };
}

/** Adds those that AWS no longer tells of, as they were last seen. */
async function tallyGone(
  { filters, usage, collected, nowMs, range, previous }: UsageQuestion,
  store: HistoryStore,
  tallies: { range: UsageTally; previous: UsageTally | null },
): Promise<void> {
  const { fromMs, toMs } = toFiniteBounds(range, nowMs);
  const bounds = { fromMs: Math.min(fromMs, previous?.fromMs ?? fromMs), toMs };
  const inPrevious = tallies.previous;
  for (const source of collected) {
    for await (const share of store.readGone(source.id, bounds)) {
      for (const stored of share) {
        // It came back, and its row is shown.
        if (source.session(stored.key) !== undefined) continue;
        const gone = toGone(stored, filters);
        if (gone === null) continue;
        tallyOne(tallies.range, gone, range);
        if (inPrevious !== null && previous !== null) tallyOne(inPrevious, gone, previous);
      }
      // A page of some hundred rows is parsed in milliseconds; others are served between two.
      await setImmediate();
    }
  }

  function tallyOne(tally: UsageTally, { session, atMs, amount }: Gone, window: Bounds): void {
    const place = placeInTime(session, atMs);
    if (isWithin(place ?? { startMs: atMs, endMs: atMs }, window) !== true) return;
    const own = usage.measure === 'idleCost' ? { idle: null, amount } : { idle: null };
    tallySession(tally, session, usage, atMs, own);
    const last = tally.figures.at(-1);
    // What it did after it was last seen, nobody knows.
    if (isLive(session.phase) && last !== undefined)
      tally.figures[tally.figures.length - 1] = { ...last, atLeast: true };
  }
}

type Gone = { session: Session; atMs: number; amount: UsageAmount | null };

/** A session that went, where it meets the filters; null also where another version wrote it in another form. */
function toGone(stored: StoredSession, filters: SessionFilters): Gone | null {
  const row = sessionSchema.safeParse(JSON.parse(stored.row)).data;
  if (row === undefined) return null;
  const session = { ...row, stale: true } as Session;
  const atMs = stored.lastSeenMs;
  if (toMatcher({ ...filters, window: ALWAYS }, atMs)(session) !== 'in') return null;
  return { session, atMs, amount: toIdleAmount(toRolledFacts(stored, () => [], toIdleCostOfPast)) };
}
