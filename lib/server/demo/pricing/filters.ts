import type { Product } from './products.ts';
import type { PriceFilter } from './schemas.ts';

type Matches = (value: string | undefined, wanted: string) => boolean;

const isSame: Matches = (value, wanted) => value === wanted;
/** Several values are joined by commas, as AWS's own server of prices sends them (awslabs/mcp, aws-pricing-mcp-server). */
const isAnyOf: Matches = (value, wanted) => value !== undefined && wanted.split(',').includes(value);

const MATCHES: Record<PriceFilter['Type'], Matches> = {
  TERM_MATCH: isSame,
  EQUALS: isSame,
  CONTAINS: (value, wanted) => value?.includes(wanted) === true,
  ANY_OF: isAnyOf,
  // The documentation does not say what of products that lack the field; read to the letter, they are none of the values.
  NONE_OF: (value, wanted) => !isAnyOf(value, wanted),
};

/** Whether every filter holds. Names of fields are taken in any case, values to the letter. */
export function matchesAll(product: Product, filters: readonly PriceFilter[]): boolean {
  return filters.every(({ Type, Field, Value }) => MATCHES[Type](product.fields.get(Field.toLowerCase()), Value));
}
