import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePriceFile } from './price-file.ts';

const entry = { service: 'glue', region: 'us-east-1', dimension: 'dpu-hour', pricePerUnit: '0.44', currency: 'USD' };
const parse = (...prices: unknown[]) => parsePriceFile(JSON.stringify({ prices }));
const mistakes = (...prices: unknown[]) => {
  const parsed = parse(...prices);
  return 'mistakes' in parsed ? parsed.mistakes.map(({ place, says }) => `${place} ${says}`) : [];
};

describe('the operator’s price file', () => {
  it('is read whole', () => {
    const parsed = parse(
      { ...entry, source: 'contract 2026' },
      { ...entry, glueVersion: '6', pricePerUnit: '0.3080' },
      { ...entry, service: 'emr-serverless', dimension: 'vcpu-hour', architecture: 'arm64', region: '*' },
      { ...entry, dimension: 'm-dpu-hour', workerFamily: 'R', currency: 'CNY', region: 'cn-north-1' },
      { ...entry, service: 'athena' },
    );
    expect(parsed).toMatchObject({
      prices: [
        { pricePerUnit: '0.44', source: 'contract 2026', origin: 'operator', certainty: 'contract' },
        { glueVersion: '6', pricePerUnit: '0.308' },
        { region: '*', architecture: 'arm64' },
        { workerFamily: 'R', currency: 'CNY' },
        { service: 'athena' },
      ],
    });
  });

  it.each([
    ['a number', { pricePerUnit: 0.44 }, 'prices[1].pricePerUnit is 0.44: give a price in quotes'],
    ['a comma', { pricePerUnit: '0,44' }, 'prices[1].pricePerUnit is "0,44": give a price in quotes'],
    ['a negative one', { pricePerUnit: '-1' }, 'prices[1].pricePerUnit is "-1"'],
    ['an exponent', { pricePerUnit: '1e3' }, 'prices[1].pricePerUnit is "1e3"'],
    ['a currency', { currency: 'Dollar' }, 'prices[1].currency is "Dollar": give a currency by its ISO 4217 code'],
    ['an unknown currency', { currency: 'QQQ' }, 'prices[1].currency is "QQQ"'],
    ['a dimension', { dimension: 'vcpu-hour' }, 'prices[1].dimension is "vcpu-hour": give dpu-hour or m-dpu-hour'],
    ['a service', { service: 'emr' }, 'prices[1].service is "emr": give one of emr-serverless, glue, athena'],
    ['a region', { region: 'Ireland' }, 'prices[1].region is "Ireland": give an AWS region such as us-east-1, or *'],
    ['a whole version', { glueVersion: '6.0' }, 'prices[1].glueVersion is "6.0": give a major version'],
    [
      'a qualifier of another service',
      { architecture: 'arm64' },
      'prices[1].architecture is not known here: give service,',
    ],
    ['a name', { price: '1' }, 'prices[1].price is not known here'],
    ['a missing currency', { currency: undefined }, 'prices[1].currency is missing'],
  ])('%s is told with its place', (_what, change, told) => {
    expect(mistakes({ ...entry, service: 'athena' }, { ...entry, ...change })[0]).toContain(told);
  });

  it.each([
    ['nothing', '', 'the file is not JSON'],
    ['half of it', '{"prices":[', 'the file is not JSON'],
    ['a list', '[]', 'the file holds no list: give {"prices": [ … ]}'],
    ['another list', '{"price":[]}', 'the file holds no list'],
    ['more than prices', '{"prices":[],"version":1}', 'version is not known'],
    ['texts', '{"prices":["0.44"]}', 'prices[0] give an object'],
  ])('%s is told', (_what, text, told) => {
    const parsed = parsePriceFile(text);
    expect('mistakes' in parsed && parsed.mistakes.map(({ place, says }) => `${place} ${says}`).join()).toContain(told);
  });

  it('two equally specific entries are a mistake, also where they only meet', () => {
    expect(mistakes(entry, { ...entry, pricePerUnit: '0.4' })).toEqual([
      expect.stringContaining('prices[1] is as specific as prices[0]'),
    ]);
    const meets = [entry, { ...entry, region: '*', glueVersion: '6' }];
    expect(mistakes(...meets)).toHaveLength(1);
    expect(
      mistakes(entry, { ...entry, glueVersion: '6' }, { ...entry, region: '*' }, { ...entry, service: 'athena' }),
    ).toEqual([]);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => typeof parsePriceFile(text) === 'object'));
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.constantFrom(...Object.keys(entry), '__proto__', 'x'), fc.jsonValue())),
        (list) => {
          expect(parse(...list)).toBeTypeOf('object');
        },
      ),
    );
  });
});
