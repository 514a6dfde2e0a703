/** Shares of neighbouring characters that differ in class (lower, upper, digit); words have 0.3 at most, secrets 0.6. */
const RANDOM_TURNS = 0.34;
const RANDOM_TURNS_TWO_CLASSES = 0.42;
/** An AWS secret access key is exactly 40 characters of base64: with all classes in it, that alone is enough. */
const AWS_SECRET_KEY = /^[A-Za-z0-9/+]{40}$/;

/** Hex of this length is a hash or a key; after one of these words it is a hash. */
const HEX = /^[0-9a-f]{32,}$|^[0-9A-F]{32,}$/;
const HASH_OR_ID_BEFORE =
  /(sha-?\d{0,3}|commit|revision|digest|hash|checksum|md5|etag|git|trace|(^|[^a-z])(request|id)|[a-z_]id)["'\s:=@#/_-]*$/i;
/** Ids of IAM principals, shown as owners by `aws:userid`. */
const PRINCIPAL_ID = /^(AROA|AIDA|AGPA|ANPA|ASCA|APKA|AIPA)[A-Z0-9]{12,}$/;

/** Whether a run of characters without spaces looks made by chance, as keys are; `before` is the text in front of it. */
export function looksRandom(run: string, before: string): boolean {
  const named = HASH_OR_ID_BEFORE.test(before);
  if (HEX.test(run)) return !named;
  const insideUrl = /:\/{0,2}$/.test(before) || run.startsWith('//');
  const parts = insideUrl ? [] : run.replace(/=+$/, '').split(/[._-]/);
  if (parts.some((part) => AWS_SECRET_KEY.test(part) && classesOf(part) === 3)) return true;
  if (!insideUrl && !/[._-]/.test(run) && isRandomChunk(run.replace(/[/+=]/g, ''), 24)) return true;
  if (/[_-]/.test(run) && !run.includes('/') && isMixed(run.replace(/[_=-]/g, ''), 32, 0.45)) return true;
  return run
    .split(/[/_.=+-]/)
    .some((chunk) => (HEX.test(chunk) ? !named : !isPlainId(chunk, named) && isRandomChunk(chunk, 20)));
}

function isPlainId(chunk: string, named: boolean): boolean {
  return PRINCIPAL_ID.test(chunk) || (named && classesOf(chunk) <= 2 && !/[A-Z].*[a-z]|[a-z].*[A-Z]/.test(chunk));
}

function isRandomChunk(chunk: string, minLength: number): boolean {
  if (isMixed(chunk, minLength, RANDOM_TURNS)) return true;
  if (chunk.length < 24 || classesOf(chunk) < 2) return false;
  const letters = /[a-z]/.test(chunk) && /[A-Z]/.test(chunk);
  return letters ? turnsOf(chunk) >= RANDOM_TURNS_TWO_CLASSES : chunk.length >= 32 && turnsOf(chunk) >= 0.25;
}

function isMixed(chunk: string, minLength: number, minTurns: number): boolean {
  return chunk.length >= minLength && classesOf(chunk) === 3 && turnsOf(chunk) >= minTurns;
}

function classesOf(text: string): number {
  return Number(/[a-z]/.test(text)) + Number(/[A-Z]/.test(text)) + Number(/\d/.test(text));
}

function turnsOf(text: string): number {
  const letters = text.replace(/[^A-Za-z0-9]/g, '');
  let turns = 0;
  for (let index = 1; index < letters.length; index++) {
    if (classOf(letters.charCodeAt(index)) !== classOf(letters.charCodeAt(index - 1))) turns += 1;
  }
  return turns / Math.max(1, letters.length - 1);
}

function classOf(code: number): number {
  if (code <= 57) return 0;
  return code <= 90 ? 1 : 2;
}
