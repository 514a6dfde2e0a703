import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toConsoleUrl } from './console-url.ts';
import { SERVICES } from './service.ts';

test.each([
  [
    'emr-serverless',
    'us-east-1',
    'aws',
    'https://us-east-1.console.aws.amazon.com/emr/home?region=us-east-1#/serverless',
  ],
  ['glue', 'cn-north-1', 'aws-cn', 'https://cn-north-1.console.amazonaws.cn/gluestudio/home?region=cn-north-1#/jobs'],
  [
    'athena',
    'us-gov-west-1',
    'aws-us-gov',
    'https://us-gov-west-1.console.amazonaws-us-gov.com/athena/home?region=us-gov-west-1',
  ],
  [
    'glue',
    'eusc-de-east-1',
    'aws-eusc',
    'https://eusc-de-east-1.console.amazonaws-eusc.eu/gluestudio/home?region=eusc-de-east-1#/jobs',
  ],
  ['glue', 'us-iso-east-1', 'aws-iso', null],
  ['glue', 'evil.example/', 'aws', null],
  ['glue', 'us-east-1', '__proto__', null],
] as const)('the console of %s in %s of %s is %s', (service, region, partition, url) => {
  expect(toConsoleUrl(service, region, partition)).toBe(url);
});

test('no region leads to a host other than AWS’s console (property)', () => {
  const hosts = /\.console\.(aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com|amazonaws-eusc\.eu)$/;
  const region = fc.oneof(fc.string(), fc.webUrl(), fc.stringMatching(/^[a-z]{2}-[a-z./@:]{1,12}-\d$/));
  fc.assert(
    fc.property(
      fc.constantFrom(...SERVICES),
      region,
      fc.constantFrom('aws', 'aws-cn', 'other'),
      (service, text, partition) => {
        const url = toConsoleUrl(service, text, partition);
        if (url !== null)
          expect(new URL(url)).toMatchObject({ protocol: 'https:', hostname: expect.stringMatching(hosts) });
      },
    ),
  );
});
