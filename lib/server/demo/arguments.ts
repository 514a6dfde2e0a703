import type { Crowds } from './estate/crowds.ts';

export type DemoArguments = { port: number; seed: number; sessions: number; latencyMs: number; crowds: Crowds };

type Numbers = Omit<DemoArguments, 'crowds'> & Crowds;

type Flag = { key: keyof Numbers; min: number; max: number };

const FLAGS: Record<string, Flag> = {
  '--port': { key: 'port', min: 0, max: 65_535 },
  '--seed': { key: 'seed', min: 0, max: 4_294_967_295 },
  '--sessions': { key: 'sessions', min: 0, max: 10_000_000 },
  '--latency-ms': { key: 'latencyMs', min: 0, max: 60_000 },
  // Of one session each; ids count to 65,535 within a session.
  '--statements': { key: 'statements', min: 0, max: 65_535 },
  '--executors': { key: 'executors', min: 0, max: 65_535 },
  '--calculations': { key: 'calculations', min: 0, max: 65_535 },
};

const DEFAULTS: Numbers = {
  port: 4566,
  seed: 1,
  sessions: 900,
  latencyMs: 0,
  statements: 0,
  executors: 0,
  calculations: 0,
};

/** The flags of the command line (`--port 4566` or `--port=4566`), or one sentence that says which is wrong and what is allowed. */
export function parseDemoArguments(words: readonly string[]): DemoArguments | { error: string } {
  const result = { ...DEFAULTS };
  const left = words.flatMap((word) => {
    const equals = word.startsWith('--') ? word.indexOf('=') : -1;
    return equals < 0 ? [word] : [word.slice(0, equals), word.slice(equals + 1)];
  });
  for (let at = 0; at < left.length; at += 2) {
    const name = left[at] ?? '';
    const flag = Object.hasOwn(FLAGS, name) ? FLAGS[name] : undefined;
    if (!flag) return { error: `${name} is not a flag of this command; allowed are ${Object.keys(FLAGS).join(', ')}.` };
    const text = left[at + 1] ?? '';
    const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= flag.min && value <= flag.max)) {
      return {
        error: `${name} is ${text === '' ? 'without a value' : `"${text}"`}; allowed is a whole number from ${flag.min} to ${flag.max}.`,
      };
    }
    result[flag.key] = value;
  }
  const { statements, executors, calculations, ...others } = result;
  return { ...others, crowds: { statements, executors, calculations } };
}
