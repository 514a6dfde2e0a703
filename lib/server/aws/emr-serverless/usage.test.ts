import { describe, expect, test } from 'vitest';
import { MAP_CONTEXT, minutesAgo, NOW_MS } from '../answer.fixture.ts';
import { isEmrDetailFinal, toEmrSession } from './mapper.ts';
import { FIGURES, parse, toAnswer, toRow, ZEROS } from './session.fixture.ts';

describe('usage of EMR Serverless', () => {
  test('is reported when it ends, while it runs, zeros included', () => {
    for (const hours of [undefined, ZEROS]) {
      const row = toRow(toAnswer('BUSY', { totalResourceUtilization: hours, billedResourceUtilization: hours }));
      expect(row.usage).toMatchObject({ total: null, billed: null, executionSeconds: null });
      expect(row.missing['usage.total']).toBe('reported-when-it-ends');
      expect(row.missing['usage.billed']).toBe('reported-when-it-ends');
    }
  });

  test('is not published yet until the billed figures are there and not all zero', () => {
    const ended = { endedAt: minutesAgo(2), totalResourceUtilization: FIGURES };
    const waiting = toRow(toAnswer('TERMINATED', { ...ended, billedResourceUtilization: ZEROS }));
    expect(waiting.usage.total).toEqual({ vcpuHours: 4.5, memoryGbHours: 18, storageGbHours: 0 });
    expect(waiting).toMatchObject({ usage: { billed: null }, missing: { 'usage.billed': 'not-published-yet' } });
    const published = toRow(
      toAnswer('TERMINATED', { ...ended, billedResourceUtilization: FIGURES, totalExecutionDurationSeconds: 0 }),
    );
    expect(published.usage.billed).toEqual({ vcpuHours: 4.5, memoryGbHours: 18, storageGbHours: 0 });
    expect(published.usage.executionSeconds).toBe(0);
  });

  test('has no execution time of 0 before its billed figures are there', () => {
    const row = toRow(toAnswer('TERMINATED', { endedAt: minutesAgo(2), totalExecutionDurationSeconds: 0 }));
    expect(row.usage.executionSeconds).toBeNull();
    expect(row.missing['usage.executionSeconds']).toBe('not-published-yet');
  });

  test('is what AWS says a day after the end, and not reported where it says nothing', () => {
    const aDayAgo = { createdAt: minutesAgo(2000), startedAt: minutesAgo(1990), endedAt: minutesAgo(24 * 60) };
    const zeros = toRow(toAnswer('TERMINATED', { ...aDayAgo, billedResourceUtilization: ZEROS }));
    expect(zeros.usage.billed).toEqual({ vcpuHours: 0, memoryGbHours: 0, storageGbHours: 0 });
    expect(zeros.missing['usage.total']).toBe('not-reported');
  });

  test('of before the end is not the usage of the session', () => {
    const detail = parse(toAnswer('BUSY', { totalResourceUtilization: FIGURES, billedResourceUtilization: FIGURES }));
    const summary = parse(toAnswer('TERMINATED', { updatedAt: minutesAgo(1) }));
    const row = toEmrSession({ summary, detail, detailState: 'loaded', context: MAP_CONTEXT });
    expect(row).toMatchObject({
      state: 'TERMINATED',
      endedAt: null,
      usage: { total: null, billed: null },
      missing: { endedAt: 'loading', 'usage.total': 'not-published-yet', 'usage.billed': 'not-published-yet' },
    });
  });

  test('keeps the sound members beside one that makes no sense', () => {
    const row = toRow(
      toAnswer('TERMINATED', {
        endedAt: minutesAgo(1),
        billedResourceUtilization: { ...FIGURES, vCPUHour: Number.NaN },
      }),
    );
    expect(row.usage.billed).toEqual({ vcpuHours: null, memoryGbHours: 18, storageGbHours: 0 });
    expect(row.missing['usage.billed.vcpuHours']).toBe('invalid');
    expect(row.missing['usage.billed']).toBeUndefined();
  });
});

describe('a detail is final', () => {
  test.each([
    ['while it runs', 'BUSY', { billedResourceUtilization: FIGURES }, false],
    [
      'once billed figures are there',
      'TERMINATED',
      { endedAt: minutesAgo(3), billedResourceUtilization: FIGURES },
      true,
    ],
    ['with figures all zero', 'TERMINATED', { endedAt: minutesAgo(3), billedResourceUtilization: ZEROS }, false],
    ['without figures', 'FAILED', { endedAt: minutesAgo(3) }, false],
    ['a day after the end', 'FAILED', { endedAt: minutesAgo(24 * 60) }, true],
    ['a day after the last change, where no end is told', 'FAILED', { updatedAt: minutesAgo(24 * 60) }, true],
    ['with no time at all', 'FAILED', { updatedAt: null, createdAt: null }, true],
  ])('%s', (_case, state, changes, expected) => {
    expect(isEmrDetailFinal(parse(toAnswer(state, changes)), NOW_MS)).toBe(expected);
  });
});
