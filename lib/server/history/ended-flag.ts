/** How long an ending process waits for its history. A transaction of some hundred sessions takes hundredths of it. */
const PATIENCE_MS = 5_000;

/** Set by the store's thread when it has closed, and read by the other without an event loop. */
export type EndedFlag = Int32Array<SharedArrayBuffer>;

export function createEndedFlag(): EndedFlag {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

export function setEnded(flag: EndedFlag): void {
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
}

/** Blocks this thread until the other has closed, or the patience ends. For the very end of a process only. */
export function waitUntilEnded(flag: EndedFlag): void {
  Atomics.wait(flag, 0, 0, PATIENCE_MS);
}
