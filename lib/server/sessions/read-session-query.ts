import { parseFilters } from '../../filters/codec.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import { RequestError } from '../http/request-error.ts';

/** The filters of a request to the interface, where a part that is not understood is refused, not dropped. */
export function readFilters(params: URLSearchParams): SessionFilters {
  const { filters, problems } = parseFilters(params);
  const [first] = problems;
  if (!first) return filters;
  throw RequestError.parameter(first.parameter, `${first.parameter}=${first.value} is not understood.`, first.allowed);
}
