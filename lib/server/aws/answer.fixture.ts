import fc from 'fast-check';
import type { MapContext } from './session-row.ts';

/** Values of the right kind and of every wrong one for a member of an AWS answer, as the SDK may hand them over. */
const NONSENSE = [
  null,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -1,
  -0,
  0.5,
  1e300,
  2 ** 53,
  true,
  '',
  '  ',
  'NaN',
  'HIBERNATING',
  '\u0000\ud800',
  [],
  [null, {}],
  {},
  { a: 1 },
  new Date(Number.NaN),
  new Date(0),
  new Date(-5000),
  new Date(1.7e15),
] as const;

export const someTime = fc
  .integer({ min: Date.parse('2026-05-01T00:00:00Z'), max: Date.parse('2026-08-22T00:00:00Z') })
  .map((ms) => new Date(ms));
export const someAmount = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e6, noNaN: true }), fc.nat(3000));
export const someText = fc.oneof(fc.string({ unit: 'binary' }), fc.string());
export const someTags = fc.dictionary(
  fc.oneof(fc.constantFrom('owner', 'Owner', '__proto__', 'constructor', 'dbt_project'), someText),
  someText,
);

/** An object with any of these members: each one absent, right, nonsense or anything at all. */
export function someAnswer(members: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Record<string, unknown>> {
  const wild = Object.fromEntries(
    Object.entries(members).map(([name, right]) => [
      name,
      fc.oneof(
        { weight: 12, arbitrary: right },
        { weight: 3, arbitrary: fc.constantFrom(...NONSENSE) },
        { weight: 1, arbitrary: fc.anything() },
      ),
    ]),
  );
  return fc.record(wild, { requiredKeys: [] });
}

/** Each of the six faults of one member: gone, null, of another type, NaN, negative, beyond what a double holds. */
export function listFaults(member: string): [name: string, change: (answer: Record<string, unknown>) => void][] {
  const put = (value: unknown) => (answer: Record<string, unknown>) => {
    answer[member] = value;
  };
  return [
    [
      'absent',
      (answer) => {
        delete answer[member];
      },
    ],
    ['null', put(null)],
    ['of another type', put([{ a: 1 }])],
    ['NaN', put(Number.NaN)],
    ['negative', put(-7)],
    ['2^53+1', put(2 ** 53 + 1)],
    ['an invalid date', put(new Date(Number.NaN))],
  ];
}

export const NOW_MS = Date.parse('2026-08-20T12:00:00Z');

/** So long before NOW_MS. */
export function minutesAgo(minutes: number): Date {
  return new Date(NOW_MS - minutes * 60_000);
}

export const MAP_CONTEXT: MapContext = {
  account: '210987654321',
  region: 'eu-west-1',
  partition: 'aws',
  scopeName: null,
  ownerTags: ['owner', 'Owner', 'AmazonDataZoneSessionOwner'],
  nowMs: NOW_MS,
  asOf: new Date(NOW_MS - 1000).toISOString(),
  stale: false,
  cli: { profile: null, endpointUrl: null },
};
