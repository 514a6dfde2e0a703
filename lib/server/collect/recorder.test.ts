import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { HistoryError, type HistoryErrorKind } from '../history/history-error.ts';
import { openTestHistory } from '../history/kept-history.fixture.ts';
import type { KeptHistory } from '../history/kept-history.ts';
import type { HistoryStore } from '../history/store.ts';
import { aFolder } from '../history/stored.fixture.ts';
import { FakeService, keyOf } from './fake-adapter.fixture.ts';
import { Recorder } from './recorder.ts';

const SOURCE = 'athena/1/r';
const MINUTE = 60_000;

function storeOf({ store }: KeptHistory): HistoryStore {
  if (store === null) throw new Error('no store');
  return store;
}

/** A source that is recorded, over a store whose writing can be made to fail. */
function open(path = join(aFolder(), 'sparktally.db')) {
  const service = new FakeService();
  const now = () => service.nowMs;
  const kept = openTestHistory(path, now);
  let failing: HistoryErrorKind | null = null;
  let poison: string | null = null;
  const attempts: number[] = [];
  const defects: unknown[] = [];
  const store: HistoryStore = {
    ...storeOf(kept),
    putSessions: async (...given) => {
      attempts.push(given[0].length);
      if (given[0].some(({ key }) => key === poison)) throw new HistoryError('failed', 'That one does not go.');
      if (failing !== null) throw new HistoryError(failing, 'It does not go.');
      await storeOf(kept).putSessions(...given);
    },
  };
  const history: KeptHistory & { generation: number } = { ...kept, store, generation: 1 };
  const onDefect = (error: unknown) => {
    if (poison === null) throw error;
    defects.push(error);
  };
  const recorder = new Recorder({ history, now, onDefect, busy: () => false });
  onTestFinished(() => recorder.close());
  const source = service.source({ history, recorder });
  const sweep = async () => {
    await source.sweepIfDue();
    service.nowMs += MINUTE;
  };
  return {
    service,
    source,
    recorder,
    history,
    kept,
    sweep,
    store: storeOf(kept),
    fail: (kind: HistoryErrorKind | null) => {
      failing = kind;
    },
    /** The history refuses every share with this session in it. */
    refuse: (key: string | null) => {
      poison = key;
    },
    attempts,
    defects,
    setState: (id: string, state: string) => {
      for (const records of service.scopes.values()) {
        for (const record of records) if (record.id === id) record.state = state;
      }
    },
  };
}

describe('what is seen is written', () => {
  test('each session once, and a change of state between the two looks around it', async () => {
    const { service, sweep, recorder, store, setState } = open();
    const startMs = service.nowMs;
    service.hold('wg', '1', '2');
    await sweep();
    await sweep();
    setState('1', 'TERMINATED');
    await sweep();
    await recorder.flush();
    expect(await store.countSessions()).toBe(2);
    expect(await store.listTransitions(keyOf('wg', '2'))).toHaveLength(1);
    expect(await store.listTransitions(keyOf('wg', '1'))).toMatchObject([
      { from: null, to: 'BUSY', seenBeforeMs: null, seenMs: startMs },
      {
        from: 'BUSY',
        to: 'TERMINATED',
        toPhase: 'ended',
        seenBeforeMs: startMs + MINUTE,
        seenMs: startMs + 2 * MINUTE,
      },
    ]);
    expect(await store.lastSweeps(SOURCE)).toEqual({ okMs: startMs + 2 * MINUTE, fullMs: startMs + 2 * MINUTE });
  });

  test('changes between two writings are all kept, in their order', async () => {
    const { service, sweep, recorder, store, setState } = open();
    service.hold('wg', '1');
    for (const state of ['CREATING', 'IDLE', 'BUSY', 'IDLE', 'TERMINATED']) {
      setState('1', state);
      await sweep();
    }
    await recorder.flush();
    const transitions = await store.listTransitions(keyOf('wg', '1'));
    expect(transitions.map(({ to }) => to)).toEqual(['CREATING', 'IDLE', 'BUSY', 'IDLE', 'TERMINATED']);
  });

  test('what AWS no longer tells of stays in the history, marked gone', async () => {
    const { service, source, sweep, recorder, store } = open();
    service.hold('wg', '1', '2');
    await sweep();
    service.hold('wg', '2');
    await sweep();
    await sweep();
    expect(source.session(keyOf('wg', '1'))).toBeUndefined();
    await recorder.flush();
    expect((await store.getSession(keyOf('wg', '1')))?.goneMs).toBe(service.nowMs - MINUTE);
    expect((await store.getSession(keyOf('wg', '2')))?.goneMs).toBeNull();
  });

  test('a row that only went stale is not written again', async () => {
    const { service, sweep, recorder, store } = open();
    service.hold('wg', '1');
    await sweep();
    await recorder.flush();
    const before = await store.getSession(keyOf('wg', '1'));
    service.failing.set('wg', { kind: 'network', message: 'away' });
    await sweep();
    expect(recorder.pending().keys.size).toBe(0);
    await recorder.flush();
    expect(await store.getSession(keyOf('wg', '1'))).toEqual(before);
  });
});

describe('a history that fails', () => {
  test('loses nothing: what could not be written is written when it can be', async () => {
    const { service, sweep, recorder, store, kept, fail, setState } = open();
    service.hold('wg', '1', '2');
    fail('disk_full');
    await sweep();
    await recorder.flush();
    expect(kept).toMatchObject({ failures: ['disk_full'] });
    expect(recorder.pending().keys).toEqual(new Set([keyOf('wg', '1'), keyOf('wg', '2')]));
    setState('1', 'TERMINATED');
    await sweep();
    service.hold('wg', '1');
    await sweep();
    await sweep();
    await recorder.flush();
    fail(null);
    await recorder.flush();
    expect(recorder.waiting).toBe(0);
    const transitions = await store.listTransitions(keyOf('wg', '1'));
    expect(transitions.map(({ to }) => to)).toEqual(['BUSY', 'TERMINATED', 'BUSY']);
    expect((await store.getSession(keyOf('wg', '2')))?.goneMs).not.toBeNull();
    expect(await store.lastSweeps(SOURCE)).not.toEqual({ okMs: null, fullMs: null });
  });

  test('keeps all others where it would not take one, and that one when it changes', async () => {
    const { service, sweep, recorder, store, kept, setState, refuse, attempts, defects } = open();
    const ids = Array.from({ length: 300 }, (_, index) => String(index));
    service.hold('wg', ...ids);
    const poisoned = keyOf('wg', '77');
    refuse(poisoned);
    await sweep();
    await recorder.flush();
    expect(await store.countSessions()).toBe(299);
    expect(kept.failures).toEqual(['failed']);
    expect(defects).toHaveLength(1);
    expect(attempts.length).toBeLessThan(30);
    // It counts by its row meanwhile, and is not tried again and again.
    expect(recorder.pending().keys).toEqual(new Set([poisoned]));
    expect(recorder.waiting).toBe(1);
    const before = attempts.length;
    await recorder.flush();
    expect(attempts.length).toBe(before);
    refuse(null);
    setState('77', 'IDLE');
    await sweep();
    await recorder.flush();
    expect(recorder.waiting).toBe(0);
    expect((await store.listTransitions(poisoned)).map(({ to }) => to)).toEqual(['BUSY', 'IDLE']);
  });

  test('is told everything again when another file was opened', async () => {
    const first = open();
    first.service.hold('wg', '1', '2');
    await first.sweep();
    await first.recorder.flush();
    const other = openTestHistory(join(aFolder(), 'other.db'), () => first.service.nowMs);
    Object.assign(first.history, { store: other.store, generation: 2 });
    await first.recorder.flush();
    expect(await storeOf(other).countSessions()).toBe(2);
  });
});

test('a clock that steps back an hour makes no negative time and loses no change', async () => {
  const { service, sweep, recorder, store, setState, history } = open();
  const startMs = service.nowMs;
  let newestMs = startMs;
  history.clock = () => {
    newestMs = Math.max(newestMs, service.nowMs);
    return newestMs;
  };
  service.hold('wg', '1');
  await sweep();
  await recorder.flush();
  history.clock();
  service.nowMs -= 60 * MINUTE;
  // What was due half a minute after the last look still is.
  await sweep();
  for (const state of ['IDLE', 'BUSY', 'IDLE']) {
    setState('1', state);
    await sweep();
  }
  await recorder.flush();
  const transitions = await store.listTransitions(keyOf('wg', '1'));
  expect(transitions.map(({ to }) => to)).toEqual(['BUSY', 'IDLE', 'BUSY', 'IDLE']);
  for (const { seenBeforeMs, seenMs } of transitions) expect(seenMs).toBeGreaterThanOrEqual(seenBeforeMs ?? 0);
});
