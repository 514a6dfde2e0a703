import { SERVICE_LABEL } from '../domain/service.ts';
import { describeFilter, describeWindow } from '../filters/describe.ts';
import { DEFAULT_RANGE, type FieldFilter, type SessionFilters } from '../filters/filter.ts';

const OTHERS_MAX = 2;

/** The words of a field that stands before "sessions", where it takes few values as they are. */
function toAdjective(filter: FieldFilter | undefined, word: (value: string) => string): string | null {
  if (filter === undefined || filter.negated || filter.terms.length > 2) return null;
  const words = filter.terms.flatMap((term) => (term.op === 'is' ? [word(term.value)] : []));
  return words.length === filter.terms.length ? words.join(' or ') : null;
}

/**
 * What a list of sessions is, for the title of its page: `142 idle AWS Glue sessions, owner ana`. `count` is written
 * already, since how sure it is stands with it.
 */
export function describeList({ fields, window }: SessionFilters, count: string, one: boolean): string {
  const labels: Record<string, string> = SERVICE_LABEL;
  const of = (field: string) => fields.find((filter) => filter.field === field);
  const phase = toAdjective(of('phase'), (value) => value);
  const service = toAdjective(of('service'), (value) => labels[value] ?? value);
  const said = new Set([phase === null ? '' : 'phase', service === null ? '' : 'service']);
  const rest = fields.filter(({ field }) => !said.has(field)).map(describeFilter);
  const others = rest.slice(0, OTHERS_MAX).map(({ label, text }) => `${label.toLowerCase()} ${text}`);
  const more = rest.length - others.length;
  return [
    [count, phase, service, one ? 'session' : 'sessions'].filter((part) => part !== null).join(' '),
    ...others,
    ...(more > 0 ? [`${more} more ${more === 1 ? 'filter' : 'filters'}`] : []),
    ...(window.kind === 'relative' && window.range === DEFAULT_RANGE ? [] : [describeWindow(window)]),
  ].join(', ');
}
