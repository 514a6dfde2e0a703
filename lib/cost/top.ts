/** The first so many of an order, of however many are added; what is equal stands in the order in which it came. */
export function openTop<Item>(most: number, compare: (left: Item, right: Item) => number) {
  const items: Item[] = [];
  return {
    add(item: Item): void {
      const last = items.at(-1);
      if (items.length >= most && last !== undefined && compare(item, last) >= 0) return;
      const place = items.findIndex((other) => compare(item, other) < 0);
      items.splice(place < 0 ? items.length : place, 0, item);
      if (items.length > most) items.pop();
    },
    list: (): Item[] => [...items],
  };
}
