import { join } from 'node:path';
import { openHistory } from './open-history.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';
import { describeHistoryStore } from './store.contract.ts';
import { withReadings } from './with-readings.ts';

describeHistoryStore('SQLite on this thread', async (folder) =>
  withReadings(openSqlite({ path: join(folder, 'sparktally.db') }).engine),
);

describeHistoryStore('SQLite on a thread of its own', async (folder) => {
  const { store } = await openHistory({ databaseUrl: `file:${join(folder, 'sparktally.db')}` });
  return store;
});
