import { hashWords } from './random.ts';

/**
 * What an id stands for. Ids are a seeded permutation of this block, so a session is found from its id without an index of all
 * of them: 100,000 sessions cost no more at start than 600.
 */
export type IdBlock = {
  /** 1–15: what kind of thing it names. */
  kind: number;
  /** The stream it belongs to, below 4096. */
  stream: number;
  /** Its place in the stream. */
  index: number;
  /** A thing inside the session (a calculation, an executor), below 65536; 0 for the session itself. */
  part: number;
};

export const ID_KIND = { application: 1, session: 2, calculation: 3, executor: 4 } as const;

const ROUNDS = [0x51ed270b, 0x2545f491, 0x1b873593, 0x7feb352d];

type Halves = readonly [left: number, right: number];

function scramble(seed: number, block: IdBlock): Halves {
  let left = ((block.kind << 28) | (block.stream << 16) | block.part) >>> 0;
  let right = block.index >>> 0;
  for (const round of ROUNDS) [left, right] = [right, (left ^ hashWords(seed, round, right)) >>> 0];
  return [left, right];
}

function unscramble(seed: number, [scrambledLeft, scrambledRight]: Halves): IdBlock {
  let left = scrambledLeft;
  let right = scrambledRight;
  for (const round of ROUNDS.toReversed()) [left, right] = [(right ^ hashWords(seed, round, left)) >>> 0, left];
  return { kind: left >>> 28, stream: (left >>> 16) & 0xfff, part: left & 0xffff, index: right };
}

const hex = (word: number): string => word.toString(16).padStart(8, '0');

/** A version 4 UUID, the form of Glue's, Athena's and SageMaker's own ids. */
export function encodeUuid(seed: number, block: IdBlock): string {
  const [left, right] = scramble(seed, block);
  const body = hex(left) + hex(right);
  const check = hex(hashWords(seed, left, right)) + hex(hashWords(seed, right, left, 7));
  const variant = '89ab'[hashWords(left, right) & 3];
  return `${body.slice(0, 8)}-${body.slice(8, 12)}-4${body.slice(12, 15)}-${variant}${check.slice(0, 3)}-${body.slice(15)}${check.slice(3, 14)}`;
}

/** The block a UUID of ours stands for; null for any other text. */
export function decodeUuid(seed: number, uuid: string): IdBlock | null {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(uuid)) return null;
  const body = uuid.slice(0, 8) + uuid.slice(9, 13) + uuid.slice(15, 18) + uuid.slice(24, 25);
  const block = unscramble(seed, [Number.parseInt(body.slice(0, 8), 16), Number.parseInt(body.slice(8), 16)]);
  return encodeUuid(seed, block) === uuid ? block : null;
}

/** Sixteen of `[0-9a-z]`, the form of EMR Serverless' ids. */
export function encodeShortId(seed: number, block: IdBlock): string {
  const [left, right] = scramble(seed, block);
  return `00${left.toString(36).padStart(7, '0')}${right.toString(36).padStart(7, '0')}`;
}

export function decodeShortId(seed: number, id: string): IdBlock | null {
  if (!/^00[0-9a-z]{14}$/.test(id)) return null;
  const left = Number.parseInt(id.slice(2, 9), 36);
  const right = Number.parseInt(id.slice(9), 36);
  if (left > 0xffffffff || right > 0xffffffff) return null;
  return unscramble(seed, [left, right]);
}
