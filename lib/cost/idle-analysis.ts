import { endOfBucket, startOfBucket } from '../domain/calendar.ts';
import type { IdleAnalysis, IdleGroup, IdleRow, IdleWhatIf } from '../domain/idle-analysis.ts';
import { WHAT_IF_MINUTES } from '../domain/idle-analysis.ts';
import type { Bounds } from '../domain/time-range.ts';
import { toGroupValue } from '../domain/usage-group.ts';
import { type Decimal, toNumber, toText, ZERO } from './decimal.ts';
import { costAt } from './growth.ts';
import { cut, type Idler, lengthOf, savedBy, shareOf } from './idle-portion.ts';

export type IdleQuestion = { bounds: Bounds; nowMs: number; tz: string; group: IdleGroup; currency: string | null };

type Told = Omit<IdleAnalysis, 'asOf' | 'complete' | 'sources' | 'recordedSince'>;

const HOUR_MS = 3_600_000;
const HOURS_OF_WEEK = 168;
const MOST_ROWS = 20;

function chooseCurrency(idlers: readonly Idler[], { nowMs, currency }: IdleQuestion): string[] {
  const counts = new Map<string, number>();
  for (const { session } of idlers) {
    const cost = costAt(session, nowMs);
    if (cost !== null) counts.set(cost.currency, (counts.get(cost.currency) ?? 0) + 1);
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([code]) => code);
  return currency === null ? ranked : [currency, ...ranked.filter((code) => code !== currency)];
}

/** How sessions idled within the bounds, by group and hour of the week, and what idle timeouts would have saved. */
export function analyseIdling(idlers: readonly Idler[], question: IdleQuestion): Told {
  const { bounds, nowMs, tz, group } = question;
  const [currency = null, ...otherCurrencies] = chooseCurrency(idlers, question);
  const rows = new Map<string | null, { sessions: number; idleMs: number; amount: Decimal }>();
  const week = Array.from({ length: HOURS_OF_WEEK }, () => ({ idleMs: 0, amount: 0 }));
  const whatIf = WHAT_IF_MINUTES.map((minutes) => ({ minutes, savedMs: 0, saved: ZERO, stopped: 0, interrupted: 0 }));
  const sum = {
    untold: 0,
    lifeMs: 0,
    idleMs: 0,
    unknownMs: 0,
    amount: ZERO,
    spend: ZERO,
    priced: false,
    atLeast: false,
  };
  for (const { session, idling } of idlers) {
    if (idling === null) {
      sum.untold += 1;
      continue;
    }
    const life = cut({ fromMs: idling.startMs, toMs: idling.endMs }, bounds);
    const lifeMs = lengthOf(life);
    // What is known of the whole is taken to be so of the part of it that lies within.
    const part = lifeMs / Math.max(1, idling.endMs - idling.startMs);
    sum.lifeMs += lifeMs;
    sum.unknownMs += idling.unknownMs * part;
    if (idling.unknownMs > 0) sum.atLeast = true;
    if (idling.evidence === null) {
      sum.untold += 1;
      continue;
    }
    const told = costAt(session, nowMs);
    const cost = told !== null && told.currency === currency ? told : null;
    if (told === null || session.cost.atLeast) sum.atLeast = true;
    if (cost !== null) sum.priced = true;
    const spells = idling.spells.map((spell) => cut(spell, bounds));
    const idleMs = spells.reduce((all, spell) => all + lengthOf(spell), idling.briefMs * part);
    const amount = shareOf(cost, idleMs, idling);
    sum.idleMs += idleMs;
    sum.amount += amount;
    sum.spend += shareOf(cost, lifeMs, idling);
    const value = toGroupValue(group, session);
    const row = rows.get(value) ?? { sessions: 0, idleMs: 0, amount: ZERO };
    rows.set(value, { sessions: row.sessions + 1, idleMs: row.idleMs + idleMs, amount: row.amount + amount });
    const perMs = idleMs === 0 ? 0 : toNumber(amount) / idleMs;
    for (const spell of spells) spreadOverWeek(week, spell, perMs, tz);
    for (const one of whatIf) {
      const saved = savedBy(session, idling.spells, one.minutes, bounds);
      if (saved === null) continue;
      one.stopped += 1;
      if (saved.interrupted) one.interrupted += 1;
      one.savedMs += saved.ms;
      one.saved += shareOf(cost, saved.ms, idling);
    }
  }
  return {
    tz,
    group,
    currency: sum.priced ? currency : null,
    otherCurrencies,
    sessions: idlers.length,
    untold: sum.untold,
    lifeSeconds: toSeconds(sum.lifeMs),
    idleSeconds: toSeconds(sum.idleMs),
    unknownSeconds: toSeconds(sum.unknownMs),
    amount: sum.priced ? toText(sum.amount) : null,
    spend: sum.priced ? toText(sum.spend) : null,
    atLeast: sum.atLeast || sum.untold > 0,
    rows: toRows(rows),
    week: week.map(({ idleMs, amount }) => ({ idleSeconds: toSeconds(idleMs), amount })),
    whatIf: whatIf.map(
      ({ savedMs, saved, ...rest }): IdleWhatIf => ({
        ...rest,
        savedSeconds: toSeconds(savedMs),
        saved: toText(saved),
      }),
    ),
  };
}

const toSeconds = (ms: number) => Math.round(ms / 1000);

/** Longer than any service lets a session idle; what claims more is drawn in the week that it began with. */
const MOST_HOURS = 24 * 62;

function spreadOverWeek(week: { idleMs: number; amount: number }[], spell: Bounds, perMs: number, tz: string): void {
  let fromMs = spell.fromMs;
  for (let hour = 0; fromMs < spell.toMs && hour < MOST_HOURS; hour += 1) {
    const toMs = Math.min(spell.toMs, endOfBucket(fromMs, 'hour', tz));
    const place = week[hourOfWeek(fromMs, tz)];
    if (place !== undefined) {
      place.idleMs += toMs - fromMs;
      place.amount += (toMs - fromMs) * perMs;
    }
    fromMs = toMs;
  }
}

function hourOfWeek(ms: number, tz: string): number {
  // By elapsed hours of the day, so that a day with a changed clock has its own places and no more.
  const day = startOfBucket(ms, 'day', tz);
  const days = Math.round((day - startOfBucket(ms, 'week', tz)) / (24 * HOUR_MS));
  return Math.min(HOURS_OF_WEEK - 1, days * 24 + Math.min(23, Math.floor((ms - day) / HOUR_MS)));
}

function toRows(rows: ReadonlyMap<string | null, { sessions: number; idleMs: number; amount: Decimal }>): IdleRow[] {
  const ranked = [...rows].sort(([, a], [, b]) =>
    a.amount === b.amount ? b.idleMs - a.idleMs : a.amount < b.amount ? 1 : -1,
  );
  const toRow = (value: string | null, rest: boolean, own: typeof ranked): IdleRow => ({
    value,
    rest,
    sessions: own.reduce((sum, [, { sessions }]) => sum + sessions, 0),
    idleSeconds: toSeconds(own.reduce((sum, [, { idleMs }]) => sum + idleMs, 0)),
    amount: toText(own.reduce((sum, [, { amount }]) => sum + amount, ZERO)),
  });
  const named = ranked.slice(0, MOST_ROWS).map((row) => toRow(row[0], false, [row]));
  const others = ranked.slice(MOST_ROWS);
  return others.length === 0 ? named : [...named, toRow(null, true, others)];
}
