import { MIGRATIONS } from './migrations.ts';
import { openSqlite } from './open-sqlite.ts';

/** A process that is in the middle of a migration until it is killed: `node slow-migration.fixture.ts <file>`. */
const SLOW = `CREATE TABLE numbers (n INTEGER) STRICT;
  WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 1000000000)
  INSERT INTO numbers SELECT n FROM count;`;

openSqlite({
  path: process.argv[2] ?? '',
  migrations: [...MIGRATIONS, { version: MIGRATIONS.length + 1, name: 'slow', sql: SLOW }],
});
