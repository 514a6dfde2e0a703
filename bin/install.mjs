// Plain JavaScript for any Node >= 20: this runs before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** @typedef {Record<string, {version?: string, optional?: boolean, os?: string[], cpu?: string[]}>} Packages */

/** @returns {Packages | null} */
function readPackages(path) {
  try {
    const { packages } = JSON.parse(readFileSync(path, 'utf8'));
    delete packages[''];
    return packages;
  } catch {
    return null;
  }
}

function fitsThisMachine({ os, cpu }) {
  return (os === undefined || os.includes(process.platform)) && (cpu === undefined || cpu.includes(process.arch));
}

/**
 * Whether what stands in node_modules is what the lockfile says: npm writes its own record there as the last step, so
 * an interrupted install is not taken for a whole one. An optional package may be missing where it does not fit.
 */
export function isInstalled(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === null || present === null) return false;
  const stale = Object.entries(present).some(([path, { version }]) => wanted[path]?.version !== version);
  if (stale) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path in present) return existsSync(join(root, path));
    // Declared libc is not looked at: npm leaves those of the other one out.
    return entry.optional === true && !(path.startsWith('node_modules/node-') && fitsThisMachine(entry));
  });
}

function npmCommand() {
  const started = process.env.npm_execpath;
  if (started !== undefined && basename(started).startsWith('npm'))
    return { command: process.execPath, first: [started] };
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', first: [] };
}

/** npm keeps its downloads in the home folder; where there is none, in the folder for temporary files. */
function npmEnvironment() {
  const { HOME, NODE_ENV: _, ...environment } = process.env;
  if (HOME && existsSync(HOME)) return { ...environment, HOME };
  return { ...environment, npm_config_cache: join(tmpdir(), 'sparktally-npm') };
}

/** Installs exactly what the lockfile says, without running any package's script. Rejects with what npm printed. */
export async function install(root) {
  const { command, first } = npmCommand();
  const options = [
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--include=dev',
    '--include=optional',
    '--loglevel=error',
  ];
  const child = spawn(command, [...first, 'ci', ...options], {
    cwd: root,
    env: npmEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const code = await new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`${output.trim()}\nnpm ci failed (${code}).`);
}
