import { createHash } from 'node:crypto';
import { GetProductsCommand, type PricingClient } from '@aws-sdk/client-pricing';
import type { Service } from '../../../domain/service.ts';
import { toBadResponse } from '../answer.ts';
import { type CallContext, type CallOptions, callAws } from '../call.ts';
import { parseList } from '../native-fields.ts';
import { listPages } from '../pages.ts';

/** The API's own maximum. */
const MAX_PAGE = 100;

/** Where a service's products stand in the list. Two filters take out of thousands the few that may be ours. */
const PRODUCTS: Record<Service, { code: string; filter: readonly [field: string, value: string] | null }> = {
  'emr-serverless': { code: 'ElasticMapReduce', filter: ['productFamily', 'EMR Serverless'] },
  glue: { code: 'AWSGlue', filter: ['operation', 'GlueInteractiveSession'] },
  athena: { code: 'AmazonAthena', filter: null },
};

export type ProductQuery = {
  service: Service;
  /** The region whose prices are wanted, not the one that is asked for them. */
  region: string;
};

/** AWS's Price List as this program uses it. Every method fails with a ProblemError only. */
export type PricingGateway = {
  /**
   * Pages of products as JSON texts, for `parseProduct`; more of them than a service's sessions are priced by. A listing
   * begun again gives products twice.
   */
  listProducts(query: ProductQuery, call?: CallOptions): AsyncGenerator<string[], void>;
};

/** `context.region` is the region that is asked: `findPricingRegion` of the one whose prices are wanted. */
export function openPricingGateway(client: PricingClient, context: CallContext): PricingGateway {
  const operation = 'pricing:GetProducts';
  return {
    listProducts({ service, region }, call) {
      const { code, filter } = PRODUCTS[service];
      const fields = [['regionCode', region] as const, ...(filter === null ? [] : [filter])];
      const query = {
        ServiceCode: code,
        Filters: fields.map(([Field, Value]) => ({ Type: 'TERM_MATCH' as const, Field, Value })),
        FormatVersion: 'aws_v1',
        MaxResults: MAX_PAGE,
      };
      return listPages({
        operation,
        fetchPage: (token) => {
          const page = token === null ? {} : { NextToken: token };
          const command = new GetProductsCommand({ ...query, ...page });
          return callAws(context, operation, (options) => client.send(command, options), call);
        },
        tokenOf: (output) => output.NextToken,
        toPage: (output) => readProducts(output, operation),
        keysOf: (products) => products.map(toKey),
      });
    },
  };
}

/** The SDK wraps each text into an object that would parse it; the text alone crosses into the pure rings. */
function readProducts(output: unknown, operation: string): string[] {
  const list = parseList(output, 'PriceList');
  if (list === null) throw toBadResponse(operation, 'lacks its list PriceList');
  return list.map((item) => {
    if (typeof item === 'string') return item;
    if (item instanceof String) return item.valueOf();
    throw toBadResponse(operation, 'holds a product that is not a JSON text');
  });
}

/** The product's SKU, as its other words may change between two listings; a text without one stands for itself. */
function toKey(product: string): string {
  return /"sku"\s*:\s*"(\w{1,64})"/.exec(product)?.[1] ?? createHash('sha256').update(product).digest('base64');
}
