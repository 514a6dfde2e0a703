import type { CSSProperties } from 'react';

/** The property that tells a cell with the class `pinned` how far from the left edge it stays. */
export const PINNED_AT = '--pinned-at';

/** The style of a cell with the class `pinned`: how many pixels from the left edge it stays once the table is scrolled. */
export function toPinned(at: number): CSSProperties {
  return { [PINNED_AT]: `${at}px` } as CSSProperties;
}
