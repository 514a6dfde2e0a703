import { afterEach, describe, expect, test } from 'vitest';
import { planEmrSession } from './emr-serverless/session.ts';
import { emrStateOf } from './emr-serverless/state.ts';
import { type Endpoint, openEndpoint } from './endpoint.ts';
import { momentOf } from './estate/life.ts';
import { planGlueSession } from './glue/session.ts';

const START = Date.UTC(2026, 10, 20, 14, 30);
const MINUTE = 60_000;
let endpoint: Endpoint;
let now = START;
const open = async (options: Parameters<typeof openEndpoint>[0] = {}) => {
  now = START;
  endpoint = await openEndpoint({ nowMs: () => now, ...options });
  return endpoint;
};
afterEach(() => endpoint.close());

const states = () => new Map(endpoint.truth('us-east-1').map(({ service, id, state }) => [`${service} ${id}`, state]));

describe('the estate', () => {
  test('holds 900 sessions and a sixth as many in the second region, or what is asked', async () => {
    await open();
    expect([endpoint.truth('us-east-1').length, endpoint.truth('eu-west-1').length]).toEqual([900, 150]);
    expect(endpoint.truth('ap-south-1')).toEqual([]);
    await endpoint.close();
    await open({ counts: { emrServerless: 2000, glue: 1500, athena: 1200, applications: 5, sparkWorkGroups: 5 } });
    const rows = endpoint.truth();
    const count = (service: string) => rows.filter((row) => row.service === service).length;
    expect([count('emr-serverless'), count('glue'), count('athena')]).toEqual([2000, 1500, 1200]);
    const [region] = endpoint.estate.regions;
    expect(region?.applications).toHaveLength(5);
    expect(region?.workGroups.filter(({ stream }) => stream !== null)).toHaveLength(5);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(4700);
  });

  test('follows from the seed, relative to the start', async () => {
    const ids = async (seed: number, startMs: number) => {
      const one = await openEndpoint({ seed, nowMs: () => startMs, sessions: 90 });
      const rows = one.truth().map(({ id, scope, state }) => `${scope} ${id} ${state}`);
      await one.close();
      return rows;
    };
    await open();
    const first = await ids(7, START);
    expect(await ids(7, START)).toEqual(first);
    const later = await ids(7, START + 13 * 86_400_000);
    const withoutState = (rows: string[]) => rows.map((row) => row.slice(0, row.lastIndexOf(' ')));
    expect(withoutState(later)).toEqual(withoutState(first));
    expect(new Set([...(await ids(8, START)), ...first]).size).toBe(first.length * 2);
  });

  test('lives: in every minute of an hour something begins or changes, and there are always some of each phase', async () => {
    await open({ arrivals: true });
    let before = states();
    for (let minute = 1; minute <= 60; minute++) {
      now = START + minute * MINUTE;
      const after = states();
      const changed = [...after].filter(([key, state]) => before.get(key) !== state);
      expect(changed.length, `minute ${minute}`).toBeGreaterThan(0);
      const present = new Set(after.values());
      const some = (...wanted: string[]) => wanted.some((state) => present.has(state));
      expect(some('BUSY'), `busy in minute ${minute}`).toBe(true);
      expect(some('IDLE'), `idle in minute ${minute}`).toBe(true);
      expect(some('FAILED'), `failed in minute ${minute}`).toBe(true);
      expect(some('SUBMITTED', 'STARTING', 'PROVISIONING', 'CREATING'), `starting in minute ${minute}`).toBe(true);
      before = after;
    }
    expect(before.size).toBeGreaterThan(960);
  });

  test('stays alive for days', async () => {
    await open({ arrivals: true });
    for (const hours of [6, 30, 72]) {
      now = START + hours * 60 * MINUTE;
      const present = new Set(states().values());
      for (const state of ['BUSY', 'IDLE', 'READY', 'FAILED']) expect(present, `${hours} h`).toContain(state);
    }
  });

  test('forgets nothing: a session met once is there ever after, under the same id', async () => {
    await open({ arrivals: true, sessions: 120 });
    const first = [...states().keys()];
    now = START + 40 * MINUTE;
    const keys = new Set(states().keys());
    expect(first.every((key) => keys.has(key))).toBe(true);
  });

  test('has no living session older than what a listing of the living looks at', async () => {
    await open({ sessions: 20_000 });
    const over = ['TERMINATED', 'FAILED', 'STOPPED', 'TIMEOUT'];
    for (const { service, state, createdMs } of endpoint.truth()) {
      if (over.includes(state)) continue;
      const hours = { 'emr-serverless': 24.2, glue: 49, athena: 12.16 }[service];
      expect(START - createdMs).toBeLessThan(hours * 3_600_000);
    }
  });

  test('is as soon open with 100,000 sessions, and pages as soon', async () => {
    const { estate } = await open({ sessions: 100_000 });
    const [region] = estate.regions;
    const application = region!.applications[0]!;
    const newest = application.stream.sizeAt(START) - 1;
    // Reading one place reads no other: any place costs the same, so a page costs its rows.
    expect(emrStateOf(planEmrSession(estate, application, 0).life, START)).toMatch(/TERMINATED|FAILED/);
    expect(planEmrSession(estate, application, newest).life.createdMs).toBeGreaterThan(START - 10 * MINUTE);
    const glue = region!.glue!;
    expect(glue.sizeAt(START)).toBe(40_000);
    expect(momentOf(planGlueSession(estate, region!, glue, glue.leftBehind!).life, START)).toBe('idle');
  });
});
