import { join } from 'node:path';
import { openHistory } from './open-history.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';
import { describeHistoryStore } from './store.contract.ts';
import { describeUsageRollUp } from './usage.contract.ts';
import { describeSavedViews } from './views.contract.ts';
import { withReadings } from './with-readings.ts';

const onThisThread = async (folder: string) => withReadings(openSqlite({ path: join(folder, 'sparktally.db') }).engine);

const onItsOwn = async (folder: string) => {
  const { store } = await openHistory({ databaseUrl: `file:${join(folder, 'sparktally.db')}` });
  return store;
};

describeHistoryStore('SQLite on this thread', onThisThread);
describeHistoryStore('SQLite on a thread of its own', onItsOwn);
describeUsageRollUp('SQLite on this thread', onThisThread);
describeUsageRollUp('SQLite on a thread of its own', onItsOwn);
describeSavedViews('SQLite on this thread', onThisThread);
describeSavedViews('SQLite on a thread of its own', onItsOwn);
