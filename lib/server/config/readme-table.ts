import type { Variable } from './variables.ts';

/** The table of README.md, from the same list that the start command checks. */
export function encodeReadmeTable(variables: readonly Variable<unknown>[]): string {
  const rows = variables.map(({ name, meaning, allowed, unsetText }) => {
    const fallback = unsetText === '' ? '' : /^the /.test(unsetText) ? unsetText : `\`${unsetText}\``;
    return `| \`${name}\` | ${meaning} | ${allowed.replace(/, because .*/, '')} | ${fallback} |`;
  });
  return ['| variable | for | allowed | if not given |', '|---|---|---|---|', ...rows].join('\n');
}
