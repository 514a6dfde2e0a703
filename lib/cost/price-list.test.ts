import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ProductParts, toProductText } from './price-list.fixture.ts';
import { collectPrices, parseProduct, type Reading } from './price-list.ts';

const READ_AT = { retrievedAt: '2026-11-20T12:00:00.000Z', nowMs: Date.parse('2026-11-20T12:00:00Z') };

const parse = (parts?: ProductParts) => parseProduct(toProductText(parts), READ_AT);
const pricesOf = (reading: Reading) => (reading.kind === 'prices' ? reading.prices : []);
const priceOf = (reading: Reading) => pricesOf(reading)[0];
const reasonOf = (reading: Reading) => (reading.kind === 'unreadable' ? reading.reason : null);

describe('a product of ours', () => {
  it('is a price with its source', () => {
    expect(parse()).toEqual({
      kind: 'prices',
      sku: 'Y4YPXJZYGWU7MRW5',
      prices: [
        {
          id: 'price-list/glue/eu-west-1/dpu-hour',
          service: 'glue',
          region: 'eu-west-1',
          dimension: 'dpu-hour',
          architecture: null,
          glueVersion: null,
          workerFamily: null,
          pricePerUnit: '0.44',
          currency: 'USD',
          origin: 'price-list',
          certainty: 'published',
          source: 'AWS Price List Y4YPXJZYGWU7MRW5',
          retrievedAt: '2026-11-20T12:00:00.000Z',
        },
      ],
    });
  });

  it('may be a text or an object that prints it', () => {
    expect(parseProduct(Object(toProductText()), READ_AT)).toEqual(parse());
  });

  it.each([
    ['APS1-EMR-SERVERLESS-vCPUHours', 'vCPU-Hours', 'emr-serverless', 'vcpu-hour', 'x86_64'],
    ['EMR-SERVERLESS-MemoryGBHours', 'GB-Hours', 'emr-serverless', 'memory-gb-hour', 'x86_64'],
    ['EUN1-EMR-SERVERLESS-ARM-vCPUHours', 'ARMCPUHours', 'emr-serverless', 'vcpu-hour', 'arm64'],
    ['EU-EMR-SERVERLESS-ARM-MemoryGBHours', 'ARMGBHours', 'emr-serverless', 'memory-gb-hour', 'arm64'],
    ['USE1-EMR-SERVERLESS-StorageGBHours', 'StorageGBHours', 'emr-serverless', 'storage-gb-hour', null],
    ['USE1-EMR-SERVERLESS-ARM-StorageGBHours', 'GB-Hrs', 'emr-serverless', 'storage-gb-hour', 'arm64'],
    ['USE1-GlueInteractiveSession-DPU-Hour', 'DPU-Hour', 'glue', 'dpu-hour', null],
    ['GlueInteractiveSession-MemOptimized-DPU-Hour', 'M-DPU-Hour', 'glue', 'm-dpu-hour', null],
    ['APS1-CodeExecutionInDPUHours', 'DPU-Hours', 'athena', 'dpu-hour', null],
    ['CodeExecutionInDPUHours', 'Hours', 'athena', 'dpu-hour', null],
  ])('is told by the end of its usage type: %s', (usagetype, unit, service, dimension, architecture) => {
    expect(priceOf(parse({ usagetype, unit }))).toMatchObject({
      service,
      dimension,
      architecture,
      glueVersion: null,
      workerFamily: null,
    });
  });

  it('of memory-optimised workers is Z’s where group or description names Ray', () => {
    const usagetype = 'EU-GlueInteractiveSession-MemOptimized-DPU-Hour';
    const description =
      '$0.44 per Memory optimized Data Processing Unit-Hour for AWS Glue for Ray interactive sessions';
    const group = 'ETL Ray Interactive Session';
    const familyOf = (parts: ProductParts) => priceOf(parse({ usagetype, unit: 'M-DPU-Hour', ...parts }))?.workerFamily;
    expect(familyOf({ description })).toBe('Z');
    expect(familyOf({ attributes: { group } })).toBe('Z');
    expect(familyOf({ attributes: { group: 'Array Session' } })).toBeNull();
  });

  it.each([
    ['AWS Glue 6.0 interactive sessions', null, ['6']],
    ['Glue version 10.2', null, ['10']],
    ['Glue 5.1 and earlier', null, ['0', '1', '2', '3', '4', '5']],
    ['per DPU-Hour', '6.0', ['6']],
    ['Glue 2 workers', null, [null]],
  ])('of Glue holds for the versions that it names: %s, %s', (description, glueVersion, majors) => {
    const prices = pricesOf(parse({ description, ...(glueVersion === null ? {} : { attributes: { glueVersion } }) }));
    expect(prices.map((price) => price.glueVersion)).toEqual(majors);
    expect(new Set(prices.map(({ id }) => id)).size).toBe(majors.length);
  });

  it('of Glue’s second generation is version 6’s, of a later one nobody’s unless it says whose', () => {
    const usagetype = 'USE1-GlueInteractiveSession-DPU-Hour-Gen2';
    expect(priceOf(parse({ usagetype }))).toMatchObject({ dimension: 'dpu-hour', glueVersion: '6' });
    expect(reasonOf(parse({ usagetype: usagetype.replace('Gen2', 'Gen3') }))).toContain('version of Glue');
    const named = parse({ usagetype: usagetype.replace('Gen2', 'Gen3'), description: 'for Glue 7.0' });
    expect(priceOf(named)?.glueVersion).toBe('7');
  });

  it('is in the currency of its partition', () => {
    expect(priceOf(parse({ pricePerUnit: { CNY: '3.021' } }))).toMatchObject({
      pricePerUnit: '3.021',
      currency: 'CNY',
    });
  });
});

it.each([
  'USE1-ETL-DPU-Hour',
  'USE1-DataScannedInTB',
  'USE1-ReservedCapacityInDPUHours',
  'XEMR-SERVERLESS-vCPUHours',
  'USE1-EMR-SERVERLESS-vCPUHours:extra',
  'USE1-EMR-SERVERLESS-constructorHours',
])('a product of another usage type is not ours, whatever else it holds: %s', (usagetype) => {
  expect(parse({ usagetype, pricePerUnit: {}, regionCode: '' })).toEqual({ kind: 'not-ours' });
});

describe('a product that cannot be read says why', () => {
  it.each<[reason: string, parts: ProductParts]>([
    ['region', { regionCode: '' }],
    ['region', { regionCode: '*' }],
    ['currency', { pricePerUnit: {} }],
    ['several currencies', { pricePerUnit: { USD: '0.44', CNY: '3' } }],
    ['three letters', { pricePerUnit: { dollars: '0.44' } }],
    ['decimal', { pricePerUnit: { USD: 'NaN' } }],
    ['decimal', { pricePerUnit: { USD: 0.44 } }],
    ['decimal', { pricePerUnit: { USD: '' } }],
    ['negative', { pricePerUnit: { USD: '-0.44' } }],
    ['“DPU-Second”', { unit: 'DPU-Second' }],
    ['“M-DPU-Hour”', { unit: 'M-DPU-Hour' }],
    ['“GB-Mo”', { unit: 'GB-Mo', usagetype: 'EMR-SERVERLESS-StorageGBHours' }],
    ['in force', { effectiveDate: '2026-11-20T12:00:00.001Z' }],
    ['another form', { effectiveDate: 'soon' }],
    ['usage type', { usagetype: '' }],
  ])('%s: %j', (reason, parts) => {
    expect(reasonOf(parse(parts))).toContain(reason);
  });

  it('without a price on demand', () => {
    expect(reasonOf(parse({ terms: {} }))).toBe('it has no on-demand term');
    expect(reasonOf(parse({ terms: { OnDemand: {} } }))).toBe('it has no on-demand term');
    expect(reasonOf(parse({ terms: { OnDemand: { a: { priceDimensions: {} } } } }))).toContain('has no price');
    expect(reasonOf(parse({ terms: { OnDemand: { a: {} } } }))).toContain('another form');
  });

  it.each([
    null,
    undefined,
    '',
    '{',
    '[]',
    '{"product":{"sku":"A B","attributes":{}}}',
    Symbol('x'),
    Object.create(null),
  ])('as no product at all: %o', (item) => {
    expect(parseProduct(item, READ_AT)).toMatchObject({ kind: 'unreadable', sku: null, reason: 'it is not a product' });
  });
});

describe('terms and tiers', () => {
  const dimension = (amount: string) => ({ unit: 'DPU-Hour', description: '', pricePerUnit: { USD: amount } });
  const parseTerms = (...terms: [effectiveDate: string, ...amounts: string[]][]) => {
    const onDemand = terms.map(([effectiveDate, ...amounts]) => ({
      effectiveDate,
      priceDimensions: { ...amounts.map(dimension) },
    }));
    return parse({ terms: { OnDemand: { ...onDemand } } });
  };

  it('that agree are one price', () => {
    expect(priceOf(parseTerms(['2024-01-01', '0.44', '0.440']))?.pricePerUnit).toBe('0.44');
    expect(pricesOf(parseTerms(['2024-01-01', '0.44'], ['2025-01-01T00:00:00Z', '0.44']))).toHaveLength(1);
  });

  it('that differ are none', () => {
    expect(reasonOf(parseTerms(['2024-01-01', '0', '0.44']))).toContain('several prices');
    expect(reasonOf(parseTerms(['2024-01-01', '0.44'], ['2025-01-01', '0.308']))).toContain('several prices');
  });

  it('of the future do not count yet', () => {
    expect(priceOf(parseTerms(['2024-01-01', '0.44'], ['2027-01-01', '0.308']))?.pricePerUnit).toBe('0.44');
  });
});

describe('all products together', () => {
  it('are prices, without what is not ours or cannot be read', () => {
    const readings = [parse(), parse({ usagetype: 'ETL-DPU-Hour' }), parse({ unit: 'second', sku: 'B' })];
    expect(collectPrices(readings)).toEqual({ prices: pricesOf(parse()), ambiguous: [] });
  });

  it('with two amounts for the same thing have no price of it, and name the products', () => {
    const other = { sku: 'B', pricePerUnit: { USD: '0.308' } };
    const elsewhere = parse({ ...other, regionCode: 'eu-west-2' });
    const readings = [parse({ sku: 'C' }), parse(other), parse(), elsewhere];
    const ambiguous = [
      expect.objectContaining({
        id: 'price-list/glue/eu-west-1/dpu-hour',
        service: 'glue',
        region: 'eu-west-1',
        dimension: 'dpu-hour',
        skus: ['B', 'C', 'Y4YPXJZYGWU7MRW5'],
      }),
    ];
    expect(collectPrices(readings)).toEqual({ prices: pricesOf(elsewhere), ambiguous });
    expect(collectPrices(readings.toReversed())).toEqual({ prices: pricesOf(elsewhere), ambiguous });
    expect(collectPrices(readings).ambiguous[0]).not.toHaveProperty('pricePerUnit');
  });

  it('with the same amount in two currencies have none either', () => {
    expect(collectPrices([parse(), parse({ sku: 'B', pricePerUnit: { CNY: '0.44' } })]).ambiguous).toHaveLength(1);
  });

  it('that agree, or come twice, are one price', () => {
    expect(collectPrices([parse(), parse(), parse({ sku: 'B' })])).toEqual({
      prices: pricesOf(parse()),
      ambiguous: [],
    });
  });
});

describe('whatever the list holds (property)', () => {
  it('any value and any JSON is read or told', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.json()), (item) => {
        expect(['prices', 'not-ours', 'unreadable']).toContain(parseProduct(item, READ_AT).kind);
      }),
    );
  });

  it('a product with any part replaced never throws, and its prices are sound', () => {
    const json = fc.jsonValue({ maxDepth: 2 });
    const parts = { unit: json, description: json, pricePerUnit: json };
    fc.assert(
      fc.property(
        fc.record({ usagetype: json, regionCode: json, group: json, toString: json }, { requiredKeys: [] }),
        fc.record({ effectiveDate: json, priceDimensions: json }, { requiredKeys: [] }),
        fc.record(parts, { requiredKeys: [] }),
        fc.oneof(fc.constant({ USD: '0.44' }), fc.dictionary(fc.string(), fc.oneof(json, fc.string()))),
        (attributes, term, dimension, pricePerUnit) => {
          const priceDimensions = { a: { unit: 'DPU-Hour', pricePerUnit, ...dimension } };
          const text = toProductText({ attributes, terms: { OnDemand: { a: { priceDimensions, ...term } } } });
          for (const price of collectPrices([parseProduct(text, READ_AT)]).prices) {
            expect(price.pricePerUnit).toMatch(/^\d+(\.\d+)?$/);
            expect(price.currency).toMatch(/^[A-Z]{3}$/);
            expect(price.region).toBe('eu-west-1');
          }
        },
      ),
    );
  });

  it('names of JavaScript’s own are names like any other', () => {
    const text = toProductText({ attributes: { proto: 1, toString: 'Glue 6.0', constructor: { a: 1 } } });
    const price = priceOf(parseProduct(text.replace('"proto"', '"__proto__"'), READ_AT));
    expect(price?.glueVersion).toBe('6');
    expect(reasonOf(parse({ pricePerUnit: { toString: '0.44' } }))).toContain('three letters');
  });
});
