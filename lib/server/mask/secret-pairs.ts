import { isHarmlessUnderSecretKey, isSecretKey } from './secret-keys.ts';
import { MASK } from './secret-shapes.ts';

/** A quoted value, also one with escaped quotes as JSON inside JSON has them, or a bare one up to the next pair. */
const VALUE = String.raw`"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|\\{1,4}(?:"[\s\S]*?(?:\\{1,4}"|$)|'[\s\S]*?(?:\\{1,4}'|$))|(?:[^\s,;&"'<>]|[,;&](?![\w.$-]{1,80}\s*[=:]))+`;
const QUOTE = String.raw`\\{0,4}["'\x60]`;
const NAME = String.raw`[\w$\u200b-\u200f\u2060\ufeff-][\w.$\u200b-\u200f\u2060\ufeff-]{0,159}`;

const ASSIGNED = new RegExp(`((?:${QUOTE})?)(${NAME})((?:${QUOTE})?\\s{0,8}(?:=>|=|:|%3D)\\s{0,8})(${VALUE})`, 'gi');
const CALLED = new RegExp(`((["'])(${NAME})\\2\\s{0,8},\\s{0,8})("(?:[^"\\\\]|\\\\.)*"?|'(?:[^'\\\\]|\\\\.)*'?)`, 'g');
const ELEMENT = /(<([\w.-]{1,80})>)([^<]{1,4096})(?=<)/g;
const PROPERTY = /(<name>\s{0,80}([^<]{1,200}?)\s{0,80}<\/name>\s{0,80}<value>)([^<]{1,4096})/gi;
const SPOKEN =
  /(\b(?:passw(?:or)?d|pwd|passphrase|secret(?:\s+key)?|access\s+key|identified\s+by)\s+(?:is\s+|was\s+)?)((?<=(?:is|was)\s+)\S+|"[^"]*"?|'[^']*'?)/gi;
/** `--db_password x` and `spark.hadoop.fs.s3a.secret.key x`; a value never begins with a dash. */
const SPACED = /(?<![\w.-])(--?[\w.-]{2,160}|[\w-]{1,60}(?:\.[\w-]{1,60}){1,20})(\s{1,8})/g;
const SPACED_VALUE = /("(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[^\s-]\S*)/y;

/** Masks the values that stand behind a secret-looking name in free text: arguments, code, JSON, XML, connection strings. */
export function maskPairs(text: string): string {
  let masked = text.replace(PROPERTY, (_, head: string, name: string, value: string) => head + maskFor(name, value));
  masked = masked.replace(ELEMENT, (_, head: string, name: string, value: string) => head + maskFor(name, value));
  masked = masked.replace(
    CALLED,
    (_, head: string, _quote, name: string, value: string) => head + maskFor(name, value),
  );
  masked = masked.replace(SPOKEN, (_, head: string) => head + MASK);
  return maskSpaced(maskAssigned(masked));
}

function maskAssigned(text: string): string {
  return text.replace(ASSIGNED, (_, open: string, name: string, middle: string, value: string) => {
    // The colons of an ARN assign nothing: `arn:aws:secretsmanager:…` is a reference.
    if (name.toLowerCase() === 'arn' && middle === ':') return open + name + middle + value;
    if (isSecretKey(name)) return open + name + middle + maskFor(name, value);
    // The value may hold pairs of its own: `--conf=spark.db.password=…`.
    return open + name + middle + (value.length < text.length ? maskAssigned(value) : value);
  });
}

function maskSpaced(text: string): string {
  let masked = '';
  let end = 0;
  for (const match of text.matchAll(SPACED)) {
    const [, name = '', space = ''] = match;
    SPACED_VALUE.lastIndex = match.index + name.length + space.length;
    const value = isSecretKey(name) ? SPACED_VALUE.exec(text)?.[0] : undefined;
    if (value === undefined || match.index < end) continue;
    masked += text.slice(end, match.index) + name + space + maskFor(name, value);
    end = match.index + name.length + space.length + value.length;
  }
  return masked + text.slice(end);
}

function maskFor(name: string, value: string): string {
  if (!isSecretKey(name) || value === MASK) return value;
  const quote = /^\\{0,4}["']/.exec(value)?.[0] ?? '';
  const closed = quote !== '' && value.length > quote.length && value.endsWith(quote);
  const bare = quote === '' ? value : value.slice(quote.length, closed ? -quote.length : undefined);
  return isHarmlessUnderSecretKey(name, bare) ? value : `${quote}${MASK}${closed ? quote : ''}`;
}
