import { AwsError } from '../answer.ts';
import { defineOperation } from '../operation.ts';
import { matchesAll } from './filters.ts';
import { PRODUCTS } from './products.ts';
import { getProductsInput } from './schemas.ts';

const PAGE = 100;

/** The price list of every region, whatever region is asked: AWS answers in three of them only, and the same in each. */
export const getProducts = defineOperation('GetProducts', getProductsInput, (input, { tokens }) => {
  const { ServiceCode, Filters = [], NextToken, MaxResults = PAGE } = input;
  const ofService = PRODUCTS.filter(({ serviceCode }) => serviceCode === ServiceCode);
  // The model's one exception for what is not there; whether AWS answers so or with an empty list is not documented.
  if (ofService.length === 0) throw new AwsError('NotFoundException', `Service ${ServiceCode} is not found.`);
  const query = `pricing:products:${ServiceCode}:${JSON.stringify(Filters)}`;
  const cursor = NextToken ? tokens.decode(query, NextToken) : [0];
  if (!cursor) {
    throw tokens.isExpired(query, NextToken ?? '')
      ? new AwsError('ExpiredNextTokenException', 'The pagination token expired.')
      : new AwsError('InvalidNextTokenException', 'The pagination token is invalid.');
  }
  const found = ofService.filter((product) => matchesAll(product, Filters));
  const [from = 0] = cursor;
  const to = from + MaxResults;
  return {
    FormatVersion: 'aws_v1',
    PriceList: found.slice(from, to).map(({ json }) => json),
    NextToken: to < found.length ? tokens.encode(query, [to]) : undefined,
  };
});
