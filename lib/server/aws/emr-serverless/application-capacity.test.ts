import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAutoStop, parseInitialCapacity } from './application-capacity.ts';

const WORKER = { cpu: '4 vCPU', memory: '16 GB', disk: '20 GB', diskType: 'STANDARD' };

function parse(initialCapacity: unknown) {
  const invalid: string[] = [];
  return { capacity: parseInitialCapacity(initialCapacity, invalid), invalid };
}

const parseWorker = (changes: Record<string, unknown>) =>
  parse({ Driver: { workerCount: 1, workerConfiguration: { ...WORKER, ...changes } } });

describe('the initial capacity of an application', () => {
  test('is told for each type of worker', () => {
    const { capacity, invalid } = parse({
      Driver: { workerCount: 1, workerConfiguration: WORKER },
      Executor: {
        workerCount: 50,
        workerConfiguration: { cpu: '16vCPU', memory: '120GB', disk: '500GB', diskType: 'SHUFFLE_OPTIMIZED' },
      },
    });
    expect(capacity).toEqual([
      { workerType: 'Driver', workers: 1, vcpus: 4, memoryGb: 16, diskGb: 20, shuffleOptimised: false },
      { workerType: 'Executor', workers: 50, vcpus: 16, memoryGb: 120, diskGb: 500, shuffleOptimised: true },
    ]);
    expect(invalid).toEqual([]);
  });

  test.each([undefined, null, {}])('of %j is none', (initialCapacity) => {
    expect(parse(initialCapacity)).toEqual({ capacity: [], invalid: [] });
  });

  test.each([[[]], ['4 vCPU'], [7]])('of %j makes no sense, and says so', (initialCapacity) => {
    expect(parse(initialCapacity)).toEqual({ capacity: [], invalid: ['initialCapacity'] });
  });

  test('without the size of its workers is known by their number', () => {
    const { capacity, invalid } = parse({ Driver: { workerCount: 3 } });
    const unknown = { vcpus: null, memoryGb: null, diskGb: null, shuffleOptimised: false };
    expect(capacity).toEqual([{ workerType: 'Driver', workers: 3, ...unknown }]);
    expect(invalid).toEqual([]);
  });

  test.each([undefined, null, -1, 0.5, Number.NaN, 2 ** 53 + 1, '3', 1_000_001])(
    'with a number of workers of %s leaves them out, and says so',
    (workerCount) => {
      const { capacity, invalid } = parse({ Driver: { workerCount, workerConfiguration: WORKER } });
      expect(capacity).toEqual([]);
      expect(invalid).toEqual(['initialCapacity.Driver.workers']);
    },
  );

  test.each([null, 7, 'x', []])('of a worker that is %j leaves it out', (worker) => {
    expect(parse({ Driver: worker })).toEqual({ capacity: [], invalid: ['initialCapacity.Driver.workers'] });
  });

  test('may be of a type with any name', () => {
    const { capacity } = parse(JSON.parse('{"__proto__":{"workerCount":2},"constructor":{"workerCount":3}}'));
    expect(capacity.map(({ workerType, workers }) => [workerType, workers])).toEqual([
      ['__proto__', 2],
      ['constructor', 3],
    ]);
  });
});

describe('the size of a worker', () => {
  test.each([
    ['cpu', '4 vCPU', { vcpus: 4 }],
    ['cpu', '4vcpu', { vcpus: 4 }],
    ['cpu', '16', { vcpus: 16 }],
    ['memory', '16 GB', { memoryGb: 16 }],
    ['memory', '108gb', { memoryGb: 108 }],
    ['memory', '30', { memoryGb: 30 }],
    ['disk', '200 GB', { diskGb: 200 }],
    ['diskType', 'Shuffle_Optimized', { shuffleOptimised: true }],
    ['diskType', 'standard', { shuffleOptimised: false }],
  ])('%s of “%s”', (member, value, expected) => {
    const { capacity, invalid } = parseWorker({ [member]: value });
    expect(capacity[0]).toMatchObject(expected);
    expect(invalid).toEqual([]);
  });

  test.each([
    ['cpu', 'vcpus'],
    ['memory', 'memoryGb'],
    ['disk', 'diskGb'],
  ] as const)('%s that makes no sense is unknown, and named', (member, name) => {
    const nonsense = ['0 GB', '-4', '4.5 vCPU', '4  GB', 'four', 'NaN', '1e3', '9007199254740993 GB', '4 TB', 7, {}];
    for (const value of nonsense) {
      const { capacity, invalid } = parseWorker({ [member]: value });
      expect(capacity[0]?.[name], String(value)).toBeNull();
      expect(invalid).toEqual([`initialCapacity.Driver.${name}`]);
    }
  });

  test('of a kind of disk not known today is named', () => {
    const { capacity, invalid } = parseWorker({ diskType: 'HOLOGRAPHIC' });
    expect(capacity[0]?.shuffleOptimised).toBe(false);
    expect(invalid).toEqual(['initialCapacity.Driver.shuffleOptimised']);
  });

  test('that is no object is unknown as a whole', () => {
    const { capacity } = parse({ Driver: { workerCount: 1, workerConfiguration: 'large' } });
    expect(capacity[0]).toMatchObject({ workers: 1, vcpus: null, memoryGb: null, diskGb: null });
  });
});

describe('the stop of an application by itself', () => {
  test.each([
    [{ enabled: true, idleTimeoutMinutes: 15 }, { enabled: true, idleTimeoutMinutes: 15 }, []],
    [{ enabled: false }, { enabled: false, idleTimeoutMinutes: null }, []],
    [undefined, { enabled: null, idleTimeoutMinutes: null }, []],
    [null, { enabled: null, idleTimeoutMinutes: null }, []],
    [
      { enabled: 'true', idleTimeoutMinutes: -1 },
      { enabled: null, idleTimeoutMinutes: null },
      ['autoStop.enabled', 'autoStop.idleTimeoutMinutes'],
    ],
    [
      { enabled: true, idleTimeoutMinutes: Number.NaN },
      { enabled: true, idleTimeoutMinutes: null },
      ['autoStop.idleTimeoutMinutes'],
    ],
  ])('%j', (configuration, expected, named) => {
    const invalid: string[] = [];
    expect(parseAutoStop(configuration, invalid)).toEqual(expected);
    expect(invalid).toEqual(named);
  });
});

test('any answer gives amounts above nothing or none at all (property)', () => {
  const someText = fc.oneof(
    fc.tuple(fc.oneof(fc.integer(), fc.double()), fc.constantFrom('', ' vCPU', 'GB')).map((parts) => parts.join('')),
    fc.anything(),
  );
  const someWorker = fc.record(
    {
      workerCount: fc.oneof(fc.integer(), fc.anything()),
      workerConfiguration: fc.oneof(
        fc.record({ cpu: someText, memory: someText, disk: someText, diskType: someText }, { requiredKeys: [] }),
        fc.anything(),
      ),
    },
    { requiredKeys: [] },
  );
  const someCapacity = fc.oneof(fc.dictionary(fc.string(), someWorker), fc.anything());
  fc.assert(
    fc.property(someCapacity, fc.anything(), (initialCapacity, configuration) => {
      const { capacity, invalid } = parse(initialCapacity);
      for (const { workers, vcpus, memoryGb, diskGb, shuffleOptimised } of capacity) {
        expect(Number.isInteger(workers) && workers >= 0).toBe(true);
        for (const size of [vcpus, memoryGb, diskGb]) {
          expect(size === null || (Number.isInteger(size) && size > 0)).toBe(true);
        }
        expect(typeof shuffleOptimised).toBe('boolean');
      }
      const { enabled, idleTimeoutMinutes } = parseAutoStop(configuration, invalid);
      expect([true, false, null]).toContain(enabled);
      expect(idleTimeoutMinutes === null || idleTimeoutMinutes >= 0).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
