/** What a test changes of a product. */
export type ProductParts = {
  sku?: string;
  usagetype?: string;
  regionCode?: string;
  attributes?: Record<string, unknown>;
  unit?: string;
  description?: string;
  pricePerUnit?: Record<string, unknown>;
  effectiveDate?: string;
  /** In place of the one on-demand term. */
  terms?: unknown;
};

/** One item of GetProducts' `PriceList`, as its JSON text. */
export function toProductText(parts: ProductParts = {}): string {
  const {
    sku = 'Y4YPXJZYGWU7MRW5',
    usagetype = 'EU-GlueInteractiveSession-DPU-Hour',
    regionCode = 'eu-west-1',
  } = parts;
  const { unit = 'DPU-Hour', description = 'per DPU-Hour', pricePerUnit = { USD: '0.4400000000' } } = parts;
  const { effectiveDate = '2024-11-01T00:00:00Z' } = parts;
  const term = `${sku}.JRTCKXETXF`;
  const priceDimensions = {
    [`${term}.6YS6EN2CT7`]: { unit, beginRange: '0', endRange: 'Inf', description, appliesTo: [], pricePerUnit },
  };
  const onDemand = { [term]: { sku, effectiveDate, priceDimensions, offerTermCode: 'JRTCKXETXF', termAttributes: {} } };
  return JSON.stringify({
    product: {
      productFamily: 'AWS Glue',
      sku,
      attributes: { servicename: 'AWS Glue', usagetype, regionCode, ...parts.attributes },
    },
    serviceCode: 'AWSGlue',
    terms: parts.terms ?? { OnDemand: onDemand },
    version: '20261101000000',
    publicationDate: '2026-11-01T00:00:00Z',
  });
}
