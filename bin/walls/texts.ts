import { isTest, type SourceFile } from './source-file.ts';

/** A text that may not stand in the files of `inside` (all, where it is left out), except in those of `except`. */
type Ban = { text: RegExp; inside?: RegExp; except?: RegExp; testsToo?: boolean; why: string };

const PURE_FOLDERS = /^lib\/(domain|cost|filters|tables|stream)\//;

const BANS: Ban[] = [
  {
    text: /\bnew (?!Query)\w*Client\(/,
    except: /^lib\/server\/aws\/clients\.ts$/,
    inside: /^(lib|app|components|bin)\//,
    why: 'clients are made in lib/server/aws/clients.ts alone',
  },
  {
    text: /\bprocess\.env\b/,
    inside: /^(lib|app|components|proxy)/,
    except: /^lib\/server\/config(\.ts$|\/)/,
    why: 'the environment is read in lib/server/config alone',
  },
  {
    text: /\b(process\.[a-z]+|globalThis\.|localStorage\.|document\.[a-z])/,
    inside: PURE_FOLDERS,
    why: 'a pure ring has no surroundings',
  },
  {
    text: /\b(GetSessionEndpoint|GetDashboardForJobRun|CreatePresignedNotebookUrl)Command\b/,
    testsToo: true,
    why: 'the answer is a token that runs code as the session’s role',
  },
  { text: /^export (\*|\{[^}]*\}|type \{[^}]*\}) from /m, why: 'no barrels' },
  { text: /(:\s*any\b|\bas any\b|<any\b|\bany\[\])/, why: 'no any' },
  { text: /[\w)\]]!(\.|\[|\)|;|,)/, why: 'no non-null assertion' },
  { text: /@ts-(ignore|nocheck|expect-error)|biome-ignore/, why: 'no check is turned off' },
  {
    text: /\bdangerouslySetInnerHTML\b|\.innerHTML\b|\bdocument\.write\(|\beval\(/,
    why: 'no text becomes markup or code',
  },
  { text: /\b(TODO|FIXME|XXX)\b/, testsToo: true, why: 'what is not done stands in an issue' },
];

/** Blanks out the contents of strings and of regular expressions between slashes, where words are only words. */
function withoutStrings(text: string): string {
  return text.replace(
    /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|(?<=[=(,:?] )\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g,
    "''",
  );
}

/** Texts that may not stand where they stand, one sentence each with the line. */
export function findBannedTexts(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const plain = withoutStrings(file.text);
    return BANS.flatMap(({ text, inside, except, testsToo = false, why }) => {
      if ((isTest(file) && !testsToo) || inside?.test(file.path) === false || except?.test(file.path) === true)
        return [];
      const place = plain.search(text);
      return place === -1 ? [] : [`${file.path}:${plain.slice(0, place).split('\n').length}: ${why}`];
    });
  });
}

/** Exported functions of the pure rings that no comment explains. */
export function findUndocumented(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => PURE_FOLDERS.test(file.path) && !isTest(file))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/(\*\/\n)?^export (?:async )?function\*? (\w+)/gm)]
        .filter(([, comment]) => comment === undefined)
        .map(([, , name]) => `${path}: ${name} has no comment that says its units, failure or source`),
    );
}
