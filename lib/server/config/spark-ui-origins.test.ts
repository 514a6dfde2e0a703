import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../http/content-security-policy.ts';
import { readSparkUiOrigins } from './spark-ui-origins.ts';

const NO_PROFILE = { AWS_CONFIG_FILE: '/dev/null' };
const WORLD = ['https://*.amazonaws.com', 'https://*.api.aws', 'https://*.console.aws.amazon.com'];
const read = (env: Record<string, string>) => readSparkUiOrigins({ ...NO_PROFILE, ...env });
const formActionOf = (policy: string) => policy.split('; ').find((one) => one.startsWith('form-action'));

describe('where a form of a page may lead', () => {
  test.each([{}, { SPARKTALLY_SPARK_UI: '0' }, { SPARKTALLY_SPARK_UI: '' }, { SPARKTALLY_SPARK_UI: 'yes' }])(
    'is to ourselves alone with %j',
    (env) => {
      const origins = read({ AWS_REGION: 'us-east-1', ...env });
      expect(origins).toEqual([]);
      expect(formActionOf(contentSecurityPolicy('n', false, origins))).toBe("form-action 'self'");
    },
  );

  test('is also to AWS where the Spark UI is on, of the partitions that are read', () => {
    const on = (env: Record<string, string>) => read({ SPARKTALLY_SPARK_UI: '1', ...env });
    expect(on({ AWS_REGION: 'eu-west-1' })).toEqual(WORLD);
    expect(on({ SPARKTALLY_REGIONS: 'us-east-1,eu-west-1', AWS_REGION: 'cn-north-1' })).toEqual(WORLD);
    expect(on({ AWS_DEFAULT_REGION: 'cn-north-1' })[0]).toBe('https://*.amazonaws.com.cn');
    expect(on({ SPARKTALLY_REGIONS: 'us-east-1,cn-north-1' })).toEqual([...WORLD, ...on({ AWS_REGION: 'cn-north-1' })]);
    expect(on({})).toEqual([]);
    const policy = contentSecurityPolicy('n', false, on({ AWS_REGION: 'eu-west-1' }));
    expect(formActionOf(policy)).toBe(`form-action 'self' ${WORLD.join(' ')}`);
    expect(policy.replace(/form-action[^;]*/, '')).toBe(
      contentSecurityPolicy('n', false, []).replace(/form-action[^;]*/, ''),
    );
  });
});
