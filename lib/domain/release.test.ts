import { describe, expect, test } from 'vitest';
import { findNewestRelease, isOldRelease, parseRelease } from './release.ts';
import type { Service } from './service.ts';

const isOld = (service: Service, version: string, met: string[] = []) => {
  const release = parseRelease(service, version);
  return release === null ? null : isOldRelease(service, release, findNewestRelease(service, met));
};

describe('a release', () => {
  test.each<[Service, string, string[], boolean | null]>([
    ['glue', '4.0', [], true],
    ['glue', '5.1', [], false],
    ['glue', '5.1', ['7.0'], true],
    ['emr-serverless', 'emr-7.13.0', [], false],
    ['emr-serverless', 'emr-7.13.0', ['emr-7.14.0'], false],
    ['emr-serverless', 'emr-7.13.0', ['emr-7.15.0', 'emr-7.14.0'], true],
    ['emr-serverless', 'emr-7.13.0', ['emr-8.0.0'], true],
    ['emr-serverless', 'emr-spark-8.0-preview', [], null],
    ['athena', 'PySpark engine version 3', [], true],
    ['athena', 'Apache Spark version 3.5', [], false],
    ['athena', 'Apache Spark version 3.5', ['Apache Spark version 4.0'], true],
    ['athena', 'Athena engine version 3', [], null],
    ['glue', 'new', [], null],
  ])('of %s, %s beside %j: old %j', (service, version, met, old) => expect(isOld(service, version, met)).toBe(old));

  test('is compared with the newest that is met, where that is newer than the documented one', () => {
    expect(findNewestRelease('glue', ['5.0', '4.0'])).toMatchObject({ label: '6.0', from: 'documented' });
    expect(findNewestRelease('glue', ['5.0', '6.1', 'nonsense', '6.0'])).toMatchObject({ label: '6.1', from: 'met' });
  });
});
