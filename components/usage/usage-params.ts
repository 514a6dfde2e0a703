import type { Service } from '@/lib/domain/service.ts';
import type { UsageQuery } from '@/lib/domain/usage.ts';
import type { UsageMeasure } from '@/lib/domain/usage-series.ts';
import { parseFilters, toQueryString, withField } from '@/lib/filters/codec.ts';
import type { FilterProblem, SessionFilters } from '@/lib/filters/filter.ts';
import { parseUsageQuery, serializeUsageQuery, USAGE_PARAMETERS } from '@/lib/filters/usage-query.ts';
import { isMoney } from './measures.ts';

export type UsageParams = {
  /** As the address has them; the page adds the service of its measure. */
  filters: SessionFilters;
  usage: UsageQuery;
  /** The zone that the address asks for; null leaves it to the viewer's clock. */
  timeZone: string | null;
  problems: FilterProblem[];
};

/** Which service's sessions a measure is shown for when the address names none: DPU-seconds mean Glue's, money all. */
export function toImpliedService(measure: UsageMeasure): Service | null {
  if (isMoney(measure)) return null;
  return measure === 'dpuSeconds' ? 'glue' : 'emr-serverless';
}

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
  const service = toImpliedService(measure);
  if (service === null || filters.fields.some(({ field }) => field === 'service')) return filters;
  return withService(filters, service);
}

export function withService(filters: SessionFilters, service: Service | null): SessionFilters {
  const only = { field: 'service', negated: false, terms: [{ op: 'is', value: service ?? '' }] } as const;
  return withField(filters, 'service', service === null ? null : only);
}

/** Filters and measure after a choice: what a measure means by itself is left out of the address. */
export function chooseMeasure(
  filters: SessionFilters,
  before: UsageMeasure,
  { measure, service }: { measure: UsageMeasure; service: Service | null },
): SessionFilters {
  if (service !== null) return withService(filters, service === toImpliedService(measure) ? null : service);
  // From one service's measure to money: the service was the measure's, not the viewer's.
  return isMoney(before) ? filters : withService(filters, null);
}

/** The query string of page and interface: filters first, then what is the chart's own. */
export function toUsageSearch(filters: SessionFilters, usage: UsageQuery, timeZone: string | null): string {
  const base = toQueryString(filters);
  const currency = isMoney(usage.measure) ? usage.currency : null;
  const own = serializeUsageQuery({ ...usage, currency, tz: timeZone ?? 'UTC' });
  // A zone that somebody chose stays in the address, even where it is the interface's default.
  if (timeZone === 'UTC') own.append('tz', 'UTC');
  const text = own.toString();
  if (text === '') return base;
  return base === '' ? `?${text}` : `${base}&${text}`;
}
