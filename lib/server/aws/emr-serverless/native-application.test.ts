import { describe, expect, test } from 'vitest';
import { isSparkApplication, parseEmrApplication, parseEmrApplicationDetail } from './native-application.ts';

describe('an EMR Serverless application', () => {
  test('has its id under two names, and its architecture in one spelling', () => {
    expect(parseEmrApplication({ id: '00f', name: 'adhoc', architecture: 'ARM64' })).toMatchObject({
      applicationId: '00f',
      name: 'adhoc',
      architecture: 'arm64',
      invalid: [],
    });
    expect(
      parseEmrApplicationDetail({ applicationId: '00f', architecture: 'X86_64', tags: { team: 'orders' } }),
    ).toMatchObject({ applicationId: '00f', architecture: 'x86_64', tags: { team: 'orders' } });
    expect(parseEmrApplication({ applicationId: '00f' })).toBeNull();
    expect(parseEmrApplicationDetail({ id: '00f' })).toBeNull();
  });

  test('of an architecture not known today has none', () => {
    expect(parseEmrApplication({ id: '00f', architecture: 'RISCV' })?.architecture).toBeNull();
  });

  test.each([
    ['Spark', true],
    ['SPARK', true],
    ['Hive', false],
    [undefined, true],
  ])('of type %s may have sessions: %s', (type, expected) => {
    expect(isSparkApplication(parseEmrApplication({ id: '00f', type })!)).toBe(expected);
  });
});
