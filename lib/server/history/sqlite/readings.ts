import type { DatabaseSync } from 'node:sqlite';
import { toGaps } from '../gaps.ts';
import {
  number,
  type Row,
  toKnownAccount,
  toLastSweeps,
  toStoredSession,
  toStoredView,
  toSweepRun,
  toTransition,
} from '../rows.ts';
import * as sql from '../statements.ts';
import type { ExportCursor, ExportPage, IdleFacts, PageCursor } from '../store.ts';

/** Lines of a batch of an export. */
const EXPORT_LINES = 500;

function toLine(type: string, value: object): string {
  return `${JSON.stringify({ type, ...value })}\n`;
}

/** Everything that only reads. */
export function openReadings(database: DatabaseSync) {
  const getSession = database.prepare(sql.GET_SESSION);
  const getAnswer = database.prepare(sql.GET_ANSWER);
  const lastSweeps = database.prepare(sql.LAST_SWEEPS);
  const getAccount = database.prepare(sql.GET_ACCOUNT);
  const sourcePage = database.prepare(sql.SOURCE_PAGE);
  const sourcePageWithGone = database.prepare(sql.SOURCE_PAGE_WITH_GONE);
  const gonePage = database.prepare(sql.GONE_PAGE);
  const getWork = database.prepare(sql.GET_WORK);
  const listTransitions = database.prepare(sql.LIST_TRANSITIONS);
  const observed = database.prepare(sql.OBSERVED);
  const recordedSince = database.prepare(sql.RECORDED_SINCE);
  const countSessions = database.prepare(sql.COUNT_SESSIONS);
  const exports = {
    sessions: {
      statement: database.prepare(sql.EXPORT_SESSIONS),
      line: (row: Row) => toLine('session', toStoredSession(row)),
      cursor: (row: Row) => String(row.session_key),
      next: { part: 'answers', after: '' },
    },
    answers: {
      statement: database.prepare(sql.EXPORT_ANSWERS),
      line: (row: Row) => toLine('answer', { key: row.session_key, answer: row.answer_json }),
      cursor: (row: Row) => String(row.session_key),
      next: { part: 'transitions', after: 0 },
    },
    transitions: {
      statement: database.prepare(sql.EXPORT_TRANSITIONS),
      line: (row: Row) => toLine('transition', toTransition(row)),
      cursor: (row: Row) => number(row, 'transition_id'),
      next: { part: 'sweeps', after: 0 },
    },
    sweeps: {
      statement: database.prepare(sql.EXPORT_SWEEPS),
      line: (row: Row) => toLine('sweep', toSweepRun(row)),
      cursor: (row: Row) => number(row, 'sweep_id'),
      next: { part: 'views', after: '' },
    },
    views: {
      statement: database.prepare(sql.EXPORT_VIEWS),
      line: (row: Row) => toLine('view', toStoredView(row)),
      cursor: (row: Row) => String(row.view_id),
      next: null,
    },
  } as const;

  return {
    getSession: (key: string) => {
      const row = getSession.get(key);
      return row === undefined ? null : toStoredSession(row);
    },
    getAnswer: (key: string) => {
      const row = getAnswer.get(key);
      return row === undefined ? null : String(row.answer_json);
    },
    lastSweeps: (source: string) => toLastSweeps(lastSweeps.get(source) ?? { ok_ms: null, full_ms: null }),
    getAccount: (identity: string) => {
      const row = getAccount.get(identity);
      return row === undefined ? null : toKnownAccount(row);
    },
    sourcePage: (source: string, after: PageCursor | null, limit: number, withGone: boolean) => {
      const statement = withGone ? sourcePageWithGone : sourcePage;
      const from = after ?? { createdMs: Number.MAX_SAFE_INTEGER, key: '' };
      return statement.all(source, from.createdMs, from.key, limit).map(toStoredSession);
    },
    gonePage: (
      source: string,
      { fromMs, toMs }: { fromMs: number; toMs: number },
      after: PageCursor | null,
      limit: number,
    ) => {
      const from = after ?? { createdMs: Number.MAX_SAFE_INTEGER, key: '' };
      return gonePage.all(source, toMs, fromMs, fromMs, from.createdMs, from.key, limit).map(toStoredSession);
    },
    listTransitions: (key: string) => listTransitions.all(key).map(toTransition),
    idleFacts: (keys: readonly string[]) =>
      keys.map((key): IdleFacts | null => {
        const row = getWork.get(key);
        if (row === undefined) return null;
        const work = typeof row.work_json === 'string' ? row.work_json : null;
        // Statements and calculations tell more than changes of state do.
        return { work, transitions: work === null ? listTransitions.all(key).map(toTransition) : [] };
      }),
    listGaps: (source: string, fromMs: number, toMs: number, patienceMs: number) => {
      const stretches = observed
        .all(source, source, toMs, toMs, source, fromMs, fromMs)
        .map((row) => ({ startedMs: number(row, 'started_ms'), endedMs: number(row, 'ended_ms') }));
      return toGaps(stretches, fromMs, toMs, patienceMs);
    },
    recordedSince: () => {
      const since = recordedSince.get()?.since_ms;
      return typeof since === 'number' ? since : null;
    },
    countSessions: () => Number(countSessions.get()?.count),
    exportPage: ({ part, after }: ExportCursor): ExportPage => {
      const { statement, line, cursor, next } = exports[part];
      const rows = statement.all(after, EXPORT_LINES);
      const last = rows.at(-1);
      return {
        lines: rows.map(line).join(''),
        count: rows.length,
        next: last !== undefined && rows.length === EXPORT_LINES ? { part, after: cursor(last) } : next,
      };
    },
  };
}
