import { beforeEach, describe, expect, test } from 'vitest';
import { type AwsCredentials, guardCredentials } from './credentials-guard.ts';
import { createFakeClock, type FakeClock } from './fake-clock.fixture.ts';

let clock: FakeClock;
beforeEach(() => {
  clock = createFakeClock();
});

const MINUTE = 60_000;

/** A provider under the test's control; each load gives credentials named by their number. */
function openProvider(lifeMs: number | null = 60 * MINUTE) {
  const state = { loads: 0, failing: false, hanging: false, lifeMs };
  async function load(): Promise<AwsCredentials> {
    state.loads += 1;
    if (state.hanging) await new Promise(() => {});
    if (state.failing) throw new Error('no SSO session');
    const credentials = { accessKeyId: `key-${state.loads}`, secretAccessKey: 's' };
    return state.lifeMs === null
      ? credentials
      : { ...credentials, expiration: new Date(clock.wallMs() + state.lifeMs) };
  }
  const guard = guardCredentials(load, {
    clock,
    toProblem: () => ({ kind: 'credentials_unavailable', message: 'no' }),
  });
  return { state, guard, keyId: async () => (await guard.provide()).accessKeyId };
}

test('a hundred calls at once load once', async () => {
  const { state, keyId } = openProvider();
  expect(new Set(await Promise.all(Array.from({ length: 100 }, keyId)))).toEqual(new Set(['key-1']));
  expect(state.loads).toBe(1);
});

test('ten minutes before the end they are renewed in the background, without a call waiting', async () => {
  const { state, keyId } = openProvider();
  await keyId();
  await clock.advance(49 * MINUTE);
  expect(await keyId()).toBe('key-1');
  expect(state.loads).toBe(1);
  await clock.advance(2 * MINUTE);
  expect(await keyId()).toBe('key-1');
  await clock.advance(1);
  expect(state.loads).toBe(2);
  expect(await keyId()).toBe('key-2');
});

test('F-22 a provider that throws: old credentials serve to the last minute, it is asked once in 10 s', async () => {
  const { state, guard, keyId } = openProvider();
  await keyId();
  state.failing = true;
  await clock.advance(51 * MINUTE);
  const loadsBefore = state.loads;
  for (let second = 0; second < 120; second++) {
    expect(await keyId()).toBe('key-1');
    await clock.advance(1_000);
  }
  expect(state.loads - loadsBefore).toBeLessThanOrEqual(12);
  expect(guard.warning()).toMatchObject({ kind: 'credentials_unavailable' });
  await clock.advance(6 * MINUTE + 1);
  await expect(keyId()).rejects.toMatchObject({ problem: { kind: 'credentials_unavailable' } });
  state.failing = false;
  await clock.advance(10_000);
  expect(await keyId()).toMatch(/^key-/);
  expect(guard.warning()).toBeNull();
});

test('F-22 with 200 s left a failing refresh fails no call', async () => {
  const { state, keyId } = openProvider(200_000);
  await keyId();
  state.failing = true;
  await clock.advance(130_000);
  expect(await keyId()).toBe('key-1');
  await clock.advance(11_000);
  await expect(keyId()).rejects.toMatchObject({ problem: { kind: 'credentials_unavailable' } });
});

test('F-22 a provider that hangs is given up after 5 s, and not asked again for 10', async () => {
  const { state, keyId } = openProvider();
  state.hanging = true;
  const waiting = expect(keyId()).rejects.toMatchObject({ problem: { kind: 'credentials_unavailable' } });
  await clock.advance(5_000);
  await waiting;
  await expect(keyId()).rejects.toThrow();
  expect(state.loads).toBe(1);
  state.hanging = false;
  await clock.advance(10_000);
  expect(await keyId()).toBe('key-2');
});

test('what a slow provider brings after its box closed serves the next call', async () => {
  const guard = guardCredentials(
    () => new Promise((resolve) => clock.after(7_000, () => resolve({ accessKeyId: 'late', secretAccessKey: 's' }))),
    { clock, toProblem: () => ({ kind: 'credentials_unavailable', message: 'no' }) },
  );
  const waiting = expect(guard.provide()).rejects.toThrow();
  await clock.advance(5_000);
  await waiting;
  await clock.advance(2_000);
  expect((await guard.provide()).accessKeyId).toBe('late');
});

test('credentials without an end are loaded once and kept', async () => {
  const { state, guard, keyId } = openProvider(null);
  await keyId();
  await clock.advance(1_000 * MINUTE);
  await keyId();
  expect(state.loads).toBe(1);
  expect(guard.expiresAt()).toBeNull();
});

test('a life shorter than ten minutes does not load for every call', async () => {
  const { state, keyId } = openProvider(5 * MINUTE);
  for (let second = 0; second < 300; second++) {
    await keyId();
    await clock.advance(1_000);
  }
  expect(state.loads).toBeLessThanOrEqual(3);
});

describe('F-21 an expired token', () => {
  test('drops the credentials once in 30 s; calls begun before only try again', async () => {
    const { state, guard, keyId } = openProvider(null);
    await keyId();
    await clock.advance(MINUTE);
    const [early, late] = [clock.monotonicMs() - 500, clock.monotonicMs() + 5_000];
    expect(guard.renew(clock.monotonicMs())).toBe(true);
    expect(await keyId()).toBe('key-2');
    expect(guard.renew(early)).toBe(true);
    expect(await keyId()).toBe('key-2');
    await clock.advance(10_000);
    expect(guard.renew(late)).toBe(false);
    await clock.advance(20_001);
    expect(guard.renew(clock.monotonicMs())).toBe(true);
    expect(await keyId()).toBe('key-3');
    expect(state.loads).toBe(3);
  });

  test('a load begun before the drop does not bring the dropped ones back', async () => {
    const arrivals: ((credentials: AwsCredentials) => void)[] = [];
    const guard = guardCredentials(() => new Promise((resolve) => arrivals.push(resolve)), {
      clock,
      toProblem: () => ({ kind: 'credentials_unavailable', message: 'no' }),
    });
    const first = guard.provide();
    guard.renew(clock.monotonicMs());
    const second = guard.provide();
    arrivals[1]?.({ accessKeyId: 'new', secretAccessKey: 's' });
    arrivals[0]?.({ accessKeyId: 'old', secretAccessKey: 's' });
    await Promise.all([first, second]);
    expect((await guard.provide()).accessKeyId).toBe('new');
  });
});
