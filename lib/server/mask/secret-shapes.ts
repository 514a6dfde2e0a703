import { looksRandom } from './random-text.ts';

/** What stands in the place of a secret. */
export const MASK = '[masked]';

/** Secrets known by their own look. Each pattern is bounded, so that no text takes long. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN[\s\S]*?(?:-----END[^-]{0,60}-----|$)/g, MASK],
  [/(?<![A-Za-z0-9])eyJ[\w+/=-]{8,}(?:\.[\w+/=-]{0,8192}){0,4}/g, MASK],
  [/(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}/g, MASK],
  [/([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#"'<>@]{0,512}@/gi, `$1${MASK}@`],
  [/([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s"'<>@/:]{0,256}:[^\s"'<>@]{1,512}@/gi, `$1${MASK}@`],
  [/(jdbc:oracle:[a-z0-9]{1,16}:)[^\s@]{1,512}@/gi, `$1${MASK}@`],
  [/\b(bearer|basic)(\s+)(?=\S{0,200}[0-9=._])[A-Za-z0-9._~+/=-]{8,}/gi, `$1$2${MASK}`],
  [
    /(?<![A-Za-z0-9])(?:gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|sk-|[sr]k_(?:live|test)_|AIza|hf_|npm_(?!config)|pypi-|dapi|dop_v1_|SG\.|ya29\.)[\w.-]{16,}/g,
    MASK,
  ],
];

/** References that look random and are no secrets: ARNs, UUIDs, content hashes. */
const REFERENCE =
  /arn:aws[a-z-]{0,20}:[a-z0-9-]{1,40}:[a-z0-9-]{0,30}:(?:\d{12})?:[\w+=,.@:/*-]{1,512}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|sha256:[0-9a-f]{64}/gi;
const RUN = /[A-Za-z0-9+/_.-]{20,}={0,2}/g;
const CONTEXT_LENGTH = 32;

export function maskShapes(text: string): string {
  let masked = text;
  for (const [shape, replacement] of SHAPES) masked = masked.replace(shape, replacement);
  return masked;
}

/** Masks what looks made by chance; `name` is the key the text stands under, '' where there is none. */
export function maskRandom(text: string, name: string): string {
  let masked = '';
  let end = 0;
  for (const reference of text.matchAll(REFERENCE)) {
    masked += maskRuns(text, end, reference.index, name) + reference[0];
    end = reference.index + reference[0].length;
  }
  return masked + maskRuns(text, end, text.length, name);
}

function maskRuns(text: string, start: number, end: number, name: string): string {
  return text.slice(start, end).replace(RUN, (run: string, offset: number) => {
    const at = start + offset;
    const before = at === 0 ? `${name}=` : text.slice(Math.max(0, at - CONTEXT_LENGTH), at);
    return looksRandom(run, before) ? MASK : run;
  });
}
