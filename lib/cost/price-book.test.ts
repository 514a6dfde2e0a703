import { describe, expect, it } from 'vitest';
import { toPrice } from './cost.fixture.ts';
import { parseDecimal } from './decimal.ts';
import type { PriceQuery } from './price.ts';
import { openPriceBook } from './price-book.ts';
import { SHIPPED_PRICES } from './shipped-prices.ts';

const glue = (changes: Partial<PriceQuery> = {}): PriceQuery => ({
  service: 'glue',
  region: 'us-east-1',
  dimension: 'dpu-hour',
  architecture: null,
  glueVersion: '5.1',
  workerFamily: null,
  ...changes,
});
const dpu = (
  pricePerUnit: string,
  more: Partial<Parameters<typeof toPrice>[0]> = {},
  origin?: Parameters<typeof toPrice>[1],
) => toPrice({ service: 'glue', dimension: 'dpu-hour', pricePerUnit, ...more }, origin);

describe('a price book', () => {
  it('the operator’s price counts before the Price List’s, and that before the shipped one', () => {
    const layers = [dpu('0.44'), dpu('0.4', {}, 'price-list'), dpu('0.3', { region: '*' }, 'operator')];
    expect(openPriceBook(layers).find(glue()).price?.pricePerUnit).toBe('0.3');
    expect(openPriceBook(layers.slice(0, 2)).find(glue()).price?.pricePerUnit).toBe('0.4');
    expect(openPriceBook(layers.slice(0, 1)).find(glue()).price?.pricePerUnit).toBe('0.44');
  });

  it('the more specific entry wins', () => {
    const book = openPriceBook([dpu('0.1', { region: '*' }), dpu('0.2'), dpu('0.3', { glueVersion: '6' })]);
    expect(book.find(glue()).price?.pricePerUnit).toBe('0.2');
    expect(book.find(glue({ glueVersion: '6.0' })).price?.pricePerUnit).toBe('0.3');
    expect(book.find(glue({ region: 'eu-south-2' })).price?.pricePerUnit).toBe('0.1');
  });

  it('a region without a price has none', () => {
    const book = openPriceBook([dpu('0.44')]);
    expect(book.find(glue({ region: 'eu-south-2' }))).toEqual({ price: null, reason: 'no-price' });
    expect(book.find(glue({ dimension: 'm-dpu-hour' })).reason).toBe('no-price');
    expect(book.find(glue({ service: 'athena' })).reason).toBe('no-price');
  });

  it('a price of one version, architecture or family says nothing of what is not known', () => {
    const book = openPriceBook([dpu('0.44', { glueVersion: '5' })]);
    expect(book.find(glue({ glueVersion: null })).reason).toBe('no-price');
    expect(book.find(glue({ glueVersion: '50.1' })).reason).toBe('no-price');
  });

  it('two equally specific ones, and a Price List that contradicts itself, are no price', () => {
    expect(openPriceBook([dpu('0.44'), dpu('0.45')]).find(glue()).reason).toBe('ambiguous-price');
    const { pricePerUnit: _price, currency: _currency, certainty: _certainty, ...key } = dpu('1', {}, 'price-list');
    const torn = openPriceBook([dpu('0.44')], [key]);
    expect(torn.find(glue()).reason).toBe('ambiguous-price');
    expect(openPriceBook([dpu('0.44', {}, 'operator')], [key]).find(glue()).price?.pricePerUnit).toBe('0.44');
  });
});

describe('the shipped prices', () => {
  it('are decimals above 0, each with who says so and when, and none contradicts another', () => {
    expect(SHIPPED_PRICES.length).toBeGreaterThan(15);
    expect(new Set(SHIPPED_PRICES.map(({ id }) => id)).size).toBe(SHIPPED_PRICES.length);
    for (const price of SHIPPED_PRICES) {
      expect(parseDecimal(price.pricePerUnit) ?? 0n).toBeGreaterThan(0n);
      expect(price).toMatchObject({ origin: 'book', certainty: 'second-hand', retrievedAt: expect.any(String) });
    }
  });

  it('know what Glue, Athena and EMR Serverless cost in us-east-1', () => {
    const book = openPriceBook(SHIPPED_PRICES);
    expect(book.find(glue()).price?.pricePerUnit).toBe('0.44');
    expect(book.find(glue({ service: 'athena', glueVersion: null })).price?.pricePerUnit).toBe('0.35');
    const emr = (dimension: PriceQuery['dimension'], architecture: 'x86_64' | 'arm64') =>
      book.find(glue({ service: 'emr-serverless', dimension, architecture, glueVersion: null })).price?.pricePerUnit;
    expect(emr('vcpu-hour', 'x86_64')).toBe('0.052624');
    expect(emr('memory-gb-hour', 'x86_64')).toBe('0.0057785');
    expect(emr('storage-gb-hour', 'arm64')).toBe('0.000111');
  });

  it('make up nothing: no Glue 6, no R workers, no Arm in us-east-1', () => {
    const book = openPriceBook(SHIPPED_PRICES);
    expect(book.find(glue({ glueVersion: '6.0' })).reason).toBe('no-price');
    expect(book.find(glue({ region: 'eu-west-1', dimension: 'm-dpu-hour', workerFamily: 'R' })).reason).toBe(
      'no-price',
    );
    expect(
      book.find(glue({ region: 'eu-west-1', dimension: 'm-dpu-hour', workerFamily: 'Z' })).price?.pricePerUnit,
    ).toBe('0.44');
    const arm = {
      service: 'emr-serverless',
      dimension: 'vcpu-hour',
      architecture: 'arm64',
      glueVersion: null,
    } as const;
    expect(book.find(glue(arm)).reason).toBe('no-price');
  });
});
