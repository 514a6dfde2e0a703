import { parseFilters, serializeFilters } from '../filters/codec.ts';
import type { FilterProblem, SessionFilters } from '../filters/filter.ts';
import { type AddressLayout, LAYOUT_PARAMETERS, parseLayout, serializeLayout } from './layout-codec.ts';

/** What an address of the session list asks for: filters and order, columns and density. */
export type View = { filters: SessionFilters; layout: AddressLayout };

/** How long a link may be that mail programs and chats leave whole. */
export const LINK_CHARS_MAX = 2_000;

/**
 * Reads an address of the list. Never throws: what is not understood is left out and told, part by part. `extra` names
 * the parameters that the page reads itself.
 */
export function parseView(
  params: URLSearchParams,
  extra: readonly string[] = [],
): View & { problems: FilterProblem[] } {
  const { filters, problems } = parseFilters(params, [...LAYOUT_PARAMETERS, ...extra]);
  const { problems: more, ...layout } = parseLayout(params);
  return { filters, layout, problems: [...problems, ...more] };
}

/** The canonical parameters: filters, time, sort, then the layout. */
export function serializeView({ filters, layout }: View): URLSearchParams {
  const params = serializeFilters(filters);
  for (const [name, value] of serializeLayout(layout)) params.append(name, value);
  return params;
}

/** `''`, or `?` and the canonical query, with the marks left readable that a query may hold unescaped. */
export function toViewQuery(view: View): string {
  const query = serializeView(view).toString();
  const readable = query.replace(/%(?:2C|3A|21|2F|40)/g, (mark) => decodeURIComponent(mark));
  return readable === '' ? '' : `?${readable}`;
}

/** The canonical query of any, for telling whether two are the same view. */
export function toCanonicalQuery(search: string): string {
  return toViewQuery(parseView(new URLSearchParams(search)));
}
