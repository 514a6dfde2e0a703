import {
  type Filter,
  GetProductsCommand,
  type GetProductsCommandInput,
  paginateGetProducts,
} from '@aws-sdk/client-pricing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Endpoint, openEndpoint } from '../endpoint.ts';
import { findRefusal, openSdk, readPages, type Sdk } from '../sdk.contract.ts';

let endpoint: Endpoint;
let pricing: Sdk['pricing'];
let now = Date.UTC(2026, 10, 20, 14, 30);

beforeAll(async () => {
  endpoint = await openEndpoint({ nowMs: () => now, sessions: 0, tokenLifetimeMs: 60_000 });
  pricing = openSdk(endpoint.url).pricing;
});
afterAll(() => endpoint.close());

const where = (Field: string, Value: string, Type: Filter['Type'] = 'TERM_MATCH'): Filter => ({ Type, Field, Value });
const EMR = 'ElasticMapReduce';
const GLUE = 'AWSGlue';
const ATHENA = 'AmazonAthena';
const VIRGINIA = where('regionCode', 'us-east-1');
const SERVERLESS = where('productFamily', 'EMR Serverless');
const SESSION = where('operation', 'GlueInteractiveSession');

/** The products as a client reads them: each one a text that the SDK keeps as such. */
async function listProducts(ServiceCode: string, Filters: Filter[] = [], input: Partial<GetProductsCommandInput> = {}) {
  const { rows, sizes } = await readPages(
    (NextToken) => pricing.send(new GetProductsCommand({ ...input, ServiceCode, Filters, NextToken })),
    (answer) => ({ rows: [...(answer.PriceList ?? [])], token: answer.NextToken }),
  );
  return { products: rows.map((row) => JSON.parse(String(row))), sizes };
}

const usagesOf = async (ServiceCode: string, ...Filters: Filter[]): Promise<string[]> =>
  (await listProducts(ServiceCode, Filters)).products.map(({ product }) => product.attributes.usagetype).toSorted();

/** The one price of a product, by its usage type and what its description says. */
function toPrice({ product, terms }: any): [usagetype: string, price: string] {
  const [term]: any[] = Object.values(terms.OnDemand);
  const [rate]: any[] = Object.values(term.priceDimensions);
  return [product.attributes.usagetype, `${rate.pricePerUnit.USD} ${rate.unit}`];
}
const pricesOf = async (ServiceCode: string, ...Filters: Filter[]) =>
  (await listProducts(ServiceCode, Filters)).products.map(toPrice).toSorted();

describe('GetProducts', () => {
  test('pages by 100, and by less when asked, every product once', async () => {
    const { products, sizes } = await listProducts(EMR, [VIRGINIA]);
    expect(sizes).toEqual([100, 21]);
    expect(new Set(products.map(({ product }) => product.sku)).size).toBe(121);
    const small = await listProducts(EMR, [VIRGINIA], { MaxResults: 50, FormatVersion: 'aws_v1' });
    expect(small.sizes).toEqual([50, 50, 21]);
    expect(small.products).toEqual(products);
    const paged = [];
    for await (const page of paginateGetProducts({ client: pricing }, { ServiceCode: EMR, Filters: [VIRGINIA] })) {
      expect(page.FormatVersion).toBe('aws_v1');
      paged.push(...(page.PriceList ?? []));
    }
    expect(paged.map((row) => JSON.parse(String(row)))).toEqual(products);
  });

  test('gives a product the form that AWS gives it', async () => {
    const [product] = (await listProducts(GLUE, [where('group', 'ETL Ray Interactive Session'), VIRGINIA])).products;
    const sku = product.product.sku;
    expect(sku).toMatch(/^[0-9A-Z]{16}$/);
    expect(product).toEqual({
      product: {
        productFamily: 'AWS Glue',
        attributes: {
          group: 'ETL Ray Interactive Session',
          servicecode: 'AWSGlue',
          location: 'US East (N. Virginia)',
          locationType: 'AWS Region',
          usagetype: 'USE1-GlueInteractiveSession-MemOptimized-DPU-Hour',
          operation: 'GlueInteractiveSession',
          regionCode: 'us-east-1',
          servicename: 'AWS Glue',
        },
        sku,
      },
      serviceCode: 'AWSGlue',
      terms: {
        OnDemand: {
          [`${sku}.JRTCKXETXF`]: {
            priceDimensions: {
              [`${sku}.JRTCKXETXF.6YS6EN2CT7`]: {
                unit: 'M-DPU-Hour',
                beginRange: '0',
                endRange: 'Inf',
                description:
                  '$0.44 per Memory optimized Data Processing Unit-Hour for AWS Glue for Ray interactive sessions and job notebooks',
                appliesTo: [],
                rateCode: `${sku}.JRTCKXETXF.6YS6EN2CT7`,
                pricePerUnit: { USD: '0.4400000000' },
              },
            },
            sku,
            effectiveDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT00:00:00Z$/),
            offerTermCode: 'JRTCKXETXF',
            termAttributes: {},
          },
        },
      },
      version: expect.stringMatching(/^demo-/),
      publicationDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT00:00:00Z$/),
    });
  });

  test('says every price as a decimal, of a product whose SKU no other has', async () => {
    const lists = await Promise.all([EMR, GLUE, ATHENA].map((service) => listProducts(service)));
    const products = lists.flatMap((list) => list.products);
    expect(products.length).toBeGreaterThan(300);
    expect(new Set(products.map(({ product }) => product.sku)).size).toBe(products.length);
    for (const product of products) {
      const [usage, price] = toPrice(product);
      expect(price, usage).toMatch(/^\d+\.\d{10} [A-Za-z-]+$/);
      expect(Number.parseFloat(price), usage).toBeGreaterThan(0);
    }
  });

  test('is the same for every endpoint, seed and signing region', async () => {
    const here = await listProducts(GLUE);
    const other = await openEndpoint({ seed: 9, nowMs: () => now + 86_400_000, sessions: 0 });
    for (const region of ['us-east-1', 'eu-central-1', 'sa-east-1']) {
      const { PriceList = [] } = await openSdk(other.url, region).pricing.send(
        new GetProductsCommand({ ServiceCode: GLUE }),
      );
      expect(JSON.parse(`[${PriceList}]`)).toEqual(here.products);
    }
    await other.close();
  });
});

describe('the price list', () => {
  test('prices EMR Serverless by resource and architecture, in three regions', async () => {
    expect(await pricesOf(EMR, SERVERLESS, VIRGINIA)).toEqual([
      ['USE1-EMR-SERVERLESS-ARM-MemoryGBHours', '0.0046200000 GB-Hours'],
      ['USE1-EMR-SERVERLESS-ARM-vCPUHours', '0.0421000000 vCPU-Hours'],
      ['USE1-EMR-SERVERLESS-MemoryGBHours', '0.0057785000 GB-Hours'],
      ['USE1-EMR-SERVERLESS-StorageGBHours', '0.0001110000 GB-Hours'],
      ['USE1-EMR-SERVERLESS-vCPUHours', '0.0526240000 vCPU-Hours'],
    ]);
    for (const [region, prefix] of [
      ['eu-west-1', 'EU-'],
      ['ap-southeast-1', 'APS1-'],
    ] as const) {
      const usages = await usagesOf(EMR, SERVERLESS, where('regionCode', region));
      expect(usages).toHaveLength(5);
      expect(usages.every((usage) => usage.startsWith(`${prefix}EMR-SERVERLESS-`))).toBe(true);
    }
    expect(await usagesOf(EMR, SERVERLESS, where('regionCode', 'sa-east-1'))).toEqual([]);
  });

  test('prices sessions of Glue, R workers in one region only, and keeps jobs apart', async () => {
    expect(await pricesOf(GLUE, SESSION, VIRGINIA)).toEqual([
      ['USE1-GlueInteractiveSession-DPU-Hour', '0.4400000000 DPU-Hour'],
      ['USE1-GlueInteractiveSession-MemOptimized-DPU-Hour', '0.4400000000 M-DPU-Hour'],
      ['USE1-GlueInteractiveSession-MemOptimized-DPU-Hour', '0.5200000000 M-DPU-Hour'],
    ]);
    expect(await pricesOf(GLUE, SESSION, where('regionCode', 'eu-west-1'))).toEqual([
      ['EU-GlueInteractiveSession-DPU-Hour', '0.4400000000 DPU-Hour'],
      ['EU-GlueInteractiveSession-MemOptimized-DPU-Hour', '0.4400000000 M-DPU-Hour'],
    ]);
    const [ofWorkers] = (await listProducts(GLUE, [where('group', 'Interactive Session Memory Optimized')])).products;
    expect(JSON.stringify(ofWorkers)).toContain(
      '"$0.52 per Memory optimized Data Processing Unit-Hour for AWS Glue interactive sessions"',
    );
    const jobs = ['USE1-Crawler-DPU-Hour', 'USE1-ETL-DPU-Hour', 'USE1-ETL-Flex-DPU-Hour'];
    expect(await usagesOf(GLUE, VIRGINIA)).toEqual(expect.arrayContaining(jobs));
  });

  test('prices the code execution of Athena beside what it is mistaken for', async () => {
    expect(await pricesOf(ATHENA, VIRGINIA)).toEqual([
      ['USE1-CodeExecutionInDPUHours', '0.3500000000 DPU-Hour'],
      ['USE1-DataScannedInTB', '5.0000000000 Terabytes'],
      ['USE1-ReservedCapacityInDPUHours', '0.3000000000 DPU-Hour'],
    ]);
  });

  test.each([
    [EMR, /(?:^|-)EMR-SERVERLESS-(ARM-)?(vCPU|MemoryGB|StorageGB)Hours$/, 5],
    [GLUE, /(?:^|-)GlueInteractiveSession-(MemOptimized-)?DPU-Hour$/, 3],
    [ATHENA, /(?:^|-)CodeExecutionInDPUHours$/, 1],
  ])('of %s is found by the end of the usage type, and nothing else is', async (service, suffix, count) => {
    const usages = await usagesOf(service, VIRGINIA);
    expect(usages.length).toBeGreaterThan(count);
    expect(usages.filter((usage) => suffix.test(usage))).toHaveLength(count);
  });
});

describe('a filter', () => {
  const JOBS = ['USE1-ETL-DPU-Hour', 'USE1-ETL-Flex-DPU-Hour', 'USE1-ETL-MemOptimized-DPU-Hour'];
  const groups = 'ETL Job run,ETL Flex Job run,ETL Memory Optimized Job run';
  test.each([
    ['TERM_MATCH', where('operation', 'Jobrun')],
    ['EQUALS', where('operation', 'Jobrun', 'EQUALS')],
    ['CONTAINS', where('usagetype', '-ETL-', 'CONTAINS')],
    ['ANY_OF', where('group', groups, 'ANY_OF')],
    ['NONE_OF', where('operation', 'GlueInteractiveSession,CrawlerRun', 'NONE_OF')],
    ['a field in another case', where('OPERATION', 'Jobrun')],
  ])('%s', async (_, filter) => {
    expect(await usagesOf(GLUE, VIRGINIA, filter)).toEqual(JOBS);
  });

  test.each([
    ['a value in another case', [where('operation', 'jobrun')]],
    ['a part of a value', [where('operation', 'Job', 'EQUALS')]],
    ['a field that no product has', [where('colour', 'red')]],
    ['one of two that does not hold', [where('operation', 'Jobrun'), where('group', 'Crawler run')]],
    ['another service code', [where('ServiceCode', EMR)]],
  ])('leaves nothing: %s', async (_, filters) => {
    expect(await listProducts(GLUE, filters)).toEqual({ products: [], sizes: [0] });
  });

  test('of the service code, the family or the SKU counts as any other', async () => {
    const [product] = (await listProducts(GLUE, [where('ServiceCode', GLUE), where('productFamily', 'AWS Glue')]))
      .products;
    expect((await listProducts(GLUE, [where('sku', product.product.sku)])).products).toEqual([product]);
  });
});

describe('a refusal', () => {
  const refuse = (input: Partial<GetProductsCommandInput>) =>
    findRefusal(pricing.send(new GetProductsCommand({ ServiceCode: EMR, ...input })));

  test.each([
    [{ ServiceCode: undefined }, 'must not be null'],
    [{ ServiceCode: '' }, 'length greater than or equal to 1'],
    [{ ServiceCode: 'Compute Instance' }, 'regular expression pattern'],
    [{ Filters: Array.from({ length: 51 }, () => VIRGINIA) }, 'length less than or equal to 50'],
    [{ Filters: [where('regionCode', 'x', 'LIKE' as never)] }, 'enum value set: [TERM_MATCH, EQUALS, CONTAINS'],
    [{ Filters: [where('', 'x')] }, 'length greater than or equal to 1'],
    [{ Filters: [where('x', 'y'.repeat(1025))] }, 'length less than or equal to 1024'],
    [{ Filters: [{ Type: 'EQUALS', Field: 'x', Value: undefined }] }, "'filters.0.Value'"],
    [{ Filters: [{ Type: undefined, Field: 'x', Value: 'y' }] }, "'filters.0.Type'"],
    [{ FormatVersion: 'aws_v2' }, 'enum value set: [aws_v1]'],
    [{ MaxResults: 0 }, 'greater than or equal to 1'],
    [{ MaxResults: 101 }, 'less than or equal to 100'],
  ] as [Partial<GetProductsCommandInput>, string][])('InvalidParameterException for %j', async (input, requirement) => {
    expect(await refuse(input)).toMatchObject({
      name: 'InvalidParameterException',
      status: 400,
      message: expect.stringContaining(requirement),
    });
  });

  test('NotFoundException for a service that it has no prices of', async () => {
    expect(await refuse({ ServiceCode: 'AmazonEC2' })).toMatchObject({ name: 'NotFoundException', status: 400 });
  });

  test('InvalidNextTokenException for a token of another query or of none, ExpiredNextTokenException for an old one', async () => {
    const { NextToken } = await pricing.send(new GetProductsCommand({ ServiceCode: EMR, MaxResults: 5 }));
    const invalid = { name: 'InvalidNextTokenException', status: 400 };
    expect(await refuse({ NextToken, Filters: [VIRGINIA] })).toMatchObject(invalid);
    expect(await refuse({ NextToken: 'abc' })).toMatchObject(invalid);
    const { PriceList } = await pricing.send(new GetProductsCommand({ ServiceCode: EMR, NextToken, MaxResults: 7 }));
    expect(PriceList).toHaveLength(7);
    now += 60_000;
    expect(await refuse({ NextToken })).toMatchObject({ name: 'ExpiredNextTokenException', status: 400 });
    endpoint.faults.add({ act: { kind: 'expired-token' } });
    expect(await refuse({ NextToken: 'abc' })).toMatchObject({ name: 'ExpiredNextTokenException', status: 400 });
    endpoint.faults.clear();
  });
});
