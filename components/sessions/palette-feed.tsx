'use client';

import { useFacetScope, useFilterScope } from '@/components/filters/filter-context.tsx';
import { useFacets } from '@/components/filters/use-facets.ts';
import { toSessionItem } from '@/components/layout/palette-estate.ts';
import { rank } from '@/components/layout/palette-rank.ts';
import { formatNumberOf } from '@/lib/client/format.ts';
import { type PaletteItem, usePaletteItems } from '@/lib/client/palette.ts';
import { withField } from '@/lib/filters/codec.ts';
import type { RowSource } from './row-source.ts';

const MAX_SESSIONS = 8;

export type PaletteFeedProps = {
  source: RowSource;
  /** Opens a session beside the list; null where there is no room for it. */
  onOpen: ((key: string) => void) | null;
};

/** What the list gives the palette: its sessions, and its scopes and owners to filter by. */
export default function PaletteFeed({ source, onOpen }: PaletteFeedProps) {
  const { filters, setFilters } = useFilterScope();
  const { atLeast } = useFacetScope();
  const facets = useFacets(['scope', 'owner']);

  function toItems(field: 'scope' | 'owner', text: string): readonly PaletteItem[] {
    const options = (facets[field]?.options ?? []).filter(
      // Glue has no scopes; its sessions stand in one that is called so.
      ({ term }) => term.op === 'is' && term.value !== '-',
    );
    const items = options.map(({ label, count, term }): PaletteItem => {
      const apply = () => setFilters(withField(filters, field, { field, negated: false, terms: [term] }));
      return { id: label, label, hint: `${atLeast ? 'at least ' : ''}${formatNumberOf(count, 'session')}`, act: apply };
    });
    return rank(items, text).slice(0, text === '' ? 5 : 20);
  }

  usePaletteItems('Sessions', async (text) => {
    if (text === '') return [];
    const found = await source.search(text, MAX_SESSIONS);
    return found.map((session) =>
      toSessionItem(session, onOpen === null ? { href: session.href } : () => onOpen(session.key)),
    );
  });
  usePaletteItems('Scopes', (text) => toItems('scope', text), facets.scope);
  usePaletteItems('Owners', (text) => toItems('owner', text), facets.owner);
  return null;
}
