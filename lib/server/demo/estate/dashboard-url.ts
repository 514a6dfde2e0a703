import { randomBytes } from 'node:crypto';

/** By this a test knows a token of the Spark UI wherever it turns up. It opens nothing. */
export const DEMO_UI_TOKEN = 'demo-spark-ui-token';

/** A link as AWS makes it, with a token of its own each time; nobody listens at that address. */
export function toDashboardUrl(host: string, path = '/'): string {
  return `https://${host}${path}?authToken=${DEMO_UI_TOKEN}-${randomBytes(12).toString('hex')}`;
}
