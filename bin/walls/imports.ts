import { dirname, posix } from 'node:path';
import type { SourceFile } from './source-file.ts';

/** What one file takes from another: a path from the root for our own files, a package's name as it is written. */
export type Import = { from: string; to: string; typeOnly: boolean };

// Formatted code has each import and re-export at the begin of a line, and no quote or semicolon before `from`.
const STATIC = /^(?:import|export)\s+(type\s+)?(?:[^;'"`]*?\bfrom\s*)?'([^'\n]+)'/gm;
const DYNAMIC = /\bimport\(\s*(?:\/\*.*?\*\/\s*)?'([^'\n]+)'/g;

function resolveSpecifier(from: string, specifier: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  return specifier.startsWith('.') ? posix.normalize(posix.join(dirname(from), specifier)) : specifier;
}

/** Every import, re-export and dynamic import of a file. A type-only one does not exist when the program runs. */
export function listImports({ path, text }: SourceFile): Import[] {
  const found = [...text.matchAll(STATIC)].map(([, type, specifier]) => ({ type, specifier }));
  const dynamic = [...text.matchAll(DYNAMIC)].map(([, specifier]) => ({ type: undefined, specifier }));
  return [...found, ...dynamic].flatMap(({ type, specifier }) =>
    specifier === undefined
      ? []
      : [{ from: path, to: resolveSpecifier(path, specifier), typeOnly: type !== undefined }],
  );
}

/** Cycles among our own files that exist when the program runs, each as the path around it. */
export function findCycles(imports: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports) {
    if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  }
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    const begin = trail.indexOf(file);
    if (begin !== -1) cycles.push([...trail.slice(begin), file].join(' → '));
    if (begin !== -1 || done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...trail, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return cycles;
}
