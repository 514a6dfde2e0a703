import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAllocation } from './allocation.ts';

const ofSpark = (properties: unknown, classification: unknown = 'spark-defaults') => ({ classification, properties });
const parse = (properties: Record<string, unknown>) => parseAllocation([ofSpark(properties)]);
const NOTHING = { driver: null, executor: null, minExecutors: null };

describe('what an EMR Serverless session was configured with', () => {
  test('is told of the driver, an executor and their least number', () => {
    const allocation = parse({
      'spark.driver.cores': '4',
      'spark.driver.memory': '14G',
      'spark.emr-serverless.driver.disk': '20G',
      'spark.executor.cores': '8',
      'spark.executor.memory': '27g',
      'spark.executor.memoryOverhead': '3g',
      'spark.emr-serverless.executor.disk': '120g',
      'spark.dynamicAllocation.minExecutors': '2',
      'spark.hadoop.fs.s3a.secret.key': 'hunter2canary',
    });
    expect(allocation).toEqual({
      // 14,336 MiB and a tenth, rounded down.
      driver: { vcpus: 4, memoryGb: 15_769 / 1024, diskGb: 20 },
      executor: { vcpus: 8, memoryGb: 30, diskGb: 120 },
      minExecutors: 2,
    });
  });

  test.each([undefined, null, [], {}, 'spark', [null, 7, 'x', {}], [ofSpark(null)], [ofSpark({})]])(
    '%j tells nothing',
    (runtimeConfiguration) => {
      expect(parseAllocation(runtimeConfiguration)).toEqual(NOTHING);
    },
  );

  test('keeps what is told beside what is not', () => {
    expect(parse({ 'spark.driver.cores': '2' }).driver).toEqual({ vcpus: 2, memoryGb: null, diskGb: null });
    expect(parse({ 'spark.executor.memoryOverhead': '2g' }).executor).toBeNull();
  });
});

describe('where properties stand', () => {
  const cores = (runtimeConfiguration: unknown) => parseAllocation(runtimeConfiguration).driver?.vcpus ?? null;
  const of = (value: string) => ({ 'spark.driver.cores': value });

  test.each([
    ['spark-defaults', 4],
    ['Spark-Defaults', 4],
    ['spark', 4],
    ['spark-env', null],
    ['spark-log4j2', null],
    ['hive-site', null],
    [undefined, null],
    [7, null],
  ])('classification %s: %s', (classification, vcpus) => {
    expect(cores([{ classification, properties: of('4') }])).toBe(vcpus);
  });

  test('the later entry wins, a nested one over the one around it', () => {
    expect(cores([ofSpark(of('4')), ofSpark(of('8'))])).toBe(8);
    expect(cores([{ ...ofSpark(of('4')), configurations: [ofSpark(of('16'))] }])).toBe(16);
    expect(cores([{ ...ofSpark(of('4')), configurations: [ofSpark(of('16'))] }, ofSpark(of('2'))])).toBe(2);
    const within = { classification: 'spark-env', configurations: [ofSpark(of('8'), 'spark-defaults')] };
    expect(cores([within])).toBe(8);
  });

  test('a later entry that makes no sense leaves nothing: Spark would take that one', () => {
    expect(cores([ofSpark(of('4')), ofSpark(of('many'))])).toBeNull();
    expect(cores([ofSpark(of('4')), ofSpark({ 'spark.driver.cores': null })])).toBe(4);
  });

  test('any depth of nesting ends', () => {
    let nested: unknown = [ofSpark(of('4'))];
    for (let depth = 0; depth < 100_000; depth++) nested = [{ classification: 'spark', configurations: nested }];
    expect(cores(nested)).toBeNull();
  });
});

describe('sizes', () => {
  const memory = (changes: Record<string, string>) => parse(changes).driver?.memoryGb ?? null;
  const disk = (size: string) => parse({ 'spark.emr-serverless.driver.disk': size }).driver?.diskGb ?? null;

  test.each([
    ['14G', '0', 14],
    ['14g', '0m', 14],
    ['14gb', '0', 14],
    [' 14G ', '0', 14],
    ['2048m', '0', 2],
    ['2048', '0', 2],
    ['2048', '1024', 3],
    ['1t', '0', 1024],
    ['2097152k', '0', 2],
    ['2147483648b', '0', 2],
    ['2g', '1536m', 3.5],
    ['14.5g', '0', null],
    ['14 g', '0', null],
    ['-14g', '0', null],
    ['0g', '1g', null],
    ['1023k', '1g', null],
    ['g', '0', null],
    ['', '0', null],
    ['14x', '0', null],
    ['1e3g', '0', null],
    ['NaN', '0', null],
    ['9007199254740993p', '0', null],
    ['65t', '0', null],
    ['14g', 'much', null],
    ['14g', '-1g', null],
  ])('memory %s and overhead %s: %s GB', (heap, overhead, gb) => {
    expect(memory({ 'spark.driver.memory': heap, 'spark.driver.memoryOverhead': overhead })).toBe(gb);
  });

  test.each([
    ['1g', undefined, 1024 + 384],
    ['3840m', undefined, 3840 + 384],
    ['3850m', undefined, 3850 + 385],
    ['20g', undefined, 22_528],
    ['10g', '0.2', 12_288],
    ['10g', '.25', 12_800],
    ['1g', '0', 1024 + 384],
    ['10g', 'a tenth', null],
    ['10g', '-0.1', null],
    ['10g', '1e9', null],
  ])('without an overhead, memory %s with the factor %s: %s MiB', (heap, factor, mib) => {
    const configured = factor === undefined ? {} : { 'spark.emr-serverless.memoryOverheadFactor': factor };
    expect(memory({ 'spark.driver.memory': heap, ...configured })).toBe(mib === null ? null : mib / 1024);
  });

  test.each([
    ['20G', 20],
    ['20480m', 20],
    ['2t', 2048],
    ['20', null],
    ['0g', null],
    ['a lot', null],
  ])('disk %s: %s GB', (size, gb) => {
    expect(disk(size)).toBe(gb);
  });

  test.each([
    ['1', 1],
    [' 32 ', 32],
    ['0', null],
    ['-4', null],
    ['4.5', null],
    ['four', null],
    ['1025', null],
    ['99999999999999999999', null],
  ])('cores %s: %s', (text, vcpus) => {
    expect(parse({ 'spark.executor.cores': text }).executor?.vcpus ?? null).toBe(vcpus);
  });
});

describe('the least number of executors', () => {
  const enabled = 'spark.dynamicAllocation.enabled';
  const least = 'spark.dynamicAllocation.minExecutors';
  const fixed = 'spark.executor.instances';

  test.each([
    [{ [least]: '2', [fixed]: '9' }, 2],
    [{ [enabled]: 'true', [least]: '2', [fixed]: '9' }, 2],
    [{ [enabled]: 'false', [least]: '2', [fixed]: '9' }, 9],
    [{ [enabled]: ' False ', [fixed]: '9' }, 9],
    [{ [enabled]: 'false', [least]: '2' }, null],
    [{ [fixed]: '9' }, null],
    [{ [least]: '0' }, 0],
    [{ [least]: '-1' }, null],
    [{ [least]: 'infinity' }, null],
    [{ [least]: '1000000' }, 1_000_000],
    [{ [least]: '1000001' }, null],
  ])('%j: %s', (properties, minExecutors) => {
    expect(parse(properties).minExecutors).toBe(minExecutors);
  });
});

const NAMES = ['driver', 'executor'].flatMap((role) => [
  `spark.${role}.cores`,
  `spark.${role}.memory`,
  `spark.${role}.memoryOverhead`,
  `spark.emr-serverless.${role}.disk`,
]);
const someName = fc.constantFrom(
  ...NAMES,
  'spark.emr-serverless.memoryOverheadFactor',
  'spark.dynamicAllocation.enabled',
  'spark.dynamicAllocation.minExecutors',
  'spark.executor.instances',
  '__proto__',
  'constructor',
);
const someValue = fc.oneof(
  fc
    .tuple(fc.oneof(fc.integer(), fc.double(), fc.bigInt()), fc.constantFrom('', 'g', 'G', 'm', 'tb', 'b', '%'))
    .map(([amount, unit]) => `${amount}${unit}`),
  fc.string(),
  fc.constantFrom('false', 'NaN', 'Infinity', '-0'),
  fc.anything(),
);
const { configurations: someConfigurations } = fc.letrec((tie) => ({
  configurations: fc.oneof(
    { maxDepth: 3 },
    fc.anything(),
    fc.array(
      fc.record(
        {
          classification: fc.oneof({ weight: 9, arbitrary: fc.constant('spark-defaults') }, fc.anything()),
          properties: fc.oneof({ weight: 9, arbitrary: fc.dictionary(someName, someValue) }, fc.anything()),
          configurations: tie('configurations'),
        },
        { requiredKeys: [] },
      ),
      { maxLength: 4 },
    ),
  ),
}));

test('any configuration gives amounts above nothing or none at all (property)', () => {
  fc.assert(
    fc.property(someConfigurations, (runtimeConfiguration) => {
      const { driver, executor, minExecutors } = parseAllocation(runtimeConfiguration);
      const sizes = [driver, executor].flatMap((worker) => (worker === null ? [] : Object.values(worker)));
      for (const size of sizes) expect(size === null || (size > 0 && Number.isFinite(size))).toBe(true);
      expect(minExecutors === null || (Number.isInteger(minExecutors) && minExecutors >= 0)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
