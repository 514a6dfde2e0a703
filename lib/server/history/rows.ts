import { HistoryError } from './history-error.ts';
import type { KnownAccount, LastSweeps, StoredSession, Transition } from './store.ts';
import type { StoredView } from './view-changes.ts';

/** What drivers give and take. */
export type Value = string | number | null;
export type Row = { readonly [column: string]: unknown };

function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new HistoryError('corrupt', `The column ${column} holds no text.`);
  return value;
}

/** A number of a row, which has to be one. */
export function number(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new HistoryError('corrupt', `The column ${column} holds no number.`);
  return value;
}

function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

function numberOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : number(row, column);
}

/** In the order of the columns of PUT_SESSION. */
export function toSessionValues(session: StoredSession): Value[] {
  return [
    session.key,
    session.source,
    session.row,
    session.record,
    session.asks,
    session.work,
    session.createdMs,
    session.endedMs,
    session.firstSeenMs,
    session.lastSeenMs,
    session.goneMs,
    session.live ? 1 : 0,
  ];
}

export function toStoredSession(row: Row): StoredSession {
  return {
    key: text(row, 'session_key'),
    source: text(row, 'source'),
    row: text(row, 'row_json'),
    record: text(row, 'record_json'),
    asks: text(row, 'asks_json'),
    work: textOrNull(row, 'work_json'),
    createdMs: number(row, 'created_ms'),
    endedMs: numberOrNull(row, 'ended_ms'),
    firstSeenMs: number(row, 'first_seen_ms'),
    lastSeenMs: number(row, 'last_seen_ms'),
    goneMs: numberOrNull(row, 'gone_ms'),
    live: number(row, 'live') === 1,
  };
}

/** In the order of the columns of PUT_TRANSITION. A clock that stepped back makes no negative stretch. */
export function toTransitionValues(transition: Transition): Value[] {
  const { key, from, to, fromPhase, toPhase, seenBeforeMs, seenMs } = transition;
  return [key, from, to, fromPhase, toPhase, seenBeforeMs, Math.max(seenMs, seenBeforeMs ?? seenMs)];
}

export function toTransition(row: Row): Transition {
  return {
    key: text(row, 'session_key'),
    from: textOrNull(row, 'from_state'),
    to: text(row, 'to_state'),
    fromPhase: textOrNull(row, 'from_phase'),
    toPhase: text(row, 'to_phase'),
    seenBeforeMs: numberOrNull(row, 'seen_before_ms'),
    seenMs: number(row, 'seen_ms'),
  };
}

export function toLastSweeps(row: Row): LastSweeps {
  return { okMs: numberOrNull(row, 'ok_ms'), fullMs: numberOrNull(row, 'full_ms') };
}

export function toKnownAccount(row: Row): KnownAccount {
  return { account: text(row, 'account'), partition: text(row, 'partition_name') };
}

/** In the order of the columns of PUT_VIEW. */
export function toViewValues(view: StoredView): Value[] {
  const { id, name, nameKey, query, isDefault, revision, createdMs, changedMs } = view;
  return [id, name, nameKey, query, isDefault ? 1 : 0, revision, createdMs, changedMs];
}

export function toStoredView(row: Row): StoredView {
  return {
    id: text(row, 'view_id'),
    name: text(row, 'name'),
    nameKey: text(row, 'name_key'),
    query: text(row, 'query'),
    isDefault: number(row, 'is_default') === 1,
    revision: number(row, 'revision'),
    createdMs: number(row, 'created_ms'),
    changedMs: number(row, 'changed_ms'),
  };
}

/** A run of alike sweeps, as an export tells it. */
export function toSweepRun(row: Row): { [name: string]: Value } {
  return {
    source: text(row, 'source'),
    startedMs: number(row, 'started_ms'),
    endedMs: number(row, 'ended_ms'),
    status: text(row, 'status'),
    problemKind: textOrNull(row, 'problem_kind'),
    rows: number(row, 'row_count'),
    fullEndedMs: numberOrNull(row, 'full_ended_ms'),
    sweeps: number(row, 'sweep_count'),
  };
}
