/** The fields that are compared with a value. */
export type Comparable = 'idle' | 'duration' | 'cost' | 'created';

type Form = {
  operators: readonly (readonly [operator: string, text: string])[];
  presets: readonly (readonly [raw: string, text: string])[];
  /** How a value is written: follows "Write it". */
  hint: string;
  example: string;
};

const AMOUNTS = [
  ['>=', 'at least'],
  ['<=', 'at most'],
  ['>', 'more than'],
  ['<', 'less than'],
  ['..', 'between'],
] as const;

const TIMES = [
  ['>=', 'from'],
  ['<', 'before'],
  ['..', 'between'],
] as const;

const DURATION = { operators: AMOUNTS, hint: 'such as 30m, 2h or 1d12h', example: '30m' };

export const FORMS: Record<Comparable, Form> = {
  idle: {
    ...DURATION,
    presets: [
      ['>=15m', '≥ 15 min'],
      ['>=1h', '≥ 1 hour'],
      ['>=8h', '≥ 8 hours'],
    ],
  },
  duration: {
    ...DURATION,
    presets: [
      ['<5m', '< 5 min'],
      ['>=1h', '≥ 1 hour'],
      ['>=8h', '≥ 8 hours'],
      ['>=1d', '≥ 1 day'],
    ],
  },
  cost: {
    operators: AMOUNTS,
    presets: [
      ['>=1', '≥ 1'],
      ['>=10', '≥ 10'],
      ['>=100', '≥ 100'],
      ['-', 'unknown'],
    ],
    hint: 'such as 12.50, in the currency of the price',
    example: '5',
  },
  created: { operators: TIMES, presets: [], hint: 'like 2026-08-01 or 2026-08-01T08:00Z, UTC', example: '2026-08-01' },
};
