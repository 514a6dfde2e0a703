import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Endpoint, openEndpoint } from './endpoint.ts';
import { openSdk } from './sdk.contract.ts';

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await openEndpoint({ sessions: 60 });
});
afterAll(() => endpoint.close());

const authorization = (service: string, region = 'us-east-1') =>
  `AWS4-HMAC-SHA256 Credential=demo/20261120/${region}/${service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'a'.repeat(64)}`;

async function send(path: string, init: RequestInit = {}) {
  const answer = await fetch(endpoint.url + path, init);
  return { status: answer.status, type: answer.headers.get('x-amzn-errortype'), text: await answer.text() };
}
const target = (name: string, headers: Record<string, string>, body = '{}') =>
  send('/', { method: 'POST', headers: { 'x-amz-target': name, ...headers }, body });

describe('routing', () => {
  test('by signing region: the main one, the second, an empty one', async () => {
    const counts = await Promise.all(
      ['us-east-1', 'eu-west-1', 'sa-east-1'].map(async (region) => {
        const answer = await target('AWSGlue.ListSessions', { authorization: authorization('glue', region) });
        return JSON.parse(answer.text).Ids.length;
      }),
    );
    expect(counts).toEqual([24, 4, 0]);
  });

  test('knows who calls, in XML', async () => {
    const { sts } = openSdk(endpoint.url);
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '210987654321',
      Arn: 'arn:aws:sts::210987654321:assumed-role/SparktallyReader/sparktally',
    });
  });

  test('tells unknown operations in the form of their protocol', async () => {
    const glue = await target('AWSGlue.GetJob', { authorization: authorization('glue') });
    expect([glue.status, JSON.parse(glue.text).__type]).toEqual([400, 'UnknownOperationException']);
    const prices = await target('AWSPriceListService.DescribeServices', { authorization: authorization('pricing') });
    expect([prices.status, JSON.parse(prices.text).__type]).toEqual([400, 'UnknownOperationException']);
    const emr = await send('/applications/x/jobruns', { headers: { authorization: authorization('emr-serverless') } });
    expect([emr.status, emr.type]).toEqual([404, 'UnknownOperationException']);
    const start = await send('/applications/x/sessions', {
      method: 'POST',
      headers: { authorization: authorization('emr-serverless') },
    });
    expect(start.status).toBe(404);
    const sts = await send('/', {
      method: 'POST',
      headers: { authorization: authorization('sts'), 'content-type': 'application/x-www-form-urlencoded' },
      body: 'Action=GetSessionToken&Version=2011-06-15',
    });
    expect([sts.status, sts.text]).toEqual([400, expect.stringContaining('<Code>InvalidAction</Code>')]);
  });

  test('asks for a signature of the right service', async () => {
    expect(await send('/applications')).toMatchObject({ status: 403, type: 'MissingAuthenticationTokenException' });
    const garbled = await target('AWSGlue.ListSessions', { authorization: 'AWS4-HMAC-SHA256 Credential=x' });
    expect([garbled.status, JSON.parse(garbled.text).__type]).toEqual([400, 'IncompleteSignatureException']);
    const foreign = await target('AWSGlue.ListSessions', { authorization: authorization('athena') });
    expect([foreign.status, foreign.type]).toEqual([403, 'InvalidSignatureException']);
    // The Price List's host is api.pricing, and its signing name is not that.
    const prices = await target('AWSPriceListService.GetProducts', { authorization: authorization('api-pricing') });
    expect([prices.status, prices.type]).toEqual([403, 'InvalidSignatureException']);
  });

  test.each([
    ['{', 'SerializationException'],
    ['[]', 'SerializationException'],
    ['"x"', 'SerializationException'],
    ['{"MaxResults":"ten"}', 'SerializationException'],
    ['{"MaxResults":null,"Tags":null}', null],
    ['', null],
    ['{"Unknown":1}', null],
  ])('a body %s is %s', async (body, type) => {
    const answer = await target('AWSGlue.ListSessions', { authorization: authorization('glue') }, body);
    expect([answer.type, answer.status]).toEqual([type, type === null ? 200 : 400]);
  });

  test('takes bodies up to a limit, and no other targets than paths', async () => {
    const big = await target('AWSGlue.ListSessions', { authorization: authorization('glue') }, ' '.repeat(2_100_000));
    expect(big.status).toBe(413);
  });

  test.each([
    ['createdAtAfter=yesterday', 'regular expression pattern'],
    ['createdAtBefore=2026-13-45T00:00:00Z', 'valid timestamp'],
    ['maxResults=ten', 'regular expression pattern'],
    ['states=IDLE&states=NOPE', 'enum value set'],
    ['nextToken=', 'length greater than or equal to 1'],
  ])('reads the query %s as EMR Serverless does', async (query, requirement) => {
    const headers = { authorization: authorization('emr-serverless') };
    const answer = await send(`/applications/00abc/sessions?${query}`, { headers });
    expect([answer.status, answer.type]).toEqual([400, 'ValidationException']);
    expect(JSON.parse(answer.text).message).toContain(requirement);
  });
});
