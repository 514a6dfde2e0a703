import { describe, expect, it } from 'vitest';
import { toOwnerLabel, toRoleLabel } from './owner.ts';

describe('labels of owners and roles', () => {
  it.each([
    ['arn:aws:sts::210987654321:assumed-role/DataScientist/ana@example.com', 'ana@example.com'],
    ['arn:aws-cn:iam::210987654321:user/team/bo', 'bo'],
    ['arn:aws:iam::210987654321:root', 'root'],
    ['arn:aws:sts::1:assumed-role/Broken/', 'arn:aws:sts::1:assumed-role/Broken/'],
    ['ana', 'ana'],
    ['team/ana', 'team/ana'],
    ['', ''],
  ])('shows %j as %j', (owner, label) => {
    expect(toOwnerLabel(owner)).toBe(label);
  });

  it('drops the account and the path of a role', () => {
    expect(toRoleLabel('arn:aws:iam::210987654321:role/service-role/Spark')).toBe('Spark');
  });
});
