import type { UsageQuery } from '../domain/usage.ts';
import { BUCKETS, USAGE_GROUPS, USAGE_MEASURES, type UsageGroup } from '../domain/usage-series.ts';
import type { FilterProblem } from './filter.ts';

/** The parameters of a usage chart beside the filters. */
export const USAGE_PARAMETERS = ['bucket', 'tz', 'group', 'measure', 'currency', 'compare'] as const;

export const DEFAULT_USAGE: UsageQuery = {
  bucket: 'day',
  tz: 'UTC',
  group: 'service',
  measure: 'cost',
  compare: null,
  currency: null,
};

const COMPARISONS = ['previous'] as const;

/** Whether this runtime knows an IANA time zone. Plain offsets are refused: they have no calendar of their own. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]{0,63}$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function parseGroup(raw: string): UsageGroup | null {
  const tag = /^tag:(.+)$/su.exec(raw)?.[1];
  if (tag !== undefined) return `tag:${tag}`;
  return USAGE_GROUPS.find((group) => group === raw) ?? null;
}

/**
 * Reads the parameters of a chart; never throws. What is not understood is told and its default stands in. Repeated
 * and unknown parameters are parseFilters' to tell, which takes USAGE_PARAMETERS as extra names.
 */
export function parseUsageQuery(params: URLSearchParams): { query: UsageQuery; problems: FilterProblem[] } {
  const problems: FilterProblem[] = [];
  function read<Value>(
    parameter: string,
    standard: Value,
    parse: (raw: string) => Value | null,
    allowed: string,
  ): Value {
    const raw = params.get(parameter);
    if (raw === null) return standard;
    const value = parse(raw);
    if (value !== null) return value;
    problems.push({ parameter, value: raw.length > 100 ? `${raw.slice(0, 100)}…` : raw, allowed });
    return standard;
  }
  const oneOf =
    <Value extends string>(values: readonly Value[]) =>
    (raw: string) =>
      values.find((value) => value === raw) ?? null;
  const query: UsageQuery = {
    bucket: read('bucket', DEFAULT_USAGE.bucket, oneOf(BUCKETS), BUCKETS.join(', ')),
    tz: read(
      'tz',
      DEFAULT_USAGE.tz,
      (raw) => (isTimeZone(raw) ? raw : null),
      'an IANA time zone such as Europe/Berlin',
    ),
    group: read('group', DEFAULT_USAGE.group, parseGroup, `${USAGE_GROUPS.join(', ')}, tag:KEY`),
    measure: read('measure', DEFAULT_USAGE.measure, oneOf(USAGE_MEASURES), USAGE_MEASURES.join(', ')),
    currency: read('currency', null, (raw) => (/^[A-Z]{3}$/.test(raw) ? raw : null), 'a currency such as USD'),
    compare: read('compare', null, oneOf(COMPARISONS), COMPARISONS.join(', ')),
  };
  return { query, problems };
}

/** The chart's parameters in canonical order; defaults are left out. */
export function serializeUsageQuery(query: UsageQuery): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of USAGE_PARAMETERS) {
    const value = query[name];
    if (value !== null && value !== DEFAULT_USAGE[name]) params.append(name, value);
  }
  return params;
}
