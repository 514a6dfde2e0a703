import { toPresentIdleCost, unitsOf } from '../../cost/usage-amount.ts';
import { openUsageTally, tallySession, type UsageTally } from '../../cost/usage-figure.ts';
import { isLive } from '../../domain/phase.ts';
import { FIRST_MS } from '../../domain/place-in-time.ts';
import { hasMeasure } from '../../domain/quantity.ts';
import type { Session } from '../../domain/session.ts';
import { toSteadyStretches } from '../../domain/steady-clock.ts';
import type { Bounds } from '../../domain/time-range.ts';
import { toBuckets } from '../../domain/usage.ts';
import { hasFlag } from '../../domain/usage-flags.ts';
import { toGroupValue } from '../../domain/usage-group.ts';
import { MAX_MARKS, type UsageGroup } from '../../domain/usage-series.ts';
import type { FieldFilter, SessionFilters, TimeWindow } from '../../filters/filter.ts';
import { joinMatches, toMatcher, toWindowTest } from '../../filters/match.ts';
import type { CollectedSource } from '../collect/collected-source.ts';
import type { Pending } from '../history/kept-history.ts';
import type { HistoryStore } from '../history/store.ts';
import type { UsageCell, UsageReading, UsageStretch } from '../history/usage-reading.ts';
import { isSourceField } from './relevant-sources.ts';
import { ALWAYS, describeSources } from './select-sessions.ts';
import { tallyGone } from './usage-of-gone.ts';
import { toFiniteBounds, type UsageAnswer, type UsageQuestion } from './usage-question.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Fields of which the value grouped by alone decides whether a filter holds. A scope may also be asked for by its id. */
const DECIDED_BY_VALUE: ReadonlySet<string> = new Set(['state', 'phase', 'owner', 'worker', 'role', 'version']);

/** Whether the roll-up can tell the values of a filter apart: plain ones of the very field that is grouped by. */
function isOfGroup({ field, negated, terms }: FieldFilter, group: UsageGroup): boolean {
  if (field !== group || negated || !DECIDED_BY_VALUE.has(field)) return false;
  // Of an owner or a role the roll-up keeps what is shown, and not the ARN.
  return terms.every((term) => term.op === 'is' && !term.value.startsWith('arn:'));
}

/** Whether the roll-up can answer: it knows sources and the value grouped by, and nothing else of a session. */
export function canRollUpAnswer({ fields }: SessionFilters, group: UsageGroup): boolean {
  return fields.every((filter) => isSourceField(filter.field) || isOfGroup(filter, group));
}

/**
 * Whole hours that cover a window, in stretches of a steady clock. An hour that an edge cuts stands alone: of what lies
 * in it the part counts that the window has of the hour, as if it were even. Sessions are counted by whole hours.
 */
function toStretches({ fromMs, toMs }: Bounds, unit: 'hour' | 'day', tz: string): UsageStretch[] {
  const firstMs = Math.floor(fromMs / HOUR_MS) * HOUR_MS;
  const endMs = Math.ceil(toMs / HOUR_MS) * HOUR_MS;
  const hours = (from: number, to: number) => ({ fromMs: from, toMs: to, unitMs: HOUR_MS, offsetMs: 0 });
  if (unit === 'hour' || endMs - firstMs <= 2 * HOUR_MS) return [hours(firstMs, endMs)];
  const innerMs = fromMs > firstMs ? firstMs + HOUR_MS : firstMs;
  const lastMs = toMs < endMs ? endMs - HOUR_MS : endMs;
  const days = toSteadyStretches(innerMs, lastMs, tz).map((stretch) => ({ ...stretch, unitMs: DAY_MS }));
  const stretches = innerMs > firstMs ? [hours(firstMs, innerMs), ...days] : days;
  return lastMs < endMs ? [...stretches, hours(lastMs, endMs)] : stretches;
}

type Windows = { range: UsageTally; previous: UsageTally | null };

/**
 * From the hourly roll-up of what is over, and the rows of what lives or is not written yet. The rows are read and the
 * questions sent without a pause between, so a session is in one of the two, and the roll-up leaves out what is pending.
 */
export async function answerFromRollUp(
  question: UsageQuestion,
  store: HistoryStore,
  toPending: () => Pending,
): Promise<UsageAnswer> {
  const { filters, usage, collected, nowMs, range, previous } = question;
  const ids = collected.map(({ id }) => id);
  const openMs = Number.isFinite(range.fromMs) ? 0 : ((await store.firstUsage(ids)) ?? nowMs);
  const unit = toUnit(question, openMs);
  const pending = toPending();
  const { tallies, without, decided } = tallyRows(question, pending.keys);
  for (const leaving of pending.leaving) {
    without.push(leaving.key);
    tallyGone(tallies, question, leaving);
  }
  const able = collected.filter(({ service }) => hasMeasure(service, usage.measure));
  const unable = collected.filter(({ service }) => !hasMeasure(service, usage.measure));
  const ask = (window: Bounds, sources: readonly CollectedSource[], more: Partial<UsageReading>) => {
    const bounds = toFiniteBounds(window, nowMs);
    const { fromMs } = bounds;
    return store.readUsage({
      measure: usage.measure,
      dimension: null,
      bySource: false,
      sources: sources.map(({ id }) => id),
      // From the very beginning no session is carried over.
      fromMs: fromMs <= FIRST_MS ? 0 : fromMs,
      toMs: Math.max(fromMs, bounds.toMs),
      // An open window need not be searched from before there was anything.
      stretches: toStretches(
        { fromMs: Math.min(Math.max(fromMs, openMs), bounds.toMs), toMs: bounds.toMs },
        unit,
        usage.tz,
      ),
      without,
      ...more,
    });
  };
  const byService = usage.group === 'service';
  const grouped = { dimension: byService ? null : usage.group, bySource: byService };
  const filtered = filters.fields.some(({ field }) => !isSourceField(field));
  const [own, before, others, othersBefore] = await Promise.all([
    ask(range, able, grouped),
    previous === null ? [] : ask(previous, able, filtered ? grouped : {}),
    // A filter on the value grouped by is one that the others have too.
    ask(range, unable, filtered ? grouped : {}),
    previous === null ? [] : ask(previous, unable, filtered ? grouped : {}),
  ]);
  const keep = toKeeper(filters, usage.group);
  addCells(tallies.range, own.filter(keep), question);
  tallies.range.notApplicable += countSessions(others.filter(keep));
  if (tallies.previous !== null) {
    addCells(tallies.previous, before.filter(keep), question);
    tallies.previous.notApplicable += countSessions(othersBefore.filter(keep));
  }
  const { sources, missingSources } = describeSources(collected, nowMs);
  return { ...tallies, complete: sources.length > 0 && missingSources === 0 && decided };
}

/** The finest that a chart of the window can need. */
function toUnit({ usage, range, nowMs }: UsageQuestion, openMs: number): 'hour' | 'day' {
  return toBuckets(range, openMs, nowMs, usage, MAX_MARKS).bucket === 'hour' ? 'hour' : 'day';
}

function toKeeper({ fields }: SessionFilters, group: UsageGroup): (cell: Pick<UsageCell, 'value'>) => boolean {
  const terms = fields
    .filter(({ field }) => field === group && !isSourceField(field))
    .flatMap((filter) => filter.terms);
  if (terms.length === 0) return () => true;
  const wanted = new Set(terms.flatMap((term) => (term.op === 'is' ? [term.value] : [])));
  return ({ value }) => value !== null && wanted.has(value);
}

function countSessions(cells: readonly UsageCell[]): number {
  return cells.reduce((sum, { sessions }) => sum + sessions, 0);
}

function addCells(tally: UsageTally, cells: readonly UsageCell[], { usage }: UsageQuestion): void {
  const { measure, group } = usage;
  const units = unitsOf(measure);
  for (const cell of cells) {
    if (hasFlag(cell.flags, 'unknown', measure)) {
      tally.unknown += cell.sessions;
      continue;
    }
    tally.figures.push({
      value: group === 'service' ? (cell.source.split('/')[0] ?? null) : cell.value,
      currency: cell.currency === '' ? null : cell.currency,
      amount: cell.units / units,
      estimated: hasFlag(cell.flags, 'estimated', measure),
      atLeast: hasFlag(cell.flags, 'atLeast', measure),
      startMs: cell.fromMs,
      endMs: cell.toMs,
      sessions: cell.sessions,
    });
  }
}

function toWindow({ fromMs, toMs }: Bounds): TimeWindow {
  return { kind: 'absolute', from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
}

/**
 * The rows that are in no roll-up as they are now: what lives, and what the history has not written yet. `without`: of
 * the latter an older state may be rolled up. Of all other rows only whether they are decided and current.
 */
function tallyRows(
  { filters, usage, collected, nowMs, previous }: UsageQuestion,
  pending: ReadonlySet<string>,
): { tallies: Windows; without: string[]; decided: boolean } {
  const tallies: Windows = { range: openUsageTally(), previous: previous && openUsageTally() };
  const matches = toMatcher({ ...filters, window: ALWAYS }, nowMs);
  const inRange = toWindowTest(filters.window, nowMs);
  const inPrevious = previous && toWindowTest(toWindow(previous), nowMs);
  const filtered = filters.fields.some(({ field }) => !isSourceField(field));
  const without: string[] = [];
  let decided = true;
  const isPlain = (row: Session) =>
    !row.stale &&
    row.endedAt !== null &&
    row.createdAt !== null &&
    !(filtered && toGroupValue(usage.group, row) === null);
  for (const source of collected) {
    for (const row of source.sessions()) {
      const waits = pending.has(row.key);
      const own = waits || isLive(row.phase);
      if (!own && isPlain(row)) continue;
      if (waits) without.push(row.key);
      const match = matches(row);
      const verdict = joinMatches(match, inRange(row));
      if (verdict === 'undecided' || (verdict === 'in' && row.stale)) decided = false;
      if (!own) continue;
      const idle = { idle: isLive(row.phase) ? toPresentIdleCost(row, nowMs) : null };
      if (verdict === 'in') tallySession(tallies.range, row, usage, nowMs, idle);
      if (tallies.previous !== null && inPrevious !== null && joinMatches(match, inPrevious(row)) === 'in')
        tallySession(tallies.previous, row, usage, nowMs, idle);
    }
  }
  return { tallies, without, decided };
}
