import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Endpoint, openEndpoint } from './endpoint.ts';

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await openEndpoint({ sessions: 30 });
});
afterAll(() => endpoint.close());

const json = { 'content-type': 'application/json' };
const control = async (method: string, path: string, body?: unknown, headers: Record<string, string> = json) => {
  const answer = await fetch(`${endpoint.url}/_demo/${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
};
const scope = 'Credential=demo/20261120/us-east-1/emr-serverless/aws4_request';
const authorization = `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host, Signature=${'0'.repeat(64)}`;
const listStatus = async () => (await fetch(`${endpoint.url}/applications`, { headers: { authorization } })).status;

describe('the control paths', () => {
  test('put faults in force and lift them', async () => {
    const fault = {
      match: { service: 'emr-serverless' },
      act: { kind: 'error', status: 503, code: 'ServiceUnavailable' },
    };
    expect(await control('POST', 'faults', [fault])).toEqual({ status: 200, body: { ids: [1] } });
    expect(await listStatus()).toBe(503);
    const ofPrices = { match: { service: 'pricing', operation: 'GetProducts' }, act: { kind: 'hang' } };
    expect(await control('POST', 'faults', ofPrices)).toEqual({ status: 200, body: { ids: [2] } });
    expect((await control('DELETE', 'faults')).status).toBe(200);
    expect(await listStatus()).toBe(200);
    const { body } = await control('GET', 'calls');
    expect(body.calls.map((call: { operation: string; status: number }) => [call.operation, call.status])).toEqual([
      ['emr-serverless:ListApplications', 503],
      ['emr-serverless:ListApplications', 200],
    ]);
  });

  test.each([
    [{ act: { kind: 'explode' } }, 400],
    [{ act: { kind: 'error', status: 42, code: 'x' } }, 400],
    [{ act: { kind: 'hang' }, match: { operatoin: 'x' } }, 400],
    [{ act: { kind: 'transform' } }, 400],
    ['{', 400],
    [[], 400],
  ])('refuse %j', async (fault, status) => {
    expect(await control('POST', 'faults', fault)).toMatchObject({ status, body: { error: expect.any(String) } });
  });

  test('refuse what a web page could send unasked, and are no others', async () => {
    expect((await control('POST', 'faults', { act: { kind: 'hang' } }, { 'content-type': 'text/plain' })).status).toBe(
      415,
    );
    expect((await control('GET', 'faults')).status).toBe(404);
    expect((await control('GET', 'secrets')).status).toBe(404);
  });
});
