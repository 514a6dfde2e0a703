import type { SourceFile } from './source-file.ts';

const CODE_SPAN = /`([^`\n]+)`/g;
const FENCE = /^```[\s\S]*?^```/gm;
const LINK = /\]\((?!https?:|mailto:|#)([^)#\s]+)/g;
const KNOWN_END = /\.(ts|tsx|mjs|json|md|css|yml|png|svg)$/;

function isPathLike(word: string, tops: ReadonlySet<string>): boolean {
  if (!/^[\w.@[\]-]+(\/[\w.@[\]-]+)*\/?$/.test(word)) return false;
  const [top = ''] = word.split('/');
  return tops.has(top) && (word.includes('/') || KNOWN_END.test(word));
}

function exists(word: string, paths: readonly string[]): boolean {
  const plain = word.replace(/\/$/, '');
  return paths.some((path) => path === plain || path.startsWith(`${plain}/`));
}

/** Paths of the repository that a paper names and that are not there. */
export function findMissingPaths(files: readonly SourceFile[]): string[] {
  const paths = files.map(({ path }) => path);
  const tops = new Set([...paths.map((path) => path.split('/')[0] ?? ''), 'docs', 'bin', 'lib', 'app', 'components']);
  return files
    .filter(({ path }) => path.endsWith('.md'))
    .flatMap(({ path, text }) => {
      const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
      const spans = [...text.replace(FENCE, '').matchAll(CODE_SPAN)]
        .map(([, word = '']) => word)
        .filter((word) => isPathLike(word, tops));
      const links = [...text.matchAll(LINK)].map(([, word = '']) =>
        new URL(word, `file:///${folder}`).pathname.slice(1),
      );
      return [...spans, ...links]
        .filter((word) => !exists(word, paths))
        .map((word) => `${path} names ${word}, which is not there`);
    });
}

// A folder of somebody's machine, and the host of somebody's package registry.
const MACHINE_PATH = /(?<![\w./-])\/(work|root|home\/\w+|Users\/\w+)\/[\w.-]/;
const REGISTRY =
  /"resolved":\s*"|^registry\s*=|\b(registry\.npmjs|registry\.yarnpkg|npm\.pkg\.github|artifactory|nexus|verdaccio)\b/m;

/** Texts that are true on one machine only. */
export function findMachineTexts(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !path.startsWith('bin/walls/') && path !== 'architecture.test.ts')
    .flatMap(({ path, text }) => [
      ...(MACHINE_PATH.test(text) ? [`${path} names a folder of one machine`] : []),
      ...(REGISTRY.test(text) ? [`${path} names the host of a registry`] : []),
    ]);
}

/** Top folders that CONTRIBUTING.md does not explain. */
export function findUnexplainedFolders(files: readonly SourceFile[]): string[] {
  const contributing = files.find(({ path }) => path === 'CONTRIBUTING.md')?.text ?? '';
  const tops = new Set(files.flatMap(({ path }) => (path.includes('/') ? [path.split('/')[0] ?? ''] : [])));
  return [...tops]
    .filter((top) => !contributing.includes(`\`${top}/\``))
    .map((top) => `CONTRIBUTING.md does not say what ${top}/ is for`);
}
