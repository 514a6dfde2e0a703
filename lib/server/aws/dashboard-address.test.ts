import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProblemError } from '../errors.ts';
import { parseDashboardAddress } from './dashboard-address.ts';

const OPERATION = 'glue:GetDashboardUrl';
const TOKEN = 'authToken=canary-of-the-test';

const parse = (value: unknown, partition = 'aws'): string | null => {
  try {
    return parseDashboardAddress(value, partition, OPERATION);
  } catch (error) {
    if (!isProblemError(error)) throw error;
    expect(error.problem).toMatchObject({ kind: 'bad_response', operation: OPERATION });
    expect(JSON.stringify(error.problem)).not.toContain('canary');
    return null;
  }
};

describe('the address of a Spark UI', () => {
  it.each([
    ['aws', `https://j-00f.dashboard.emr-serverless.us-east-1.amazonaws.com/?${TOKEN}`],
    ['aws', `https://p-00f-00a.emrappui-prod.us-east-1.amazonaws.com/shs/history/00f/jobs/?${TOKEN}`],
    ['aws', `https://x.dashboard.us-east-1.api.aws/?${TOKEN}#a`],
    ['aws', `https://eu-west-1.console.aws.amazon.com/gluestudio/?${TOKEN}`],
    ['aws-us-gov', `https://j-1.dashboard.emr-serverless.us-gov-west-1.amazonaws.com/?${TOKEN}`],
    ['aws-cn', `https://j-1.dashboard.emr-serverless.cn-north-1.amazonaws.com.cn/?${TOKEN}`],
    ['aws-eusc', `https://j-1.dashboard.emr-serverless.eusc-de-east-1.amazonaws.eu/?${TOKEN}`],
  ])('in %s is AWS’s own: %s', (partition, address) => expect(parse(address, partition)).toBe(address));

  it.each([
    `http://j-1.dashboard.emr-serverless.us-east-1.amazonaws.com/?${TOKEN}`,
    `https://j-1.dashboard.emr-serverless.us-east-1.amazonaws.com:8443/?${TOKEN}`,
    `https://user@j-1.dashboard.us-east-1.amazonaws.com/?${TOKEN}`,
    `https://amazonaws.com@evil.example/?${TOKEN}`,
    `https://amazonaws.com/?${TOKEN}`,
    `https://evil.example/?${TOKEN}`,
    `https://evilamazonaws.com/?${TOKEN}`,
    `https://x.amazonaws.com.evil.example/?${TOKEN}`,
    `https://x.amazonaws.com./?${TOKEN}`,
    `https://x.amazonaws.com.cn/?${TOKEN}`,
    `https://bucket.s3.amazonaws.com/?${TOKEN}`,
    `https://bucket.s3-website-us-east-1.amazonaws.com/?${TOKEN}`,
    `https://abc.execute-api.us-east-1.amazonaws.com/?${TOKEN}`,
    `https://ec2-1-2-3-4.compute-1.amazonaws.com/?${TOKEN}`,
    `https://lb.us-east-1.elb.amazonaws.com/?${TOKEN}`,
    `https://127.0.0.1/?${TOKEN}`,
    `https://[::1]/?${TOKEN}`,
    `//x.amazonaws.com/?${TOKEN}`,
    `/sessions?${TOKEN}`,
    `javascript:alert('${TOKEN}')`,
    `data:text/html,${TOKEN}`,
    `https://x.amazonaws.com/${'a'.repeat(40_000)}?${TOKEN}`,
    '',
    undefined,
    null,
    7,
    { url: `https://x.us-east-1.amazonaws.com/?${TOKEN}` },
  ])('is not followed elsewhere: %s', (address) => expect(parse(address)).toBeNull());

  it.each(['aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f', 'aws-of-tomorrow'])(
    'of the world is none of %s',
    (partition) => expect(parse(`https://x.us-east-1.amazonaws.com/?${TOKEN}`, partition)).toBeNull(),
  );

  it('is written as one line of a header may be, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const address = parse(`https://x.dashboard.us-east-1.amazonaws.com/${text}`);
        if (address === null) return;
        expect(address).toMatch(/^https:\/\/x\.dashboard\.us-east-1\.amazonaws\.com\/[\x21-\x7e]*$/);
        expect(new Headers({ location: address }).get('location')).toBe(address);
      }),
    );
  });

  it('never leaves AWS, whatever stands where the host is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (host) => {
        const address = parse(`https://${host}.amazonaws.com/?${TOKEN}`);
        if (address !== null) expect(new URL(address).hostname).toMatch(/^[^/@:]+\.amazonaws\.com$/);
      }),
    );
  });
});

it.each([
  'search-x.us-east-1.es.amazonaws.com',
  'x.appsync-api.us-east-1.amazonaws.com',
  'x.vfs.cloud9.us-east-1.amazonaws.com',
  'vpce-1.svc.us-east-1.vpce.amazonaws.com',
])('refuses %s, which customers put there', (host) => {
  expect(() => parseDashboardAddress(`https://${host}/x`, 'aws', 'o')).toThrow();
});
