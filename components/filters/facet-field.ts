import { FACET_FIELDS, type FacetField } from '@/lib/filters/facets.ts';
import type { FieldName } from '@/lib/filters/field.ts';
import type { Comparable } from './compare-forms.ts';

/** How a field is edited. */
export type FieldControl =
  | { kind: 'facet'; field: FacetField }
  | { kind: 'text'; field: 'name' }
  | { kind: 'compare'; field: Comparable };

const CONTROLS: readonly FieldControl[] = [
  ...FACET_FIELDS.map((field) => ({ kind: 'facet', field }) as const),
  { kind: 'text', field: 'name' },
  { kind: 'compare', field: 'cost' },
  { kind: 'compare', field: 'idle' },
  { kind: 'compare', field: 'duration' },
  { kind: 'compare', field: 'created' },
];

/** Those with a button of their own where there is room; the others are in the menu behind them. */
export const QUICK_FIELDS = ['service', 'state', 'phase', 'scope', 'owner'] as const satisfies readonly FacetField[];

export const MENU_CONTROLS: readonly FieldControl[] = CONTROLS;

/** The control of a field; null for those edited elsewhere. */
export function findControl(field: FieldName): FieldControl | null {
  return CONTROLS.find((control) => control.field === field) ?? null;
}
