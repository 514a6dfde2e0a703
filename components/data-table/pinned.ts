import type { CSSProperties } from 'react';

/** The style of a cell with the class `pinned`: how many pixels from the left edge it stays once the table is scrolled. */
export function toPinned(at: number): CSSProperties {
  return { '--pinned-at': `${at}px` } as CSSProperties;
}
