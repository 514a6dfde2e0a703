/** A non-empty list, so that picking from it always yields a value. */
export type Choices<T> = readonly [T, ...T[]];

/** A deterministic source of draws: the same words always give the same sequence. */
export type Random = {
  /** In [0, 1). */
  unit(): number;
  between(min: number, max: number): number;
  /** A whole number, both ends included. */
  whole(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: Choices<T>): T;
  pickWeighted<T>(choices: Choices<readonly [T, number]>): T;
  /** Log-normal around a median, cut to [min, max]: most values small, a few large, as working times are. */
  skewed(median: number, min: number, max: number): number;
};

/** Mixes words into one unsigned 32-bit word (MurmurHash3's steps). */
export function hashWords(...words: readonly number[]): number {
  let hash = 0x9e3779b9 | 0;
  for (const word of words) {
    hash = Math.imul(hash ^ word, 0x85ebca6b);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** One word of a text, for seeding by name. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

export function openRandom(...words: readonly number[]): Random {
  let state = hashWords(...words);
  const unit = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (min: number, max: number): number => min + (max - min) * unit();
  return {
    unit,
    between,
    whole: (min, max) => min + Math.floor(unit() * (max - min + 1)),
    chance: (probability) => unit() < probability,
    pick: (choices) => choices[Math.floor(unit() * choices.length)] ?? choices[0],
    pickWeighted: (choices) => {
      let total = 0;
      for (const [, weight] of choices) total += weight;
      let left = unit() * total;
      for (const [value, weight] of choices) {
        left -= weight;
        if (left < 0) return value;
      }
      return choices[0][0];
    },
    skewed: (median, min, max) => {
      // A sum of three draws is close enough to a normal one, and cheap.
      const normal = (unit() + unit() + unit() - 1.5) * 2;
      return Math.min(max, Math.max(min, median * Math.exp(normal * 0.9)));
    },
  };
}
