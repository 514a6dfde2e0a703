import { isHarmlessUnderSecretKey, isSecretKey } from './secret-keys.ts';
import { maskPairs } from './secret-pairs.ts';
import { MASK, maskRandom, maskShapes } from './secret-shapes.ts';

/** Any JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const TEXT_LIMIT = 2_048;
const VALUE_LIMIT = 8_192;
const MAX_DEPTH = 32;
const MAX_VALUES = 50_000;

/**
 * Free text of AWS or of a user (error texts, state reasons, descriptions) with only its secret-looking parts
 * replaced, cut at 2 kB. Fails to masked.
 */
export function maskText(text: string): string {
  return maskWithin(text, TEXT_LIMIT, '');
}

/** Names with values (tags, arguments, properties): masked where the name or the value itself looks like a secret. */
export function maskRecord(record: Readonly<Record<string, string>>): Record<string, string> {
  const masked: Record<string, string> = {};
  for (const [key, value] of Object.entries(record)) setOwn(masked, maskKey(key), maskUnderKey(key, value));
  return masked;
}

/**
 * Any answer of AWS as JSON that may leave the server: configurations, argument maps, connections, tags. Dates become
 * ISO-8601 strings, what is no JSON becomes null, and whatever goes wrong ends masked.
 */
export function maskDetail(detail: unknown): Json {
  try {
    return walk(detail, { key: '', secret: false, depth: 0, budget: { left: MAX_VALUES } });
  } catch {
    return MASK;
  }
}

type Place = { key: string; secret: boolean; depth: number; budget: { left: number } };

function walk(value: unknown, place: Place): Json {
  place.budget.left -= 1;
  if (place.depth > MAX_DEPTH || place.budget.left < 0) return MASK;
  if (value === null || value === undefined || typeof value === 'boolean') return value ?? null;
  if (typeof value === 'string')
    return place.secret ? maskSecret(place.key, value) : maskWithin(value, VALUE_LIMIT, place.key);
  if (typeof value === 'number' || typeof value === 'bigint') return walkNumber(value, place);
  if (value instanceof Date) return Number.isFinite(value.getTime()) ? value.toISOString() : null;
  if (Array.isArray(value)) return walkArray(value, place);
  if (typeof value !== 'object') return null;
  return ArrayBuffer.isView(value) || value instanceof Map || value instanceof Set ? MASK : walkObject(value, place);
}

function walkNumber(value: number | bigint, place: Place): Json {
  if (place.secret && !isHarmlessUnderSecretKey(place.key, String(value))) return MASK;
  if (typeof value === 'bigint') return value.toString();
  // Adding 0 turns -0, which JSON has not, into 0.
  return Number.isFinite(value) ? value + 0 : null;
}

/** Arguments come as lists too: what follows `--db_password` is its value. */
function walkArray(values: unknown[], place: Place): Json {
  let previous: unknown = null;
  return values.map((value) => {
    const flag =
      typeof previous === 'string' && /^--?[A-Za-z]/.test(previous) && isSecretKey(previous) ? previous : null;
    previous = value;
    const isValue = flag !== null && !flag.includes('=') && !(typeof value === 'string' && value.startsWith('--'));
    const inner = { ...place, depth: place.depth + 1 };
    return walk(value, isValue ? { ...inner, key: flag, secret: true } : inner);
  });
}

function walkObject(value: object, place: Place): Json {
  const masked: { [key: string]: Json } = {};
  const pairName = findPairName(value);
  for (const key of Object.keys(value)) {
    const member: unknown = Reflect.get(value, key);
    const inner = { ...place, depth: place.depth + 1 };
    if (pairName !== null && member === pairName) {
      setOwn(masked, key, walk(member, { ...inner, key }));
      continue;
    }
    // `{Key, Value}`: what counts is the name the pair carries, not that its member is called "Key".
    const name = pairName !== null && /^value$/i.test(key) ? pairName : key;
    setOwn(masked, maskKey(key), walk(member, { ...inner, key: name, secret: place.secret || isSecretKey(name) }));
  }
  return masked;
}

function findPairName(value: object): string | null {
  const keys = Object.keys(value);
  const nameKey = keys.find((key) => /^(key|name)$/i.test(key));
  if (keys.length > 3 || nameKey === undefined || !keys.some((key) => /^value$/i.test(key))) return null;
  const name: unknown = Reflect.get(value, nameKey);
  return typeof name === 'string' ? name : null;
}

function maskUnderKey(key: string, value: string): string {
  return isSecretKey(key) ? maskSecret(key, value) : maskWithin(value, VALUE_LIMIT, key);
}

function maskSecret(key: string, value: string): string {
  return isHarmlessUnderSecretKey(key, value) ? maskWithin(value, VALUE_LIMIT, key) : MASK;
}

/** A name is shown, unless it is itself a secret by its look. */
function maskKey(key: string): string {
  return key.length > 512 ? `${maskShapes(key.slice(0, 512))}…` : maskShapes(key);
}

function maskWithin(text: string, limit: number, key: string): string {
  try {
    // Twice the limit is looked at, and a last word that was cut in two is dropped: half a secret has no look.
    const whole = text.length <= 2 * limit;
    const seen = whole ? text : text.slice(0, 2 * limit).replace(/\S{1,200}$/, '');
    const masked = maskRandom(maskPairs(maskShapes(seen)), key);
    if (whole && masked.length <= limit) return masked;
    return `${masked.slice(0, limit)}… (cut)`;
  } catch {
    return MASK;
  }
}

/** Sets a member by any name: `__proto__` becomes a plain member and changes no prototype (F-20). */
function setOwn<T>(target: Record<string, T>, key: string, value: T): void {
  Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
}
