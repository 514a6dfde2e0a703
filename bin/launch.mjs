// Plain JavaScript for any Node >= 20: it installs what is missing, then hands over to Node 24.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { install, isInstalled } from './install.mjs';

const ROOT = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const NODE_MAJOR = 24;

function majorOf(node) {
  const { stdout, status } = spawnSync(node, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return status === 0 ? Number(/^v(\d+)\./.exec(stdout)?.[1] ?? 0) : 0;
}

/** The Node that came with the packages, else the one that runs this, else the first fit one on the PATH. */
function findNode() {
  const shipped = join(ROOT, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  const candidates = [shipped, process.execPath, ...onPath].filter((path) => existsSync(path));
  return candidates.find((path) => majorOf(path) >= NODE_MAJOR) ?? null;
}

async function installWhatIsMissing() {
  if (isInstalled(ROOT)) return;
  const begin = Date.now();
  process.stdout.write('Installing packages … ');
  await install(ROOT);
  process.stdout.write(`done in ${Math.round((Date.now() - begin) / 1000)} s\n`);
}

function end(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/**
 * npm passes a signal to the shell it started, and most shells end on it without telling us: then this process has
 * another parent. (Started without npm, losing the parent is usual: a terminal was closed, the program goes on.)
 */
function followShell(child) {
  const shell = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, 250);
  timer.unref();
}

/** Runs bin/<name>.ts with the arguments of this process, as this process where its Node fits, else as a child. */
export async function launch(name) {
  process.chdir(ROOT);
  await installWhatIsMissing().catch((error) => end(`\n${error.message}`));
  const node = findNode();
  if (node === null) {
    end(
      `Sparktally needs Node ${NODE_MAJOR}, and there is no package of it for ${process.platform} ${process.arch}: install Node ${NODE_MAJOR} or newer and try again.`,
    );
  }
  const child = spawn(node, [join('bin', `${name}.ts`), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
  // A terminal sends Ctrl-C to the child too, which takes it twice without harm; `kill` sends it to this process alone.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event !== undefined) followShell(child);
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}
