/** Tells lists whether any page is looked at. Each goes for itself: one that leaves takes no other with it. */
export function createPageWatch() {
  const lists = new Set<(visible: boolean) => void>();
  let visible = true;

  return {
    /** The answer ends it. A list that begins while nobody looks hears of that at once. */
    watch(onVisible: (visible: boolean) => void): () => void {
      lists.add(onVisible);
      if (!visible) onVisible(false);
      return () => lists.delete(onVisible);
    },
    tell(next: boolean): void {
      visible = next;
      for (const onVisible of lists) onVisible(visible);
    },
  };
}
