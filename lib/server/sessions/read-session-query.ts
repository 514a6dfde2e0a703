import { IDLE_GROUPS } from '../../domain/idle-analysis.ts';
import { parseFilters } from '../../filters/codec.ts';
import type { FilterProblem, SessionFilters } from '../../filters/filter.ts';
import { parseUsageQuery, USAGE_PARAMETERS } from '../../filters/usage-query.ts';
import { EXPORT_PARAMETERS, parseExportQuery } from '../../tables/export-query.ts';
import { RequestError } from '../http/request-error.ts';
import type { ExportRequest } from './export-sessions.ts';
import type { IdleRequest } from './get-idle.ts';
import type { ScopeRequest } from './get-scope.ts';
import type { UsageRequest } from './get-usage.ts';
import type { OverviewRequest } from './make-overview.ts';
import type { StreamQuery } from './stream-sessions.ts';

const SCOPE_PARAMETERS: readonly string[] = ['range', 'from', 'to', 'tz'];

/** The filters of a request to the interface, where a part that is not understood is refused, not dropped. */
export function readFilters(params: URLSearchParams, extra: readonly string[] = []): SessionFilters {
  const { filters, problems } = parseFilters(params, extra);
  refuse(problems);
  return filters;
}

/** The filters of a stream, whether it stays open (`live=1`), and whether its pages come packed (`form=packed`). */
export function readStreamQuery(params: URLSearchParams): StreamQuery {
  const filters = readFilters(params, ['live', 'form']);
  const live = params.getAll('live');
  if (live.length > 1 || (live[0] !== undefined && live[0] !== '0' && live[0] !== '1')) {
    throw RequestError.parameter('live', `live=${live.join(',').slice(0, 100)} is not understood.`, '0 or 1, once');
  }
  const form = params.getAll('form');
  if (form.length > 1 || (form[0] !== undefined && form[0] !== 'packed' && form[0] !== 'plain')) {
    throw RequestError.parameter(
      'form',
      `form=${form.join(',').slice(0, 100)} is not understood.`,
      'plain or packed, once',
    );
  }
  return { filters, live: live[0] === '1', packed: form[0] === 'packed' };
}

export function readUsageQuery(params: URLSearchParams): UsageRequest {
  const filters = readFilters(params, USAGE_PARAMETERS);
  const { query, problems } = parseUsageQuery(params);
  refuse(problems);
  return { filters, usage: query };
}

/** Filters, `format` (csv unless given) and `columns` (of CSV; all unless given). */
export function readExportQuery(params: URLSearchParams): ExportRequest {
  const filters = readFilters(params, EXPORT_PARAMETERS);
  const { query, problems } = parseExportQuery(params);
  refuse(problems);
  return { filters, ...query };
}

export function readOverviewQuery(params: URLSearchParams): OverviewRequest {
  const filters = readFilters(params, ['tz']);
  const { query, problems } = parseUsageQuery(params);
  refuse(problems);
  return { filters, tz: query.tz };
}

/** `range`, or `from` and `to`, and `tz`: what sessions it is about the path says. */
export function readScopeQuery(params: URLSearchParams): ScopeRequest {
  const { filters, tz } = readOverviewQuery(params);
  const other = [...params.keys()].find((name) => !SCOPE_PARAMETERS.includes(name));
  if (other === undefined) return { window: filters.window, tz };
  throw RequestError.parameter(other, `${other} is not understood here.`, SCOPE_PARAMETERS.join(', '));
}

/** Filters, `tz`, `group` (owner unless given) and `currency`. */
export function readIdleQuery(params: URLSearchParams): IdleRequest {
  const filters = readFilters(params, ['tz', 'group', 'currency']);
  const group = params.get('group') ?? IDLE_GROUPS[0];
  const known = IDLE_GROUPS.find((one) => one === group);
  if (known === undefined) {
    throw RequestError.parameter('group', `group=${group.slice(0, 100)} is not understood.`, IDLE_GROUPS.join(', '));
  }
  const others = new URLSearchParams(params);
  others.delete('group');
  const { query, problems } = parseUsageQuery(others);
  refuse(problems);
  return { filters, tz: query.tz, group: known, currency: query.currency };
}

function refuse(problems: readonly FilterProblem[]): void {
  const [first] = problems;
  if (first)
    throw RequestError.parameter(
      first.parameter,
      `${first.parameter}=${first.value} is not understood.`,
      first.allowed,
    );
}
