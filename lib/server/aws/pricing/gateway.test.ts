import { afterEach, describe, expect, test } from 'vitest';
import { toProductText } from '../../../cost/price-list.fixture.ts';
import { collectPrices, parseProduct } from '../../../cost/price-list.ts';
import { CallAbortedError } from '../../errors.ts';
import { answerError, answerJson, type FaultyAnswer } from '../faulty-server.fixture.ts';
import { NO_ANSWERS, readAll } from '../gateway.contract.ts';
import { openWire, type Wire } from '../wire.fixture.ts';
import { openPricingGateway, type ProductQuery } from './gateway.ts';

const OPERATION = 'pricing:GetProducts';
const QUERY: ProductQuery = { service: 'glue', region: 'eu-west-1' };

let wire: Wire;
afterEach(() => wire.close());

async function open(answer: FaultyAnswer, options: Parameters<typeof openWire>[1] = {}) {
  wire = await openWire(answer, { region: 'eu-west-1', maxAttempts: 1, ...options });
  const { pricing } = wire.clients;
  if (pricing === null) throw new Error('there is no client of the Price List');
  return openPricingGateway(pricing, wire.contextOf('pricing', { region: 'eu-central-1' }));
}

/** Answers a page of texts for each token: none, then the ones that the pages before gave. */
function answerPages(pages: Record<string, { PriceList: unknown[]; NextToken?: string }>): FaultyAnswer {
  return (_, response, count) => {
    const { NextToken = '' } = JSON.parse(wire.server.requests[count - 1]?.body ?? '{}');
    answerJson(response, 200, { FormatVersion: 'aws_v1', ...pages[NextToken] });
  };
}

const texts = ['A', 'B', 'C'].map((sku) => toProductText({ sku }));
const bodies = () => wire.server.requests.map(({ body }) => JSON.parse(body));

describe('the gateway of the Price List', () => {
  test('lists every page as texts, with the same query and the token of the page before', async () => {
    const [a, b, c] = texts;
    const gateway = await open(
      answerPages({
        '': { PriceList: [a, b], NextToken: 'one' },
        one: { PriceList: [], NextToken: 'two' },
        two: { PriceList: [c], NextToken: '' },
      }),
    );
    expect(await readAll(gateway.listProducts(QUERY))).toEqual({ pages: [[a, b], [], [c]], problem: null });
    const query = {
      ServiceCode: 'AWSGlue',
      Filters: [
        { Type: 'TERM_MATCH', Field: 'regionCode', Value: 'eu-west-1' },
        { Type: 'TERM_MATCH', Field: 'operation', Value: 'GlueInteractiveSession' },
      ],
      FormatVersion: 'aws_v1',
      MaxResults: 100,
    };
    expect(bodies()).toEqual([query, { ...query, NextToken: 'one' }, { ...query, NextToken: 'two' }]);
    for (const { target, path, headers } of wire.server.requests) {
      expect([target, path]).toEqual(['AWSPriceListService.GetProducts', '/']);
      expect(headers.authorization).toContain('/eu-central-1/pricing/aws4_request');
    }
    expect(wire.limiter.forSource('pricing').stats().calls).toBe(3);
  });

  test.each<[ProductQuery['service'], string, string[][]]>([
    ['emr-serverless', 'ElasticMapReduce', [['productFamily', 'EMR Serverless']]],
    ['athena', 'AmazonAthena', []],
  ])('asks for the products of %s under their own code', async (service, ServiceCode, more) => {
    const gateway = await open((_, response) => answerJson(response, 200, { PriceList: [] }));
    expect(await readAll(gateway.listProducts({ service, region: 'sa-east-1' }))).toEqual({
      pages: [[]],
      problem: null,
    });
    const Filters = [['regionCode', 'sa-east-1'], ...more].map(([Field, Value]) => ({
      Type: 'TERM_MATCH',
      Field,
      Value,
    }));
    expect(bodies()).toEqual([{ ServiceCode, Filters, FormatVersion: 'aws_v1', MaxResults: 100 }]);
  });

  test('gives what the parser of the Price List reads', async () => {
    const gateway = await open((_, response) => answerJson(response, 200, { PriceList: texts }));
    const { pages } = await readAll(gateway.listProducts(QUERY));
    const readAt = { retrievedAt: '2026-11-20T12:00:00.000Z', nowMs: Date.parse('2026-11-20T12:00:00Z') };
    const { prices } = collectPrices(pages.flat().map((item) => parseProduct(item, readAt)));
    expect(prices.map(({ id, pricePerUnit }) => [id, pricePerUnit])).toEqual([
      ['price-list/glue/eu-west-1/dpu-hour', '0.44'],
    ]);
  });

  test('begins again once where the API refuses a token of its own', async () => {
    const [a, b] = texts;
    const pages = answerPages({ '': { PriceList: [a], NextToken: 'one' }, one: { PriceList: [b] } });
    const gateway = await open((request, response, count) =>
      count === 2 ? answerError(response, 400, 'ExpiredNextTokenException') : pages(request, response, count),
    );
    expect(await readAll(gateway.listProducts(QUERY))).toEqual({ pages: [[a], [a], [b]], problem: null });
  });

  test('ends a listing that goes round in circles, and keeps what it gave', async () => {
    const [a] = texts;
    const gateway = await open(
      answerPages({ '': { PriceList: [a], NextToken: 'one' }, one: { PriceList: [a], NextToken: 'one' } }),
    );
    const { pages, problem } = await readAll(gateway.listProducts(QUERY));
    expect(pages).toEqual([[a], [a]]);
    expect(problem).toMatchObject({ kind: 'listing_truncated', operation: OPERATION });
  });

  test('leaves with its caller', async () => {
    const gateway = await open(() => {}, { timeouts: { requestMs: 5_000, socketMs: 5_000 } });
    const caller = new AbortController();
    const listing = gateway.listProducts(QUERY, { signal: caller.signal }).next();
    await expect.poll(() => wire.server.requests).toHaveLength(1);
    caller.abort();
    await expect(listing).rejects.toThrow(CallAbortedError);
  });
});

describe('an answer that is none', () => {
  test.each<readonly [name: string, body: string]>([
    ...NO_ANSWERS,
    ['a null list', '{"PriceList":null}'],
    ['an object for a list', '{"PriceList":{}}'],
    ['a product that is an object', '{"PriceList":[{"product":{}}]}'],
    ['a product that is null', '{"PriceList":[null]}'],
    ['a product that is a number', '{"PriceList":[5]}'],
  ])('is a broken one, never no products: %s', async (_, body) => {
    const gateway = await open((__, response) => answerJson(response, 200, body));
    const { pages, problem } = await readAll(gateway.listProducts(QUERY));
    expect(pages).toEqual([]);
    expect(problem).toMatchObject({ kind: 'bad_response', operation: OPERATION });
  });

  test('may hold texts that are no JSON: which they are is told by who reads them', async () => {
    const gateway = await open((_, response) => answerJson(response, 200, { PriceList: ['', '{', 'x'] }));
    expect((await readAll(gateway.listProducts(QUERY))).pages).toEqual([['', '{', 'x']]);
  });
});

describe('a refusal', () => {
  test('throttled: told, counted, and asked again by the SDK first', async () => {
    const gateway = await open(
      (_, response, count) =>
        count === 1
          ? answerError(response, 400, 'ThrottlingException')
          : answerJson(response, 200, { PriceList: texts }),
      { maxAttempts: 2 },
    );
    expect((await readAll(gateway.listProducts(QUERY))).pages).toEqual([texts]);
    expect(wire.limiter.forSource('pricing').stats()).toMatchObject({ calls: 2, throttles: 1 });
    await wire.close();
    const throttled = await open((_, response) => answerError(response, 400, 'ThrottlingException'));
    expect((await readAll(throttled.listProducts(QUERY))).problem).toMatchObject({
      kind: 'throttled',
      operation: OPERATION,
      message: expect.stringContaining('AWS Price List in eu-central-1'),
    });
  });

  test('access denied: the action and a statement to paste', async () => {
    const message =
      'User: arn:aws:iam::123456789012:user/ana is not authorized to perform: pricing:GetProducts because no identity-based policy allows the pricing:GetProducts action';
    const gateway = await open((_, response) => answerError(response, 400, 'AccessDeniedException', message));
    const { problem } = await readAll(gateway.listProducts(QUERY));
    expect(problem).toMatchObject({
      kind: 'access_denied',
      action: OPERATION,
      statement: { Effect: 'Allow', Action: OPERATION, Resource: '*' },
    });
    expect(JSON.stringify(problem)).not.toContain('user/ana');
  });

  test('an endpoint without the Price List is told as one', async () => {
    const gateway = await open((_, response) => answerError(response, 400, 'UnknownOperationException'));
    const { problem } = await readAll(gateway.listProducts(QUERY));
    expect(problem).toMatchObject({ kind: 'not_supported', operation: OPERATION });
  });
});
