import { defaultFilter } from 'cmdk';
import type { PaletteItem } from '@/lib/client/palette.ts';

/** Below it the letters of a word lie scattered over others. */
const SCORE_MIN = 0.15;

/** Those that have every word of a text, best first; all of them for no text. */
export function rank(items: readonly PaletteItem[], text: string): readonly PaletteItem[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return items
    .map((item) => {
      const scores = words.map((word) => defaultFilter(item.label, word, [item.hint ?? '', item.words ?? '']));
      return { item, score: Math.min(1, ...scores) };
    })
    .filter(({ score }) => score >= SCORE_MIN)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}
