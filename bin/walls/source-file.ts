import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** One file of the repository: its path from the root, with slashes, and its text; a picture or a font has none. */
export type SourceFile = { path: string; text: string };

const BINARY = /\.(png|jpg|webp|ico|woff2?|db)$/;
const NOT_OURS = new Set(['node_modules', '.git', '.next', 'data', 'test-results', 'playwright-report', 'coverage']);

function listPaths(root: string): string[] {
  try {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 16 * 1024 * 1024,
    });
    return listed.split('\0').filter((path) => path !== '');
  } catch {
    // An archive without git's own folder.
    const found = globSync('**', { cwd: root, exclude: (name) => NOT_OURS.has(name) });
    return found.map((path) => path.split(sep).join('/'));
  }
}

/** Every file that belongs to the repository, in the order of the paths. */
export function listSourceFiles(root: string): SourceFile[] {
  return listPaths(root)
    .filter((path) => existsSync(join(root, path)) && statSync(join(root, path)).isFile())
    .toSorted()
    .map((path) => ({ path, text: BINARY.test(path) ? '' : readFileSync(join(root, path), 'utf8') }));
}

export function isScript({ path }: SourceFile): boolean {
  return /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.ts');
}

export function isTest({ path }: SourceFile): boolean {
  return /\.(test|contract|spec)\.tsx?$/.test(path) || path.startsWith('e2e/');
}
