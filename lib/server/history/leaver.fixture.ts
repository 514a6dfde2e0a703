import { openHistory } from './open-history.ts';
import type { StoredSession } from './store.ts';

/** A process that hands over fifty sessions and ends without waiting: `node leaver.fixture.ts <file>`. */
const { store } = await openHistory({ databaseUrl: `file:${process.argv[2] ?? ''}` });
const times = { createdMs: 1, endedMs: null, firstSeenMs: 1, lastSeenMs: 1, goneMs: null };
const aSession = (key: string): StoredSession => ({
  key,
  source: 's',
  row: '{}',
  record: '{}',
  asks: '{}',
  work: null,
  live: true,
  ...times,
});
for (let index = 0; index < 50; index += 1) void store.putSessions([aSession(`s${index}`)], []);
if (process.argv[3] === 'closing') void store.close();
process.exit(7);
