/**
 * Gives each row in view a slot, so that the elements of a row that leaves serve one that comes: to change a text costs the
 * browser far less than to take a row out and to build another.
 */
export function createRowSlots() {
  let places = new Map<string, number>();
  let last = 0;

  return {
    /**
     * The slot of each key, in the order of the keys. A key that was there keeps its own. `alone` is of the row that has
     * the focus: when it goes nobody gets its slot, or the focus would be on another row than the one it was given to.
     */
    place(keys: readonly string[], alone: string | null): number[] {
      const wanted = new Set(keys);
      const free = [...places].flatMap(([key, slot]) => (wanted.has(key) || key === alone ? [] : [slot]));
      let next = 0;
      places = new Map(
        keys.map((key) => {
          const slot = places.get(key) ?? free[next++] ?? ++last;
          return [key, slot];
        }),
      );
      return [...places.values()];
    },
  };
}
