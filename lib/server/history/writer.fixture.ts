import { writeSync } from 'node:fs';
import { openHistory } from './open-history.ts';
import type { StoredSession } from './store.ts';

/** A process that writes until it is killed: `node writer.fixture.ts <file> <prefix>`. Each line names what is kept. */

const [file = '', prefix = ''] = process.argv.slice(2);
const { store } = await openHistory({ databaseUrl: `file:${file}` });
writeSync(1, 'open\n');
for (let call = 0; ; call += 1) {
  const sessions = Array.from({ length: 1 + (call % 20) }, (_, index): StoredSession => {
    const key = `${prefix}-${call}-${index}`;
    const text = JSON.stringify({ key, filler: 'x'.repeat(1_500) });
    const times = { createdMs: call, endedMs: null, firstSeenMs: call, lastSeenMs: call, goneMs: null };
    return { key, source: 'glue/1/us-east-1', row: text, record: text, asks: '{}', work: null, ...times, live: true };
  });
  const transitions = sessions.map(({ key }) => ({
    key,
    from: null,
    to: 'READY',
    fromPhase: null,
    toPhase: 'ready',
    seenBeforeMs: null,
    seenMs: call,
  }));
  await store.putSessions(sessions, transitions);
  if (call % 50 === 49) await store.forget(0);
  writeSync(1, `${sessions.map(({ key }) => key).join(' ')}\n`);
}
