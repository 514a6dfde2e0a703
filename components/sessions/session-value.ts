import type { Session } from '@/lib/domain/session.ts';
import type { FieldName } from '@/lib/filters/field.ts';
import type { Term } from '@/lib/filters/filter.ts';
import type { Cell } from '@/lib/tables/cell.ts';
import { SESSION_FIELDS, type SessionField } from '@/lib/tables/session-fields.ts';

/** A value of a row that can be filtered by, excluded or copied. */
export type SessionValue = {
  field: FieldName;
  term: Term;
  /** What is shown. */
  label: string;
  /** The whole value, for copying. */
  text: string;
};

/** A value that was clicked, and where. */
export type PickedValue = SessionValue & { anchor: HTMLElement };

const is = (value: string) => ({ op: 'is', value }) as const;

/** Null for what can only be read. */
export function toSessionValue(field: SessionField, session: Session, cell: Cell): SessionValue | null {
  const { service, state } = session;
  if (field.id === 'service') return { field: 'service', term: is(service), label: cell.text, text: service };
  if (field.id === 'state') return { field: 'state', term: is(state), label: state, text: state };
  if (cell.kind !== 'text' || field.filter === null || (field.id === 'scope' && service === 'glue')) return null;
  return { field: field.filter, term: is(cell.text), label: cell.text, text: cell.title ?? cell.text };
}

/** The value of a row by the name of its filter; null where the row has none. */
export function findSessionValue(name: string | undefined, session: Session, nowMs: number): SessionValue | null {
  const field = SESSION_FIELDS.find(({ filter }) => filter === name);
  return field === undefined ? null : toSessionValue(field, session, field.value(session, nowMs));
}
