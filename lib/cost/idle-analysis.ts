import type { IdleAnalysis, IdleGroup, IdleRow, IdleWhatIf } from '../domain/idle-analysis.ts';
import { WHAT_IF_MINUTES } from '../domain/idle-analysis.ts';
import type { Bounds } from '../domain/time-range.ts';
import { toGroupValue } from '../domain/usage-group.ts';
import { type Decimal, toNumber, toText, ZERO } from './decimal.ts';
import { costAt } from './growth.ts';
import { cut, type Idler, lengthOf, savedBy, shareOf } from './idle-portion.ts';
import { openIdleWeek } from './idle-week.ts';

export type IdleQuestion = { bounds: Bounds; nowMs: number; tz: string; group: IdleGroup; currency: string | null };

type Told = Omit<IdleAnalysis, 'asOf' | 'complete' | 'sources' | 'recordedSince'>;

const MOST_ROWS = 20;

/** The idle analysis one session at a time, so that whoever hands them over may do something else in between. */
export type IdleAnalyser = {
  /** Of every session, before the first is added. */
  meet(idler: Idler): void;
  add(idler: Idler): void;
  close(): Told;
};

/** How sessions idled within the bounds, by group and hour of the week, and what idle timeouts would have saved. */
export function openIdleAnalysis(question: IdleQuestion): IdleAnalyser {
  const { bounds, nowMs, tz, group } = question;
  const counts = new Map<string, number>();
  let chosen: string[] | null = null;
  const rows = new Map<string | null, Row>();
  const week = openIdleWeek(tz);
  const whatIf = WHAT_IF_MINUTES.map((minutes) => ({ minutes, savedMs: 0, saved: ZERO, stopped: 0, interrupted: 0 }));
  const sum = {
    sessions: 0,
    untold: 0,
    lifeMs: 0,
    idleMs: 0,
    unknownMs: 0,
    amount: ZERO,
    spend: ZERO,
    priced: false,
    atLeast: false,
  };
  const choose = () => {
    chosen ??= rankCurrencies(counts, question.currency);
    return chosen;
  };
  return {
    meet({ session }) {
      const cost = costAt(session, nowMs);
      if (cost !== null) counts.set(cost.currency, (counts.get(cost.currency) ?? 0) + 1);
    },
    add({ session, idling }) {
      const [currency = null] = choose();
      sum.sessions += 1;
      if (idling === null) {
        sum.untold += 1;
        return;
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
        return;
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
      addTo(rows, toGroupValue(group, session), idleMs, amount);
      const perMs = idleMs === 0 ? 0 : toNumber(amount) / idleMs;
      for (const spell of spells) week.add(spell, perMs);
      for (const one of whatIf) {
        const saved = savedBy(session, idling.spells, one.minutes, bounds);
        if (saved === null) continue;
        one.stopped += 1;
        if (saved.interrupted) one.interrupted += 1;
        one.savedMs += saved.ms;
        one.saved += shareOf(cost, saved.ms, idling);
      }
    },
    close() {
      const [currency = null, ...otherCurrencies] = choose();
      return {
        tz,
        group,
        currency: sum.priced ? currency : null,
        otherCurrencies,
        sessions: sum.sessions,
        untold: sum.untold,
        lifeSeconds: toSeconds(sum.lifeMs),
        idleSeconds: toSeconds(sum.idleMs),
        unknownSeconds: toSeconds(sum.unknownMs),
        amount: sum.priced ? toText(sum.amount) : null,
        spend: sum.priced ? toText(sum.spend) : null,
        atLeast: sum.atLeast || sum.untold > 0,
        rows: toRows(rows),
        week: week.hours().map(({ idleMs, amount }) => ({ idleSeconds: toSeconds(idleMs), amount })),
        whatIf: whatIf.map(
          ({ savedMs, saved, ...rest }): IdleWhatIf => ({
            ...rest,
            savedSeconds: toSeconds(savedMs),
            saved: toText(saved),
          }),
        ),
      };
    },
  };
}

/** The same of sessions that are all at hand. */
export function analyseIdling(idlers: readonly Idler[], question: IdleQuestion): Told {
  const analysis = openIdleAnalysis(question);
  for (const idler of idlers) analysis.meet(idler);
  for (const idler of idlers) analysis.add(idler);
  return analysis.close();
}

/** The one that is asked for first, else that of most sessions. */
function rankCurrencies(counts: ReadonlyMap<string, number>, wanted: string | null): string[] {
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([code]) => code);
  return wanted === null ? ranked : [wanted, ...ranked.filter((code) => code !== wanted)];
}

const toSeconds = (ms: number) => Math.round(ms / 1000);

type Row = { sessions: number; idleMs: number; amount: Decimal };

function addTo(rows: Map<string | null, Row>, value: string | null, idleMs: number, amount: Decimal): void {
  const row = rows.get(value) ?? { sessions: 0, idleMs: 0, amount: ZERO };
  rows.set(value, { sessions: row.sessions + 1, idleMs: row.idleMs + idleMs, amount: row.amount + amount });
}

function toRows(rows: ReadonlyMap<string | null, Row>): IdleRow[] {
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
