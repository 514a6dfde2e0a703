/** How many sessions both pages show. */
export const SESSIONS = 100_000;

/** A page that is measured. Both have a search box, facet buttons, header buttons and rows that are found alike. */
export type Site = { name: 'ours' | 'plain'; url: string };

/** Words and marks by which the parts of both pages are found; nothing else of either is known here. */
export const PARTS = {
  /** Starts the accessible name of the search box. */
  search: 'Search sessions',
  facet: 'Service',
  /** In the label of the facet's value that is clicked. */
  value: /athena/i,
  row: '[data-row]',
  /** A text column and a number column. */
  sorts: ['Owner', 'Duration'],
  /** Each letter leaves fewer rows than the one before. */
  typed: 'bac',
} as const;
