/** One step of the schema. What was released never changes: its checksum is kept in every database it ran on. */
export type Migration = { version: number; name: string; sql: string };

const FIRST = `
CREATE TABLE sessions (
  session_key TEXT NOT NULL PRIMARY KEY,
  source TEXT NOT NULL,
  row_json TEXT NOT NULL,
  record_json TEXT NOT NULL,
  asks_json TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  ended_ms INTEGER,
  first_seen_ms INTEGER NOT NULL,
  last_seen_ms INTEGER NOT NULL,
  gone_ms INTEGER,
  live INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_newest ON sessions (source, created_ms DESC, session_key DESC);
CREATE TABLE transitions (
  transition_id INTEGER PRIMARY KEY AUTOINCREMENT,
  session_key TEXT NOT NULL REFERENCES sessions (session_key) ON DELETE CASCADE,
  from_state TEXT,
  to_state TEXT NOT NULL,
  from_phase TEXT,
  to_phase TEXT NOT NULL,
  seen_before_ms INTEGER,
  seen_ms INTEGER NOT NULL,
  UNIQUE (session_key, seen_ms, to_state)
) STRICT;
CREATE TABLE sweeps (
  sweep_id INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL,
  started_ms INTEGER NOT NULL,
  ended_ms INTEGER NOT NULL,
  status TEXT NOT NULL,
  problem_kind TEXT,
  row_count INTEGER NOT NULL,
  sweep_count INTEGER NOT NULL
) STRICT;
CREATE INDEX sweeps_started ON sweeps (source, started_ms);
CREATE TABLE clock (newest_ms INTEGER NOT NULL) STRICT;
INSERT INTO clock (newest_ms) VALUES (0);
`;

const SECOND = `
ALTER TABLE sessions ADD COLUMN work_json TEXT;
ALTER TABLE sessions ADD COLUMN rolled_json TEXT;
CREATE INDEX sessions_gone ON sessions (source, created_ms DESC, session_key DESC) WHERE gone_ms IS NOT NULL;
CREATE INDEX sessions_unrolled ON sessions (session_key)
  WHERE rolled_json IS NULL AND (live = 0 OR gone_ms IS NOT NULL);
CREATE TABLE usage_tracks (
  track_id INTEGER PRIMARY KEY AUTOINCREMENT,
  dimension TEXT NOT NULL,
  step_ms INTEGER NOT NULL,
  UNIQUE (dimension, step_ms)
) STRICT;
CREATE TABLE usage_lines (
  line_id INTEGER PRIMARY KEY AUTOINCREMENT,
  track_id INTEGER NOT NULL REFERENCES usage_tracks (track_id),
  source TEXT NOT NULL,
  value TEXT NOT NULL,
  currency TEXT NOT NULL,
  flags INTEGER NOT NULL,
  UNIQUE (track_id, source, value, currency, flags)
) STRICT;
CREATE TABLE usage_unsummed (
  change_id INTEGER PRIMARY KEY AUTOINCREMENT,
  changes_json TEXT NOT NULL
) STRICT;
CREATE TABLE usage_hours (
  track_id INTEGER NOT NULL,
  from_ms INTEGER NOT NULL,
  line_id INTEGER NOT NULL,
  present INTEGER NOT NULL,
  firsts INTEGER NOT NULL,
  cost INTEGER NOT NULL,
  idle_cost INTEGER NOT NULL,
  dpu_seconds INTEGER NOT NULL,
  billed_vcpu_hours INTEGER NOT NULL,
  billed_memory_gb_hours INTEGER NOT NULL,
  billed_storage_gb_hours INTEGER NOT NULL,
  total_vcpu_hours INTEGER NOT NULL,
  total_memory_gb_hours INTEGER NOT NULL,
  total_storage_gb_hours INTEGER NOT NULL,
  PRIMARY KEY (track_id, from_ms, line_id)
) STRICT, WITHOUT ROWID;
ALTER TABLE sweeps ADD COLUMN full_ended_ms INTEGER;
CREATE TABLE answers (
  session_key TEXT NOT NULL PRIMARY KEY REFERENCES sessions (session_key) ON DELETE CASCADE,
  answer_json TEXT NOT NULL
) STRICT;
CREATE TABLE accounts (
  identity TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL,
  partition_name TEXT NOT NULL
) STRICT;
`;

const THIRD = `
CREATE TABLE saved_views (
  view_id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  query TEXT NOT NULL,
  is_default INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  created_ms INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX saved_views_default ON saved_views (is_default) WHERE is_default = 1;
`;

export const MIGRATIONS: readonly Migration[] = [
  { version: 1, name: 'sessions-transitions-sweeps', sql: FIRST },
  { version: 2, name: 'work-answers-accounts-usage', sql: SECOND },
  { version: 3, name: 'saved-views', sql: THIRD },
];
