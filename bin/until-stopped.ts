import type { Child } from './child.ts';

/** Ends this process with one sentence, without a stack. */
export function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/**
 * Waits for a signal to end, or for the first child that ends by itself; then stops all of them, the last started
 * first, and ends this process: with 0 after a signal, else with the child's code.
 */
export function openStopper(): { add(child: Child): Child; stop(code: number): Promise<never> } {
  const children: Child[] = [];
  let stopping: Promise<never> | null = null;
  const stopAll = async (code: number): Promise<never> => {
    for (const child of children.toReversed()) await child.stop();
    process.exit(code);
  };
  const stop = (code: number) => {
    stopping ??= stopAll(code);
    return stopping;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
  process.on('disconnect', () => void stop(1));
  process.channel?.unref();
  return {
    add(child) {
      children.push(child);
      void child.ended.then((code) => stop(code === 0 ? 1 : code));
      return child;
    },
    stop,
  };
}
