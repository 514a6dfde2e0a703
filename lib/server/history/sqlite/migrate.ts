import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { HistoryError } from '../history-error.ts';
import { number } from '../rows.ts';
import { BEGIN, COMMIT, CREATE_MIGRATIONS, LIST_MIGRATIONS, LIST_TABLES, PUT_MIGRATION, ROLLBACK } from './dialect.ts';
import type { Migration } from './migrations.ts';

export type Migrated = { fromVersion: number; toVersion: number };

export function checksumOf({ version, name, sql }: Migration): string {
  return createHash('sha256').update(`${version}\0${name}\0${sql}`).digest('hex');
}

function listApplied(database: DatabaseSync): Map<number, string> {
  if (database.prepare(LIST_TABLES).all().length === 0) return new Map();
  const rows = database.prepare(LIST_MIGRATIONS).all();
  return new Map(rows.map((row) => [number(row, 'version'), String(row.checksum)]));
}

/** The migrations that ran. Fails where some are not known here, before anything is changed. */
export function refuseUnknown(
  database: DatabaseSync,
  migrations: readonly Migration[],
  file: string,
): Map<number, string> {
  const applied = listApplied(database);
  const newest = migrations.at(-1)?.version ?? 0;
  for (const [version, checksum] of applied) {
    if (version > newest) {
      throw new HistoryError(
        'newer_schema',
        `The history ${file} has schema ${version}, and this version of Sparktally knows ${newest} at most.`,
      );
    }
    const known = migrations.find((migration) => migration.version === version);
    if (known === undefined || checksumOf(known) !== checksum) {
      throw new HistoryError(
        'changed_schema',
        `The history ${file} was made by another migration ${version} than this version of Sparktally has.`,
      );
    }
  }
  return applied;
}

/**
 * Brings the schema up to date: each migration in a transaction of its own together with the note that it ran, so that
 * one that is killed midway has not happened and runs again. `backUp` is called before the first one that changes data.
 */
export function migrate(
  database: DatabaseSync,
  file: string,
  migrations: readonly Migration[],
  nowMs: number,
  backUp: (version: number) => void,
): Migrated {
  const applied = refuseUnknown(database, migrations, file);
  const fromVersion = Math.max(0, ...applied.keys());
  const waiting = migrations.filter(({ version }) => !applied.has(version));
  if (fromVersion > 0 && waiting.length > 0) backUp(fromVersion);
  for (const migration of waiting) {
    database.exec(BEGIN);
    try {
      database.exec(CREATE_MIGRATIONS);
      database.exec(migration.sql);
      database.prepare(PUT_MIGRATION).run(migration.version, migration.name, checksumOf(migration), nowMs);
      database.exec(COMMIT);
    } catch (error) {
      if (database.isTransaction) database.exec(ROLLBACK);
      throw error;
    }
  }
  return { fromVersion, toVersion: migrations.at(-1)?.version ?? 0 };
}
