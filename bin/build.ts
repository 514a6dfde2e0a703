import { createHash } from 'node:crypto';
import { cp, glob, readFile, rm, writeFile } from 'node:fs/promises';
import { buildEnvironment } from './build-environment.ts';
import { runQuietly } from './child.ts';

const NEXT = 'node_modules/next/dist/bin/next';
const STAMP = '.next/sparktally-sources';
const SOURCES = [
  '{app,components,lib,public}/**/*',
  '{proxy,instrumentation,tailwind.config}.ts',
  'next.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];
const NOT_BUILT = /\.(test|contract)\.tsx?$/;

/** A digest of everything that the build reads, so that a change of any source shows, and a mere touch does not. */
async function digestSources(): Promise<string> {
  const digest = createHash('sha256').update(process.version);
  const files: string[] = [];
  for await (const entry of glob(SOURCES, { withFileTypes: true })) {
    const path = `${entry.parentPath}/${entry.name}`;
    if (entry.isFile() && !NOT_BUILT.test(path)) files.push(path);
  }
  for (const path of files.sort()) digest.update(`\0${path}\0`).update(await readFile(path));
  return digest.digest('hex');
}

async function readStamp(): Promise<string> {
  return readFile(STAMP, 'utf8').catch(() => '');
}

/**
 * Builds into .next/standalone unless the sources are those of the last build. False when it fails, with what
 * Next printed shown.
 */
export async function buildIfStale(): Promise<boolean> {
  const digest = await digestSources();
  if ((await readStamp()) === digest) return true;
  const begin = Date.now();
  process.stdout.write('Building … ');
  await rm(STAMP, { force: true });
  await rm('.next/standalone', { recursive: true, force: true });
  const build = await runQuietly(process.execPath, [NEXT, 'build'], buildEnvironment(process.env));
  if (build.code !== 0) {
    process.stderr.write(`\n${build.output}\nThe build failed.\n`);
    return false;
  }
  // The worker's chunk leaves an empty map behind although none are asked for.
  for await (const map of glob('.next/static/**/*.map')) await rm(map);
  // Next leaves these two to whoever serves them.
  await cp('.next/static', '.next/standalone/.next/static', { recursive: true });
  await cp('public', '.next/standalone/public', { recursive: true }).catch(() => {});
  await writeFile(STAMP, digest);
  process.stdout.write(`done in ${Math.round((Date.now() - begin) / 1000)} s\n`);
  return true;
}
