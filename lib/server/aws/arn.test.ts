import { describe, expect, test } from 'vitest';
import { accountOfArn, partitionOfArn, toArn } from './arn.ts';

describe('what an ARN tells', () => {
  test.each([
    ['arn:aws:iam::210987654321:role/a:b/c', '210987654321', 'aws'],
    ['arn:aws-us-gov:glue:us-gov-west-1:210987654321:session/x', '210987654321', 'aws-us-gov'],
    ['arn:aws-cn:athena:cn-north-1:21098765432:workgroup/x', null, 'aws-cn'],
    ['arn:evil"}:glue:eu-west-1:<script>:session/x', null, null],
    ['arn:aws:iam', null, null],
    ['GlueRole', null, null],
    ['', null, null],
    [null, null, null],
  ])('%s', (arn, account, partition) => {
    expect(accountOfArn(arn)).toBe(account);
    expect(partitionOfArn(arn)).toBe(partition);
  });

  test('one of ours carries the partition, and needs an account', () => {
    const place = { partition: 'aws-cn', region: 'cn-north-1', account: '210987654321' };
    expect(toArn('glue', place, 'session/x')).toBe('arn:aws-cn:glue:cn-north-1:210987654321:session/x');
    expect(toArn('glue', { ...place, account: 'unknown' }, 'session/x')).toBeNull();
  });
});
