/**
 * What is asked of the database, in SQL that SQLite and PostgreSQL read alike (its driver numbers the `?`). What only
 * one of them knows stands with that engine.
 */

const SESSION_COLUMNS = `session_key, source, row_json, record_json, asks_json, work_json, created_ms, ended_ms,
  first_seen_ms, last_seen_ms, gone_ms, live`;

/** What is in the roll-up of a session, and what a change of it has to know before: key */
export const FIND_ROLLED = 'SELECT source, last_seen_ms, gone_ms, rolled_json FROM sessions WHERE session_key = ?';

/** Changes nothing where the kept one was seen later: then `KEEP_FIRST_SEEN` follows. */
export const PUT_SESSION = `
  INSERT INTO sessions (${SESSION_COLUMNS}, rolled_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (session_key) DO UPDATE SET
    source = excluded.source, row_json = excluded.row_json, record_json = excluded.record_json,
    asks_json = excluded.asks_json, work_json = excluded.work_json, created_ms = excluded.created_ms, ended_ms = excluded.ended_ms,
    first_seen_ms = CASE WHEN excluded.first_seen_ms < sessions.first_seen_ms
      THEN excluded.first_seen_ms ELSE sessions.first_seen_ms END,
    last_seen_ms = excluded.last_seen_ms,
    gone_ms = CASE WHEN excluded.gone_ms IS NULL AND sessions.gone_ms >= excluded.last_seen_ms
      THEN sessions.gone_ms ELSE excluded.gone_ms END,
    live = excluded.live,
    rolled_json = excluded.rolled_json
  WHERE excluded.last_seen_ms >= sessions.last_seen_ms`;

/** first seen, key, first seen */
export const KEEP_FIRST_SEEN = 'UPDATE sessions SET first_seen_ms = ? WHERE session_key = ? AND first_seen_ms > ?';

export const GET_WORK = 'SELECT work_json FROM sessions WHERE session_key = ?';

export const GET_SESSION = `SELECT ${SESSION_COLUMNS} FROM sessions WHERE session_key = ?`;

const PAGE_ORDER = 'ORDER BY created_ms DESC, session_key DESC LIMIT ?';

/** source, created of the cursor, key of the cursor, limit */
export const SOURCE_PAGE = `
  SELECT ${SESSION_COLUMNS} FROM sessions
  WHERE source = ? AND gone_ms IS NULL AND (created_ms, session_key) < (?, ?) ${PAGE_ORDER}`;

export const SOURCE_PAGE_WITH_GONE = `
  SELECT ${SESSION_COLUMNS} FROM sessions
  WHERE source = ? AND (created_ms, session_key) < (?, ?) ${PAGE_ORDER}`;

/** key, ms */
export const FIND_LEAVING = `
  SELECT ${SESSION_COLUMNS}, rolled_json FROM sessions WHERE session_key = ? AND gone_ms IS NULL AND last_seen_ms <= ?`;

/** gone, rolled, key */
export const MARK_GONE = 'UPDATE sessions SET gone_ms = ?, rolled_json = ? WHERE session_key = ?';

/** source, to, from, from, created of the cursor, key of the cursor, limit. Of an end before the beginning that counts. */
export const GONE_PAGE = `
  SELECT ${SESSION_COLUMNS} FROM sessions
  WHERE source = ? AND gone_ms IS NOT NULL AND created_ms < ? AND (coalesce(ended_ms, last_seen_ms) >= ? OR created_ms >= ?)
    AND (created_ms, session_key) < (?, ?) ${PAGE_ORDER}`;

/** What is over and in no roll-up yet: as an earlier schema left it. limit */
export const LIST_UNROLLED = `
  SELECT ${SESSION_COLUMNS} FROM sessions
  WHERE rolled_json IS NULL AND (live = 0 OR gone_ms IS NOT NULL) ORDER BY session_key LIMIT ?`;
export const SET_ROLLED = 'UPDATE sessions SET rolled_json = ? WHERE session_key = ?';

export const RECORDED_SINCE = 'SELECT min(started_ms) AS since_ms FROM sweeps';

export const COUNT_SESSIONS = 'SELECT count(*) AS count FROM sessions';

/** A gone session counts as over, also where its end was never seen. */
const TO_FORGET = '(live = 0 OR gone_ms IS NOT NULL) AND coalesce(ended_ms, gone_ms, last_seen_ms) < ?';
const WITHIN = 'session_key > ? AND session_key <= ?';
/** The key up to which the next share goes; null after the last. key of the cursor, limit */
export const NEXT_SHARE = `
  SELECT max(session_key) AS upto FROM
    (SELECT session_key FROM sessions WHERE session_key > ? ORDER BY session_key LIMIT ?) AS share`;
/** before, keys from and to */
export const LIST_FORGOTTEN = `
  SELECT source, rolled_json FROM sessions WHERE rolled_json IS NOT NULL AND ${TO_FORGET} AND ${WITHIN}`;
export const FORGET_SESSIONS = `DELETE FROM sessions WHERE ${TO_FORGET} AND ${WITHIN}`;

export const FORGET_SWEEPS = 'DELETE FROM sweeps WHERE ended_ms < ?';

const TRANSITION_COLUMNS = 'session_key, from_state, to_state, from_phase, to_phase, seen_before_ms, seen_ms';

export const PUT_TRANSITION = `
  INSERT INTO transitions (${TRANSITION_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (session_key, seen_ms, to_state) DO NOTHING`;

/** The number breaks the tie of two that were seen at once, or lifted to the same moment. */
export const LIST_TRANSITIONS = `
  SELECT ${TRANSITION_COLUMNS} FROM transitions WHERE session_key = ? ORDER BY seen_ms, transition_id`;

/** The last one of a source that began no later than a moment: source, moment */
export const SWEEP_BEFORE = `
  SELECT sweep_id, started_ms, ended_ms, status, problem_kind FROM sweeps
  WHERE source = ? AND started_ms <= ? ORDER BY started_ms DESC, sweep_id DESC LIMIT 1`;

export const PUT_SWEEP = `
  INSERT INTO sweeps (source, started_ms, ended_ms, status, problem_kind, row_count, full_ended_ms, sweep_count)
  VALUES (?, ?, ?, ?, ?, ?, ?, 1)`;

/** ended, rows, end of a full one or null, id */
export const EXTEND_SWEEP = `
  UPDATE sweeps SET ended_ms = ?, row_count = ?, full_ended_ms = coalesce(?, full_ended_ms),
    sweep_count = sweep_count + 1 WHERE sweep_id = ?`;

export const LAST_SWEEPS = `
  SELECT max(ended_ms) AS ok_ms, max(full_ended_ms) AS full_ms FROM sweeps WHERE source = ? AND status = 'ok'`;

export const PUT_ANSWER = `
  INSERT INTO answers (session_key, answer_json) VALUES (?, ?)
  ON CONFLICT (session_key) DO UPDATE SET answer_json = excluded.answer_json`;
export const GET_ANSWER = 'SELECT answer_json FROM answers WHERE session_key = ?';

export const PUT_ACCOUNT = `
  INSERT INTO accounts (identity, account, partition_name) VALUES (?, ?, ?)
  ON CONFLICT (identity) DO UPDATE SET account = excluded.account, partition_name = excluded.partition_name`;
export const GET_ACCOUNT = 'SELECT account, partition_name FROM accounts WHERE identity = ?';

/**
 * The stretches that touch a time, with the neighbour on each side: a gap may begin before it and end after it.
 * source, to, source, from, source, to
 */
export const OBSERVED = `
  SELECT started_ms, ended_ms FROM sweeps
  WHERE source = ? AND status = 'ok'
    AND started_ms <= coalesce((SELECT min(started_ms) FROM sweeps WHERE source = ? AND status = 'ok' AND started_ms > ?), ?)
    AND ended_ms >= coalesce((SELECT max(ended_ms) FROM sweeps WHERE source = ? AND status = 'ok' AND ended_ms < ?), ?)
  ORDER BY started_ms, ended_ms`;

const VIEW_COLUMNS = 'view_id, name, name_key, query, is_default, revision, created_ms, changed_ms';
export const LIST_VIEWS = `SELECT ${VIEW_COLUMNS} FROM saved_views ORDER BY name_key`;
export const GET_VIEW = `SELECT ${VIEW_COLUMNS} FROM saved_views WHERE view_id = ?`;
export const COUNT_VIEWS = 'SELECT count(*) AS count FROM saved_views';
/** name, id: whether another has it */
export const FIND_VIEW_NAME = 'SELECT view_id FROM saved_views WHERE name_key = ? AND view_id <> ?';
export const PUT_VIEW = `
  INSERT INTO saved_views (${VIEW_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (view_id) DO UPDATE SET
    name = excluded.name, name_key = excluded.name_key, query = excluded.query, is_default = excluded.is_default,
    revision = excluded.revision, changed_ms = excluded.changed_ms`;
/** The id of the one that takes it over */
export const CLEAR_DEFAULT_VIEW =
  'UPDATE saved_views SET is_default = 0, revision = revision + 1 WHERE is_default = 1 AND view_id <> ?';
export const DELETE_VIEW = 'DELETE FROM saved_views WHERE view_id = ?';
export const EXPORT_VIEWS = `SELECT ${VIEW_COLUMNS} FROM saved_views WHERE view_id > ? ORDER BY view_id LIMIT ?`;

/** The latest moment that anything was put with: a clock that was set back may not go behind it. */
export const LIFT_CLOCK = 'UPDATE clock SET newest_ms = ? WHERE newest_ms < ?';
export const READ_CLOCK = 'SELECT newest_ms FROM clock';

export const EXPORT_SESSIONS = `
  SELECT ${SESSION_COLUMNS} FROM sessions WHERE session_key > ? ORDER BY session_key LIMIT ?`;
export const EXPORT_ANSWERS = `
  SELECT session_key, answer_json FROM answers WHERE session_key > ? ORDER BY session_key LIMIT ?`;
export const EXPORT_TRANSITIONS = `
  SELECT transition_id, ${TRANSITION_COLUMNS} FROM transitions WHERE transition_id > ? ORDER BY transition_id LIMIT ?`;
export const EXPORT_SWEEPS = `
  SELECT sweep_id, source, started_ms, ended_ms, status, problem_kind, row_count, full_ended_ms, sweep_count FROM sweeps
  WHERE sweep_id > ? ORDER BY sweep_id LIMIT ?`;
