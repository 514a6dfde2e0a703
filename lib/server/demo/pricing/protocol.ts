import { AwsError } from '../answer.ts';
import { openJsonProtocol } from '../json-protocol.ts';
import { getProducts } from './get-products.ts';

export const PRICING_PROTOCOL = openJsonProtocol({
  target: 'AWSPriceListService',
  operations: [getProducts],
  constraint: (message) => new AwsError('InvalidParameterException', message),
  internal: 'InternalErrorException',
});
