import { setImmediate } from 'node:timers/promises';
import { toPresentIdleCost, type UsageAmount } from '../../cost/usage-amount.ts';
import { openUsageTally, tallySession, type UsageTally } from '../../cost/usage-figure.ts';
import { isLive } from '../../domain/phase.ts';
import type { Session } from '../../domain/session.ts';
import type { Bounds } from '../../domain/time-range.ts';
import type { TimeWindow } from '../../filters/filter.ts';
import { parseFacts } from '../history/rolled.ts';
import type { HistoryStore, StoredSession } from '../history/store.ts';
import { selectWindows } from './select-sessions.ts';
import { type Tallies, tallyGone, toIdleAmount } from './usage-of-gone.ts';
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
  const { leaving } = context.history.pending();
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
  if (store !== null) await addGone(question, { store, leaving }, tallies);
  const { complete } = of.range;
  return { ...tallies, complete };
}

/** Adds those that AWS no longer tells of, as they were last seen. */
async function addGone(
  question: UsageQuestion,
  { store, leaving }: { store: HistoryStore; leaving: readonly StoredSession[] },
  tallies: Tallies,
): Promise<void> {
  const { collected, nowMs, range, previous, usage } = question;
  const { fromMs, toMs } = toFiniteBounds(range, nowMs);
  const bounds = { fromMs: Math.min(fromMs, previous?.fromMs ?? fromMs), toMs };
  const own = new Set(leaving.map(({ key }) => key));
  for (const stored of leaving) tallyGone(tallies, question, stored);
  for (const source of collected) {
    for await (const share of store.readGone(source.id, bounds)) {
      const rolled = usage.measure === 'idleCost' ? await store.getRolled(share.map(({ key }) => key)) : [];
      for (const [index, stored] of share.entries()) {
        // It came back, and its row is shown; or what is kept of it is not the newest.
        if (source.session(stored.key) !== undefined || own.has(stored.key)) continue;
        tallyGone(tallies, question, stored, rolled[index] ?? null);
      }
      // A page of some hundred rows is parsed in milliseconds; others are served between two.
      await setImmediate();
    }
  }
}
