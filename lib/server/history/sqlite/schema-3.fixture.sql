-- A history as schema 3 wrote it. What was released stays as it is: later schemas are tried on it.
PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
CREATE TABLE accounts (
  identity TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL,
  partition_name TEXT NOT NULL
) STRICT;
CREATE TABLE answers (
  session_key TEXT NOT NULL PRIMARY KEY REFERENCES sessions (session_key) ON DELETE CASCADE,
  answer_json TEXT NOT NULL
) STRICT;
CREATE TABLE clock (newest_ms INTEGER NOT NULL) STRICT;
INSERT INTO "clock" VALUES(9500);
CREATE TABLE schema_migrations (
  version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_ms INTEGER NOT NULL) STRICT;
INSERT INTO "schema_migrations" VALUES(1,'sessions-transitions-sweeps','3d8571ed77817b988bffbd0c305e6b87fe25986e0985947d692afea6677f112a',1764130000000);
INSERT INTO "schema_migrations" VALUES(2,'work-answers-accounts-usage','5417d020974bc22e9858771cbd3d40dc2f8c22b685b2828afaefa6119775375d',1764130000000);
INSERT INTO "schema_migrations" VALUES(3,'saved-views','954b73123e50c3b4ba460923c3c2d5edad246033d81ae601741d54078b31fd0b',1764160000000);
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
INSERT INTO "saved_views" VALUES('3f0c6a52-6a77-4a35-9f43-0f6b7f6d9d11','Idle Glue','idle glue','?service=glue&phase=idle&columns=default&density=compact',1,2,1764130000000,1764131000000);
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
, work_json TEXT, rolled_json TEXT) STRICT;
INSERT INTO "sessions" VALUES('glue/210987654321/us-east-1/-/s1','glue/210987654321/us-east-1','{"id":"s1"}','{"session":{"id":"s1"}}','{"tags":null}',1000,9000,2000,9500,NULL,0,NULL,'[1420070400000,1420070400000,511,null,[0,0,0,0,0,0,0,0,0],[null,null,null,null,null,null,null],[]]');
INSERT INTO "sessions" VALUES('glue/210987654321/us-east-1/-/s2','glue/210987654321/us-east-1','{"id":"s2"}','{"session":{"id":"s2"}}','{"tags":null}',1000,NULL,2000,9500,9900,1,NULL,'[1420070400000,1420070400000,511,null,[0,0,0,0,0,0,0,0,0],[null,null,null,null,null,null,null],[]]');
CREATE TABLE sweeps (
  sweep_id INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL,
  started_ms INTEGER NOT NULL,
  ended_ms INTEGER NOT NULL,
  status TEXT NOT NULL,
  problem_kind TEXT,
  row_count INTEGER NOT NULL,
  sweep_count INTEGER NOT NULL
, full_ended_ms INTEGER) STRICT;
INSERT INTO "sweeps" VALUES(1,'glue/210987654321/us-east-1',1900,2000,'ok',NULL,2,1,NULL);
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
INSERT INTO "transitions" VALUES(1,'glue/210987654321/us-east-1/-/s1',NULL,'READY',NULL,'ready',NULL,2000);
INSERT INTO "transitions" VALUES(2,'glue/210987654321/us-east-1/-/s1','READY','STOPPED','ready','ended',8000,9500);
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
INSERT INTO "usage_hours" VALUES(1,1420070400000,1,2,2,0,0,0,0,0,0,0,0,0);
INSERT INTO "usage_hours" VALUES(2,1420070400000,2,2,2,0,0,0,0,0,0,0,0,0);
INSERT INTO "usage_hours" VALUES(3,1420070400000,3,2,2,0,0,0,0,0,0,0,0,0);
INSERT INTO "usage_hours" VALUES(4,1420070400000,4,2,2,0,0,0,0,0,0,0,0,0);
INSERT INTO "usage_hours" VALUES(5,1420070400000,5,2,2,0,0,0,0,0,0,0,0,0);
INSERT INTO "usage_hours" VALUES(6,1420070400000,6,2,2,0,0,0,0,0,0,0,0,0);
INSERT INTO "usage_hours" VALUES(7,1420070400000,7,2,2,0,0,0,0,0,0,0,0,0);
CREATE TABLE usage_lines (
  line_id INTEGER PRIMARY KEY AUTOINCREMENT,
  track_id INTEGER NOT NULL REFERENCES usage_tracks (track_id),
  source TEXT NOT NULL,
  value TEXT NOT NULL,
  currency TEXT NOT NULL,
  flags INTEGER NOT NULL,
  UNIQUE (track_id, source, value, currency, flags)
) STRICT;
INSERT INTO "usage_lines" VALUES(1,1,'glue/210987654321/us-east-1','','',511);
INSERT INTO "usage_lines" VALUES(2,2,'glue/210987654321/us-east-1','','',511);
INSERT INTO "usage_lines" VALUES(3,3,'glue/210987654321/us-east-1','','',511);
INSERT INTO "usage_lines" VALUES(4,4,'glue/210987654321/us-east-1','','',511);
INSERT INTO "usage_lines" VALUES(5,5,'glue/210987654321/us-east-1','','',511);
INSERT INTO "usage_lines" VALUES(6,6,'glue/210987654321/us-east-1','','',511);
INSERT INTO "usage_lines" VALUES(7,7,'glue/210987654321/us-east-1','','',511);
CREATE TABLE usage_tracks (
  track_id INTEGER PRIMARY KEY AUTOINCREMENT,
  dimension TEXT NOT NULL,
  step_ms INTEGER NOT NULL,
  UNIQUE (dimension, step_ms)
) STRICT;
INSERT INTO "usage_tracks" VALUES(1,'state',3600000);
INSERT INTO "usage_tracks" VALUES(2,'phase',3600000);
INSERT INTO "usage_tracks" VALUES(3,'owner',3600000);
INSERT INTO "usage_tracks" VALUES(4,'scope',3600000);
INSERT INTO "usage_tracks" VALUES(5,'worker',3600000);
INSERT INTO "usage_tracks" VALUES(6,'role',3600000);
INSERT INTO "usage_tracks" VALUES(7,'version',3600000);
CREATE TABLE usage_unsummed (
  change_id INTEGER PRIMARY KEY AUTOINCREMENT,
  changes_json TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_newest ON sessions (source, created_ms DESC, session_key DESC);
CREATE INDEX sweeps_started ON sweeps (source, started_ms);
CREATE INDEX sessions_gone ON sessions (source, created_ms DESC, session_key DESC) WHERE gone_ms IS NOT NULL;
CREATE INDEX sessions_unrolled ON sessions (session_key)
  WHERE rolled_json IS NULL AND (live = 0 OR gone_ms IS NOT NULL);
CREATE UNIQUE INDEX saved_views_default ON saved_views (is_default) WHERE is_default = 1;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('transitions',2);
INSERT INTO "sqlite_sequence" VALUES('sweeps',1);
INSERT INTO "sqlite_sequence" VALUES('usage_unsummed',1);
INSERT INTO "sqlite_sequence" VALUES('usage_tracks',7);
INSERT INTO "sqlite_sequence" VALUES('usage_lines',7);
COMMIT;
