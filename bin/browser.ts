import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Environment, runQuietly } from './child.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MINUTE = 60_000;

/** A file of this name may be a stub that only tells to install something, so it is asked for its version. */
async function works(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  const { code, output } = await runQuietly(path, ['--version', '--no-sandbox'], process.env, MINUTE);
  return code === 0 && /\d+\.\d+/.test(output);
}

async function findOnPath(env: Environment): Promise<string | null> {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const path of folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))) {
    if (await works(path)) return path;
  }
  return null;
}

async function downloadByPlaywright(): Promise<string | null> {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  if (await works(path)) return path;
  process.stdout.write('No Chromium here; downloading the one of Playwright … ');
  const cli = 'node_modules/@playwright/test/cli.js';
  await runQuietly(process.execPath, [cli, 'install', 'chromium'], process.env, 4 * MINUTE);
  const downloaded = await works(path);
  process.stdout.write(downloaded ? 'done\n' : 'not possible\n');
  return downloaded ? path : null;
}

async function installByApt(): Promise<string | null> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  process.stdout.write("Installing Debian's package of Chromium … ");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runQuietly('apt-get', ['update'], env, 10 * MINUTE);
  await runQuietly('apt-get', ['install', '-y', 'chromium'], env, 20 * MINUTE);
  const installed = await findOnPath(process.env);
  process.stdout.write(installed === null ? 'not possible\n' : 'done\n');
  return installed;
}

/**
 * A Chromium that starts: CHROMIUM_PATH, the system's, Playwright's own download, Debian's package when root, in this
 * order. Otherwise the sentence that says what to install.
 */
export async function findBrowser(): Promise<{ path: string } | { sentence: string }> {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && given !== '') {
    if (await works(given)) return { path: given };
    return { sentence: `CHROMIUM_PATH="${given}" does not start: give the path of a Chromium or Chrome.` };
  }
  const path = (await findOnPath(process.env)) ?? (await downloadByPlaywright()) ?? (await installByApt());
  if (path !== null) return { path };
  return {
    sentence:
      'The browser tests need Chromium: install it (on Debian: apt-get install chromium) or give its path in CHROMIUM_PATH.',
  };
}
