import { isTest, type SourceFile } from './source-file.ts';

export const LINES_MAX = 300;
export const LINES_P95 = 200;
export const LINES_MEDIAN = 60;

function countLines({ text }: SourceFile): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Files over the limit, and the two figures of the whole where they are over theirs. Tests count for the limit only. */
export function findSizeBreaks(files: readonly SourceFile[]): string[] {
  const over = files
    .filter((file) => countLines(file) > LINES_MAX)
    .map((file) => `${file.path}: ${countLines(file)} lines, at most ${LINES_MAX}`);
  const sorted = files
    .filter((file) => !isTest(file))
    .map(countLines)
    .toSorted((a, b) => a - b);
  const figures = [
    { name: '95th percentile', value: quantile(sorted, 0.95), most: LINES_P95 },
    { name: 'median', value: quantile(sorted, 0.5), most: LINES_MEDIAN },
  ];
  return [
    ...over,
    ...figures
      .filter(({ value, most }) => value > most)
      .map(({ name, value, most }) => `${name}: ${value} lines, at most ${most}`),
  ];
}

/** Pages and routes only wire: parse, call one verb, encode. */
const WIRES = [
  { path: /^app\/(.*\/)?route\.ts$/, most: 40 },
  { path: /^app\/(.*\/)?page\.tsx$/, most: 80 },
];

/** Routes and pages that do more than wire, by their length. */
export function findThickWires(files: readonly SourceFile[]): string[] {
  return WIRES.flatMap(({ path, most }) =>
    files
      .filter((file) => path.test(file.path) && countLines(file) > most)
      .map((file) => `${file.path}: ${countLines(file)} lines, at most ${most}`),
  );
}

const KEBAB = /^(?:\[(?:\.\.\.)?[a-z][a-z0-9-]*\]|\.?[a-z0-9]+(?:-[a-z0-9]+)*)(?:\.[a-z0-9-]+)*$/;
const EMPTY_WORDS = /^(utils?|helpers?|common|managers?|misc|shared)(\.|$)/;
const ROOT_PAPERS = /^(README|CONTRIBUTING|SECURITY|LICENSE|CHANGELOG|NOTICE)(\.md)?$/;

/** Names that are not kebab-case, or that say nothing. */
export function findNameBreaks(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path }) => {
    if (ROOT_PAPERS.test(path)) return [];
    const parts = path.split('/');
    const odd = parts.find((part) => !KEBAB.test(part));
    const empty = parts.find((part) => EMPTY_WORDS.test(part));
    return [
      ...(odd === undefined ? [] : [`${path}: ${odd} is not kebab-case`]),
      ...(empty === undefined ? [] : [`${path}: ${empty} says nothing about what is in it`]),
    ];
  });
}
