import { describe, expect, it } from 'vitest';
import { toSession } from '../domain/session.fixture.ts';
import type { Frame } from '../stream/frame.ts';
import { ApiError, type ApiProblem } from './api.ts';
import { watched } from './session-stream.fixture.ts';
import { HIDDEN_PAUSE_MS, LINGER_MS } from './session-stream.ts';
import { settle } from './stream.fixture.ts';
import { SILENCE_MS } from './stream-connection.ts';

const END: Frame = { type: 'end', complete: true, count: 1, undecided: 0, asOf: '2026-08-20T12:00:00.000Z' };

const page = (...keys: string[]): Frame => ({
  type: 'page',
  source: 'glue/1/eu-west-1',
  sessions: keys.map((key) => toSession({ key })),
  stale: false,
});

function problem(status: number): ApiProblem {
  return { title: 'no', status, detail: '', kind: null, parameter: null, allowed: null, hint: null };
}

describe('a live list', () => {
  it('shows rows as they come, and the end', async () => {
    const { now, keys, send } = await watched();
    expect(now().status).toBe('connecting');
    await send(page('a'));
    expect([now().status, keys(), now().endedNow]).toEqual(['open', ['a'], false]);
    await send(page('b'), END);
    expect([keys(), now().endedNow, now().end]).toEqual([['a', 'b'], true, END]);
  });

  it('tells its listeners once for many frames, and gives the same snapshot until then', async () => {
    const { stream, send } = await watched();
    let told = 0;
    stream.subscribe(() => {
      told += 1;
    });
    const before = stream.getSnapshot();
    await send(page('a'), page('b'), page('c'), END);
    expect(told).toBe(1);
    expect(stream.getSnapshot()).not.toBe(before);
    expect(stream.getSnapshot()).toBe(stream.getSnapshot());
  });

  it('says that it was cut when the stream closes without its end, keeps the rows marked, and connects again', async () => {
    const { bodies, last, now, keys, send, move } = await watched();
    await send(page('a', 'b'));
    last().close();
    await settle();
    expect([now().status, now().cut]).toEqual(['waiting', 'The server closed the stream before the list was complete']);
    await move(1000);
    expect(bodies).toHaveLength(2);
    expect(keys()).toEqual(['a', 'b']);
    expect([...now().unconfirmed]).toEqual(['a', 'b']);
    await send(page('a'));
    expect([...now().unconfirmed]).toEqual(['b']);
    expect(now().cut).not.toBeNull();
    await send(END);
    expect([keys(), now().cut, now().unconfirmed.size]).toEqual([['a'], null, 0]);
  });

  it('calls a stream that closes between sweeps no cut, and does not hurry', async () => {
    const { bodies, last, now, send, move } = await watched();
    await send(page('a'), END);
    last().close();
    await settle();
    expect([now().status, now().cut]).toEqual(['waiting', null]);
    await move(4999);
    expect(bodies).toHaveLength(1);
    await move(1);
    expect(bodies).toHaveLength(2);
  });

  it('waits longer after each failure, up to 30 s, and begins anew once a list was complete', async () => {
    const { refusals, now, clock, move, send } = await watched();
    const waits: number[] = [];
    const wait = () => (now().retryAtMs ?? 0) - clock.nowMs();
    refusals.push(...Array.from({ length: 7 }, () => new TypeError('Failed to fetch')));
    await move(SILENCE_MS);
    for (let attempt = 0; attempt < 8; attempt += 1) {
      waits.push(wait());
      await move(wait());
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    expect(now().cut).toBe('Sparktally could not be reached');
    await send(END);
    await move(SILENCE_MS);
    expect(wait()).toBe(1000);
  });

  it('connects again after a silence; beats keep it', async () => {
    const { bodies, now, send, move } = await watched();
    for (let beat = 0; beat < 4; beat += 1) {
      await move(SILENCE_MS - 1);
      await send({ type: 'beat' });
    }
    expect(bodies).toHaveLength(1);
    await move(SILENCE_MS);
    expect([now().status, now().cut]).toEqual(['waiting', 'Nothing came for 40 seconds']);
    expect(bodies[0]?.cancelled()).toBe(true);
  });

  it('says that a broken line could not be read', async () => {
    const { last, now } = await watched();
    last().sendBytes(new TextEncoder().encode('<html>\n'));
    await settle();
    expect([now().status, now().cut]).toEqual(['waiting', 'Something came that could not be read']);
  });

  it('does not ask again where asking is no use, and waits as long as a busy server says', async () => {
    const { refusals, bodies, now, clock, move, stream } = await watched();
    refusals.push(new ApiError(problem(503), 60), new ApiError(problem(400), null));
    await move(SILENCE_MS);
    await move(1000);
    expect([now().status, (now().retryAtMs ?? 0) - clock.nowMs()]).toEqual(['waiting', 60_000]);
    await move(60_000);
    expect([now().status, now().problem?.status]).toEqual(['refused', 400]);
    await move(3_600_000);
    expect(bodies).toHaveLength(1);
    stream.reconnect();
    await settle();
    expect(bodies).toHaveLength(2);
  });

  it('rests while the tab is hidden for long, and goes on with the same rows', async () => {
    const { bodies, now, keys, send, show, move } = await watched();
    await send(page('a'), END);
    show(false);
    await move(SILENCE_MS - 1);
    await send({ type: 'beat' });
    show(true);
    await move(SILENCE_MS - 1);
    await send({ type: 'beat' });
    expect(now().status).toBe('open');
    show(false);
    for (let passed = 0; passed < HIDDEN_PAUSE_MS; passed += 30_000) {
      await send({ type: 'beat' });
      await move(30_000);
    }
    expect(now().status).toBe('paused');
    expect(bodies.at(-1)?.cancelled()).toBe(true);
    show(true);
    await settle();
    expect([now().status, keys()]).toEqual(['connecting', ['a']]);
  });

  it('tries at once when the network returns', async () => {
    const { bodies, last, now, online } = await watched();
    last().fail(new TypeError('network error'));
    await settle();
    expect(now().status).toBe('waiting');
    online();
    await settle();
    expect(bodies).toHaveLength(2);
  });
});

describe('a list of many rows', () => {
  it('is told of at most as often as it can be filtered and sorted', async () => {
    const { stream, send, move } = await watched();
    for (let rows = 0; rows < 12_000; rows += 1_000) {
      await move(1_000);
      await send(page(...Array.from({ length: 1_000 }, (_, index) => `row-${rows + index}`)));
    }
    let told = 0;
    stream.subscribe(() => {
      told += 1;
    });
    for (let more = 0; more < 10; more += 1) await send(page(`more-${more}`));
    expect(told).toBe(0);
    await move(100);
    expect(told).toBe(1);
    expect(stream.getSnapshot().sessions).toHaveLength(12_010);
  });

  it('is told of as soon where the clock was set back', async () => {
    const { stream, clock, send } = await watched();
    await send(page('a'));
    let told = 0;
    stream.subscribe(() => {
      told += 1;
    });
    clock.set(clock.nowMs() - 3_600_000);
    await send(page('b'));
    expect(told).toBe(1);
  });

  it('is told of at once when it is whole', async () => {
    const { stream, send, move, now } = await watched();
    for (let rows = 0; rows < 12_000; rows += 1_000) {
      await move(1_000);
      await send(page(...Array.from({ length: 1_000 }, (_, index) => `row-${rows + index}`)));
    }
    let told = 0;
    stream.subscribe(() => {
      told += 1;
    });
    await send(page('one more'));
    expect(told).toBe(0);
    await send(END);
    expect(told).toBe(1);
    expect(now()).toMatchObject({ endedNow: true, end: END });
    expect(now().sessions).toHaveLength(12_001);
    // What comes of a later sweep is no longer waited for.
    await send(page('news'), END);
    expect(told).toBe(1);
    await move(200);
    expect(told).toBe(2);
  });
});

describe('leaving a live list', () => {
  it('ends the connection soon after, keeps the rows, and shows them at once on the way back', async () => {
    const { bodies, stream, leave, keys, now, send, move } = await watched();
    await send(page('a'), END);
    leave();
    await move(LINGER_MS);
    expect(bodies[0]?.cancelled()).toBe(true);
    expect(now().status).toBe('idle');
    stream.subscribe(() => {});
    expect(keys()).toEqual(['a']);
    await settle();
    expect(bodies).toHaveLength(2);
  });

  it('is nothing where the next listener comes at once', async () => {
    const { bodies, stream, leave, move } = await watched();
    leave();
    stream.subscribe(() => {});
    await move(LINGER_MS);
    expect(bodies).toHaveLength(1);
    expect(bodies[0]?.cancelled()).toBe(false);
  });

  it('happens also where a tab is shown or hidden just then', async () => {
    for (const visible of [true, false]) {
      const { bodies, leave, now, show, move } = await watched();
      leave();
      show(visible);
      await move(LINGER_MS);
      expect([bodies[0]?.cancelled(), now().status]).toEqual([true, 'idle']);
      await move(2 * HIDDEN_PAUSE_MS);
      expect([bodies.length, now().status]).toEqual([1, 'idle']);
    }
  });

  it('lets no late frame of the old connection through', async () => {
    const { bodies, stream, keys, send } = await watched();
    await send(page('a'));
    bodies[0]?.send(page('late'));
    stream.reconnect();
    await settle();
    expect(keys()).toEqual(['a']);
  });

  it('hands its rows to a list that begins', async () => {
    const { stream, send } = await watched();
    await send(page('a', 'b'), END);
    expect(stream.toSeed().map(({ session }) => session.key)).toEqual(['a', 'b']);
  });
});
