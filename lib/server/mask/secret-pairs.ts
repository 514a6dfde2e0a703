import { isHarmlessUnderSecretKey, isSecretKey } from './secret-keys.ts';
import { MASK } from './secret-shapes.ts';

/** A quoted value, also one with escaped quotes as JSON inside JSON has them, or a bare one up to the next pair. */
const VALUE = String.raw`"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|\\{1,4}(?:"[\s\S]*?(?:\\{1,4}"|$)|'[\s\S]*?(?:\\{1,4}'|$))|(?:[^\s,;&"'<>]|[,;&](?![\w.$-]{1,80}\s*[=:]))+`;
const QUOTE = String.raw`\\{0,4}["'\x60]`;
const NAME = String.raw`[\w$\u200b-\u200f\u2060\ufeff-][\w.$\u200b-\u200f\u2060\ufeff-]{0,159}`;

const ASSIGNED = new RegExp(`((?:${QUOTE})?)(${NAME})((?:${QUOTE})?\\s{0,8}(?:=>|=|:|%3D)\\s{0,8})(${VALUE})`, 'gi');
/** A quoted text as Python and Scala write one: with a prefix, with three quotes, with escaped ones. */
const LITERAL = String.raw`(?:[a-z]{1,2}(?=["']))?(?:"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)`;
/** `password: str = `; what looks like a type may be the name: `it failed: password = `. */
const TYPED = String.raw`:\s{0,8}[A-Za-z][\w.]{0,60}(?:\[[^\]"'=]{0,60}\])?\s{0,8}=(?!=)`;
const TYPE_NAME = /:\s{0,8}([A-Za-z][\w.]{0,60})/;
/** `password -> "x"`, `conf["password"] = "x"`, `password = ("x")`, `"password": ["x"]`, `"password": {"value": "x"}`. */
const WRITTEN = new RegExp(
  `(${NAME})((?:${QUOTE})?\\]?\\s{0,80}(?:${TYPED}|=>|->|:=|[=!]=|=|:)\\s{0,80}(?:[(\\[{]\\s{0,80}(?:["']?value["']?\\s{0,8}:\\s{0,8})?)?)(${LITERAL})`,
  'gi',
);
/** `"password", "x"` and `name="password" value="x"`. */
const CALLED = new RegExp(`((["'])(${NAME})\\2\\s{0,80}(?:,|\\bvalue\\s{0,8}=)\\s{0,80})(${LITERAL})`, 'g');
/** `.setPassword("x")`; a call that reads one is handed its name. */
const PASSED = new RegExp(`((${NAME})\\(\\s{0,80})(${LITERAL})`, 'g');
const SETTER =
  /(?:^|[._])(?:set|with)?_?(?:db|user)?_?(?:password|passwd|pwd|passphrase|secret|token|api_?key|access_?key|secret_?key)$/i;
/** `curl -u name:x` and `Authorization: Basic x`. */
const LOGIN = /((?:^|\s)(?:-u|--user)\s{1,8}["']?[^\s:"']{1,80}:(?!\/\/))([^\s"']+)/g;
const BASIC = /(\bauthorization["']?\s{0,8}[:=]\s{0,8}["']?basic\s{1,8})([^\s"',;]+)/gi;
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
  masked = masked.replace(PASSED, (whole, head: string, name: string, value: string) =>
    SETTER.test(name) ? head + maskFor(name, value) : whole,
  );
  masked = masked.replace(LOGIN, (_, head: string) => head + MASK).replace(BASIC, (_, head: string) => head + MASK);
  masked = masked.replace(SPOKEN, (_, head: string) => head + MASK);
  return maskSpaced(maskAssigned(maskWritten(masked)));
}

/** What code writes behind a name; where that is no secret's, what follows may be the name of one. */
function maskWritten(text: string): string {
  let masked = '';
  let end = 0;
  WRITTEN.lastIndex = 0;
  for (let match = WRITTEN.exec(text); match !== null; match = WRITTEN.exec(text)) {
    const [whole, name = '', middle = '', value = ''] = match;
    const type = TYPE_NAME.exec(middle)?.[1] ?? '';
    const secret = [name, type].find(isSecretKey);
    if (secret === undefined) WRITTEN.lastIndex = match.index + name.length;
    else {
      masked += text.slice(end, match.index) + name + middle + maskFor(secret, value);
      end = match.index + whole.length;
    }
  }
  return masked + text.slice(end);
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
