import type { z } from 'zod';
import type { DemoAccounts } from './accounts.ts';
import type { JsonObject } from './answer.ts';
import { checkInput } from './constraints.ts';
import type { Estate } from './estate/estate.ts';
import type { RegionEstate } from './estate/region.ts';
import type { Tokens } from './tokens.ts';

/** What an operation knows of the moment and place it is called in. */
export type Call = {
  estate: Estate;
  region: RegionEstate;
  nowMs: number;
  tokens: Tokens;
  accounts: DemoAccounts;
};

export type Operation = {
  readonly name: string;
  answer(raw: JsonObject, call: Call): JsonObject;
};

/** An operation whose request is checked against its schema before it is looked at. */
export function defineOperation<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  answer: (input: z.output<Schema>, call: Call) => JsonObject,
): Operation {
  return { name, answer: (raw, call) => answer(checkInput(schema, raw), call) };
}
