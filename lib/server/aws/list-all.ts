import { type ListPagesOptions, listPages } from './pages.ts';

export type ListAllOptions<Output, Item> = Omit<
  ListPagesOptions<Output, Item[]>,
  'keysOf' | 'startToken' | 'onRestart'
> & {
  /** What tells an item from the others; null where AWS sent it without. */
  keyOf: (item: Item) => string | null;
};

/**
 * A whole listing at once, for lists of what one session did: they are summed up, so half of one is of no use, and it
 * fails as a whole. A listing that shifts while it is read, or begins again, sends items twice: the later one counts.
 */
export async function listAll<Output, Item>({ keyOf, ...options }: ListAllOptions<Output, Item>): Promise<Item[]> {
  const items = new Map<string | symbol, Item>();
  const pages = listPages<Output, Item[]>({
    ...options,
    // Items without a key are all alike here: a listing of nothing else must end for want of progress.
    keysOf: (page) => page.map((item) => keyOf(item) ?? ''),
    onRestart: () => items.clear(),
  });
  for await (const page of pages) {
    for (const item of page) items.set(keyOf(item) ?? Symbol('without a key'), item);
  }
  return [...items.values()];
}
