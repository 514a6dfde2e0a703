import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFilters } from './codec.ts';
import { describeFilters, describeProblem } from './describe.ts';
import { anyFilters } from './filters.fixture.ts';

const read = (query: string) =>
  describeFilters(parseFilters(new URLSearchParams(query)).filters).map(({ label, text }) => `${label}: ${text}`);

describe('filters in words', () => {
  it.each([
    ['service=!glue,athena', 'Service: not AWS Glue or Athena for Spark'],
    ['owner=-', 'Owner: nobody known'],
    ['owner=arn:aws:sts::1:assumed-role/A/ana,bo', 'Owner: ana or bo'],
    ['tag=team:fraud,env,x:', 'Tag: team: fraud or has env or x: (empty)'],
    ['tag=-', 'Tag: no tags'],
    ['idle=>1h30m', 'Idle for: more than 1h 30m'],
    ['duration=10m..1d', 'Duration: 10m to 1d'],
    ['cost=<=12.50', 'Cost: at most 12.5'],
    ['created=>=2026-08-01', 'Created: from 2026-08-01 00:00 UTC'],
    ['q=churn', 'Text: “churn”'],
    ['worker=-', 'Worker type: no worker type'],
    ['duration=-', 'Duration: not reported'],
  ])('%s reads “%s”', (query, text) => {
    expect(read(query)).toEqual(['Alive in: last 30 days', text]);
  });

  it.each([
    ['range=24h', 'last 24 hours'],
    ['range=all', 'all time'],
    ['from=2026-08-01T10:00Z', 'since 2026-08-01 10:00 UTC'],
    ['to=2026-08-01T10:00:30Z', 'before 2026-08-01 10:00:30 UTC'],
    ['from=2026-08-01&to=2026-08-01', '2026-08-01 00:00 UTC to 2026-08-02 00:00 UTC'],
  ])('%s is “%s”', (query, text) => {
    expect(read(query)).toEqual([`Alive in: ${text}`]);
  });

  it('are never empty and never NaN', () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        for (const { text } of describeFilters(filters)) {
          expect(text).not.toBe('');
          expect(text).not.toMatch(/NaN|Invalid Date|undefined|null/);
        }
      }),
    );
  });

  it('a problem names parameter, value and what is allowed', () => {
    const [problem] = parseFilters(new URLSearchParams('range=1y')).problems;
    expect(problem && describeProblem(problem)).toBe('“range=1y” is not understood. Allowed: 24h, 7d, 30d, 90d, all.');
  });
});
