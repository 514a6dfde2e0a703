/**
 * What one viewer has not been sent yet: keys, not rows, so that a slow reader costs a set of keys at most and always
 * gets the newest state of each.
 */
export class Subscription {
  readonly #changed = new Set<string>();
  readonly #removed = new Set<string>();
  readonly #sources = new Set<string>();
  #resolve: (() => void) | null = null;

  changed(key: string): void {
    this.#removed.delete(key);
    this.#changed.add(key);
    this.wake();
  }

  removed(key: string): void {
    this.#changed.delete(key);
    this.#removed.add(key);
    this.wake();
  }

  source(id: string): void {
    this.#sources.add(id);
    this.wake();
  }

  takeChanged(most: number): string[] {
    return take(this.#changed, most);
  }

  takeRemoved(most: number): string[] {
    return take(this.#removed, most);
  }

  takeSources(): string[] {
    return take(this.#sources, this.#sources.size);
  }

  get hasRows(): boolean {
    return this.#changed.size > 0 || this.#removed.size > 0;
  }

  get hasSources(): boolean {
    return this.#sources.size > 0;
  }

  wake(): void {
    this.#resolve?.();
  }

  /** Resolves at the next news, after `ms`, or when the viewer left. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        this.#resolve = null;
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done, { once: true });
      this.#resolve = done;
    });
  }
}

function take(keys: Set<string>, most: number): string[] {
  const taken: string[] = [];
  for (const key of keys) {
    if (taken.length >= most) break;
    keys.delete(key);
    taken.push(key);
  }
  return taken;
}
