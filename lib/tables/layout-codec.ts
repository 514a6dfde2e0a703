import type { FilterProblem } from '../filters/filter.ts';
import {
  type ColumnLayout,
  DEFAULT_LAYOUT,
  DENSITIES,
  type Density,
  toLayout,
  WIDTH_MAX,
  WIDTH_MIN,
} from './column-layout.ts';
import { SESSION_FIELDS } from './session-fields.ts';

/** The parameters of an address that say how its list is shown; no filter, and no parameter of the interface. */
export const LAYOUT_PARAMETERS: readonly string[] = ['columns', 'density'];

/** What an address says of the layout; null where it leaves that to the viewer. */
export type AddressLayout = { columns: ColumnLayout | null; density: Density | null };

const DEFAULT = 'default';
const IDS = SESSION_FIELDS.map(({ id }) => id);
const SHOWN_CHARS_MAX = 100;

/**
 * A layout as the shown columns from left to right: `service*,name*,cost:120`. A star pins, a number is the width in
 * pixels where it differs. The layout that is shown until somebody changes it is `default`.
 */
export function serializeColumns(layout: ColumnLayout): string {
  const write = ({ order, widths, pinned }: ColumnLayout) =>
    order
      .map((id) => `${id}${pinned.includes(id) ? '*' : ''}${widths[id] === undefined ? '' : `:${widths[id]}`}`)
      .join(',');
  const written = write(toLayout(layout));
  return written === write(DEFAULT_LAYOUT) ? DEFAULT : written;
}

/**
 * Reads `columns=`. Never throws: columns of another version, repeated ones and widths out of bounds are left out and
 * told. Null where nothing of it is understood.
 */
export function parseColumns(raw: string): { layout: ColumnLayout | null; problems: FilterProblem[] } {
  if (raw === DEFAULT) return { layout: DEFAULT_LAYOUT, problems: [] };
  const order: string[] = [];
  const pinned: string[] = [];
  const widths: Record<string, number> = {};
  const problems: FilterProblem[] = [];
  const tell = (piece: string, allowed: string) => {
    const value = piece.length > SHOWN_CHARS_MAX ? `${piece.slice(0, SHOWN_CHARS_MAX)}…` : piece;
    problems.push({ parameter: 'columns', value, allowed });
  };
  for (const piece of raw.split(',')) {
    const [, name = '', star, width] = /^([a-z]+)(\*?)(?::(\d{1,4}))?$/i.exec(piece) ?? [];
    if (!IDS.includes(name))
      tell(piece, `${DEFAULT}, or columns such as cost, cost:120 or cost*, of ${IDS.join(', ')}`);
    else if (order.includes(name)) tell(piece, 'each column once');
    else {
      order.push(name);
      if (star === '*') pinned.push(name);
      const pixels = Number(width ?? WIDTH_MIN);
      if (pixels < WIDTH_MIN || pixels > WIDTH_MAX) tell(piece, `a width of ${WIDTH_MIN} to ${WIDTH_MAX} pixels`);
      else if (width !== undefined) widths[name] = pixels;
    }
  }
  return { layout: order.length === 0 ? null : toLayout({ order, widths, pinned }), problems };
}

/** The density of a name; null where there is none of it. */
export function parseDensity(raw: string): Density | null {
  return DENSITIES.find((density) => density === raw) ?? null;
}

/** Reads the layout of an address. What is not understood is left out and told; so is a parameter that stands twice. */
export function parseLayout(params: URLSearchParams): AddressLayout & { problems: FilterProblem[] } {
  const [columns, ...moreColumns] = params.getAll('columns');
  const [density, ...moreDensities] = params.getAll('density');
  const parsed = columns === undefined || moreColumns.length > 0 ? null : parseColumns(columns);
  const read = density === undefined || moreDensities.length > 0 ? null : parseDensity(density);
  const problems = [...(parsed?.problems ?? [])];
  if (density !== undefined && moreDensities.length === 0 && read === null) {
    problems.push({ parameter: 'density', value: density.slice(0, SHOWN_CHARS_MAX), allowed: DENSITIES.join(', ') });
  }
  return { columns: parsed?.layout ?? null, density: read, problems };
}

/** The parameters of a layout, for what is left to the viewer none. */
export function serializeLayout({ columns, density }: AddressLayout): [string, string][] {
  return [
    ...(columns === null ? [] : [['columns', serializeColumns(columns)] satisfies [string, string]]),
    ...(density === null ? [] : [['density', density] satisfies [string, string]]),
  ];
}
