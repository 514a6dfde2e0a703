-- A history as schema 1 wrote it. What was released stays as it is: later schemas are tried on it.
BEGIN TRANSACTION;
CREATE TABLE clock (newest_ms INTEGER NOT NULL) STRICT;
INSERT INTO "clock" VALUES(9500);
CREATE TABLE schema_migrations (
  version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_ms INTEGER NOT NULL) STRICT;
INSERT INTO "schema_migrations" VALUES(1,'sessions-transitions-sweeps','3d8571ed77817b988bffbd0c305e6b87fe25986e0985947d692afea6677f112a',1764130000000);
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
INSERT INTO "sessions" VALUES('glue/210987654321/us-east-1/-/s1','glue/210987654321/us-east-1','{"id":"s1"}','{"session":{"id":"s1"}}','{"tags":null}',1000,9000,2000,9500,NULL,0);
INSERT INTO "sessions" VALUES('glue/210987654321/us-east-1/-/s2','glue/210987654321/us-east-1','{"id":"s2"}','{"session":{"id":"s2"}}','{"tags":null}',1000,NULL,2000,9500,9900,1);
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
INSERT INTO "sweeps" VALUES(1,'glue/210987654321/us-east-1',1900,2000,'ok',NULL,2,1);
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
CREATE INDEX sessions_newest ON sessions (source, created_ms DESC, session_key DESC);
CREATE INDEX sweeps_started ON sweeps (source, started_ms);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('transitions',2);
INSERT INTO "sqlite_sequence" VALUES('sweeps',1);
COMMIT;
