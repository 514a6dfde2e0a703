import { describe, expect, test } from 'vitest';
import { NO_CROWDS } from '../estate/crowds.ts';
import { openEstate } from '../estate/estate.ts';
import { emrConfiguration } from './configuration.ts';
import { planEmrSession } from './session.ts';
import { emrUsage } from './usage.ts';

const estate = openEstate({
  seed: 1,
  startMs: Date.UTC(2026, 10, 20, 14, 30),
  sessions: 0,
  counts: { emrServerless: 900 },
  mainRegion: 'us-east-1',
  account: '210987654321',
  arrivals: false,
  crowds: NO_CROWDS,
});
const sessions = estate
  .region('us-east-1')
  .applications.flatMap((application) =>
    Array.from({ length: application.stream.sizeAt(estate.startMs) }, (_, index) =>
      planEmrSession(estate, application, index),
    ),
  );

function defaultsOf(plan: (typeof sessions)[number]): Record<string, string> {
  const { runtimeConfiguration }: any = emrConfiguration(plan);
  return runtimeConfiguration.find((one: any) => one.classification === 'spark-defaults').properties;
}

const SIZES = ['spark.driver.cores', 'spark.driver.memory', 'spark.executor.cores', 'spark.executor.memory'];
const COUNTS = ['spark.dynamicAllocation.minExecutors', 'spark.executor.instances'];
const rows = sessions.map((plan) => ({ plan, properties: defaultsOf(plan) }));
const sized = rows.filter(({ properties }) => properties['spark.driver.cores'] !== undefined);
const unsized = rows.filter((row) => !sized.includes(row));

describe('the configuration of a session', () => {
  test('tells the size of most sessions whole, and of the others nothing', () => {
    expect(sized.length / rows.length).toBeGreaterThan(0.6);
    expect(unsized.length / rows.length).toBeGreaterThan(0.15);
    for (const { properties } of sized) {
      for (const name of SIZES) expect(properties).toHaveProperty([name]);
      expect(COUNTS.filter((name) => name in properties)).toHaveLength(1);
    }
    for (const { plan, properties } of unsized) {
      for (const name of [...SIZES, ...COUNTS]) expect(properties).not.toHaveProperty([name]);
      expect(plan.workers).toMatchObject({ vcpus: 4, memoryGb: 16, diskGb: 20 });
    }
  });

  test('fits the workers: their cores, and a memory that leaves room for Spark’s overhead', () => {
    for (const { plan, properties } of sized) {
      const { vcpus, memoryGb } = plan.workers;
      for (const role of ['driver', 'executor']) {
        expect(properties[`spark.${role}.cores`]).toBe(String(vcpus));
        const memory = properties[`spark.${role}.memory`]!;
        expect(memory).toMatch(/^\d+g$/);
        expect(Number.parseInt(memory, 10) * 1.1).toBeLessThanOrEqual(memoryGb);
        expect(Number.parseInt(memory, 10) * 1.1).toBeGreaterThan(memoryGb * 0.9);
      }
    }
  });

  test('names a minimum within the maximum, or a number with dynamic allocation off', () => {
    const fixed = sized.filter(({ properties }) => 'spark.executor.instances' in properties);
    expect(fixed.length / sized.length).toBeGreaterThan(0.1);
    for (const { plan, properties } of sized) {
      const maximum = properties['spark.dynamicAllocation.maxExecutors'];
      expect(properties['spark.dynamicAllocation.enabled']).toBe(maximum === undefined ? 'false' : undefined);
      const count = Number(properties[COUNTS[0]!] ?? properties[COUNTS[1]!]);
      expect(count).toBeLessThanOrEqual(Number(maximum ?? plan.workers.executors));
      expect(count).toBeGreaterThanOrEqual(maximum === undefined ? 1 : 0);
    }
  });

  test('promises no more than the session used: driver and the least of executors, from start to end', () => {
    const ended = sized.filter(({ plan }) => plan.life.startedMs !== null);
    for (const { plan, properties } of ended) {
      const hours = (plan.life.endedMs - plan.life.startedMs!) / 3_600_000;
      const least = 1 + Number(properties[COUNTS[0]!] ?? properties[COUNTS[1]!]);
      const { total, billed } = emrUsage(plan)!;
      for (const usage of [total, billed]) {
        expect(usage.vCPUHour).toBeGreaterThanOrEqual(hours * least * plan.workers.vcpus - 1e-5);
        expect(usage.memoryGBHour).toBeGreaterThanOrEqual(hours * least * plan.workers.memoryGb - 1e-5);
      }
    }
  });
});
