/** The filterable and sortable fields of a session, in the canonical order of the URL. */
export const FIELD_NAMES = [
  'service',
  'state',
  'phase',
  'region',
  'account',
  'scope',
  'owner',
  'role',
  'tag',
  'worker',
  'version',
  'origin',
  'name',
  'q',
  'idle',
  'duration',
  'cost',
  'created',
] as const;

export type FieldName = (typeof FIELD_NAMES)[number];
