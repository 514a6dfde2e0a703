const KEY = Symbol.for('sparktally.shutdown');

type Holder = { [KEY]?: AbortController };

// Next loads this module once for each of its bundles; the process has one controller all the same.
function controller(): AbortController {
  const holder: Holder & typeof globalThis = globalThis;
  holder[KEY] ??= new AbortController();
  return holder[KEY];
}

/** Aborts at the first SIGTERM or SIGINT: no new work, open streams end, calls to AWS are given up. */
export function shutdownSignal(): AbortSignal {
  return controller().signal;
}

export function beginShutdown(): void {
  controller().abort();
}
