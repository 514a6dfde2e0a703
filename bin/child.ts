import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

export type Environment = Record<string, string | undefined>;

/** Next declares NODE_ENV as always set; a command that it must not be set for is why Environment is wider. */
function toProcessEnv(env: Environment): NodeJS.ProcessEnv {
  return env as NodeJS.ProcessEnv;
}

/** A process of ours that runs until it is stopped. */
export type Child = {
  /** The exit code, when it has ended; 128 + the signal's number where a signal ended it. */
  ended: Promise<number>;
  /** SIGTERM, then SIGKILL for what is left after `patience` milliseconds. */
  stop(): Promise<void>;
  process: ChildProcess;
};

const FOLLOW = fileURLToPath(new URL('follow-parent.mjs', import.meta.url));
const PATIENCE_MILLISECONDS = 24_000;

/** Starts a Node process that ends with this one. Lines of its standard output go to `onLine`; errors are shown. */
export function openChild(args: string[], env: Environment, onLine: (line: string) => void = () => {}): Child {
  const child = spawn(process.execPath, ['--import', FOLLOW, ...args], {
    env: toProcessEnv(env),
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MILLISECONDS);
    await ended;
    clearTimeout(timer);
  };
  return { ended, stop, process: child };
}

/** Runs a command to its end and collects what it prints. */
export function runQuietly(
  command: string,
  args: string[],
  env: Environment,
  timeout = 0,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { env: toProcessEnv(env), stdio: ['ignore', 'pipe', 'pipe'], timeout });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs a command to its end with its output shown. */
export function runShown(command: string, args: string[], env: Environment): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: toProcessEnv(env), stdio: 'inherit' });
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
}
