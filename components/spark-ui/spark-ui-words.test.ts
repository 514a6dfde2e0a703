import { describe, expect, it } from 'vitest';
import { toSparkUiWords, toValidityWords } from './spark-ui-words.ts';

describe('what is said before a click', () => {
  it('is nothing where links are off', () => expect(toSparkUiWords({ state: 'off' })).toBeNull());

  it.each(['starting', 'never-started', 'gone'] as const)('is why there is none: %s', (why) => {
    expect(toSparkUiWords({ state: 'none', why })).toMatchObject({ opens: false, but: null });
  });

  it('is what opens, and what AWS may refuse', () => {
    expect(toSparkUiWords({ state: 'live', validMinutes: 60 })).toMatchObject({ opens: true, but: null });
    expect(toSparkUiWords({ state: 'history', validMinutes: null })?.says).toContain('History Server');
    for (const why of ['engine', 'ended', 'phase'] as const) {
      const words = toSparkUiWords({ state: 'undocumented', why, validMinutes: null });
      expect(words).toMatchObject({ opens: true, but: expect.stringMatching(/may refuse/) });
    }
  });

  it('is for how long, and nothing made up where AWS is silent', () => {
    expect(toValidityWords(60, 'emr-serverless')).toBe('It opens for one hour.');
    expect(toValidityWords(5, 'emr-serverless')).toBe('It opens for 5 minutes.');
    for (const service of ['glue', 'athena'] as const) expect(toValidityWords(null, service)).not.toMatch(/\d/);
  });
});
