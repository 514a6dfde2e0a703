import type { Service } from '@/lib/domain/service.ts';
import type { UsageQuery } from '@/lib/domain/usage.ts';
import type { UsageMeasure } from '@/lib/domain/usage-series.ts';
import { parseFilters, toQueryString, withField } from '@/lib/filters/codec.ts';
import type { FilterProblem, SessionFilters } from '@/lib/filters/filter.ts';
import { parseUsageQuery, serializeUsageQuery, USAGE_PARAMETERS } from '@/lib/filters/usage-query.ts';

export type UsageParams = {
  /** As the address has them; the page adds the service of its measure. */
  filters: SessionFilters;
  usage: UsageQuery;
  /** The zone that the address asks for; null leaves it to the viewer's clock. */
  timeZone: string | null;
  problems: FilterProblem[];
};

/** Which service's sessions a measure is shown for when the address names none: DPU-seconds mean Glue's. */
const SERVICE_OF: (measure: UsageMeasure) => Service = (measure) =>
  measure === 'dpuSeconds' ? 'glue' : 'emr-serverless';

export function parseUsageParams(params: URLSearchParams): UsageParams {
  const { filters, problems } = parseFilters(params, USAGE_PARAMETERS);
  const usage = parseUsageQuery(params);
  return {
    filters,
    usage: usage.query,
    timeZone: params.has('tz') && !usage.problems.some(({ parameter }) => parameter === 'tz') ? usage.query.tz : null,
    problems: [...problems, ...usage.problems],
  };
}

/** The filters with the measure's service where no service is chosen: what chart, table and links are about. */
export function toShownFilters(filters: SessionFilters, measure: UsageMeasure): SessionFilters {
  if (filters.fields.some(({ field }) => field === 'service')) return filters;
  return withField(filters, 'service', {
    field: 'service',
    negated: false,
    terms: [{ op: 'is', value: SERVICE_OF(measure) }],
  });
}

/** The query string of page and interface: filters first, then what is the chart's own. */
export function toUsageSearch(filters: SessionFilters, usage: UsageQuery, timeZone: string | null): string {
  const base = toQueryString(filters);
  const own = serializeUsageQuery({ ...usage, tz: timeZone ?? 'UTC' });
  // A zone that somebody chose stays in the address, even where it is the interface's default.
  if (timeZone === 'UTC') own.append('tz', 'UTC');
  const text = own.toString();
  if (text === '') return base;
  return base === '' ? `?${text}` : `${base}&${text}`;
}
