import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findProfileRegion, readProfileRegion } from './profile-region.ts';

const FILE = `
# region = nowhere
[default]
region = us-east-1
[profile "prod team"]
s3 =
  region = us-west-9
region=eu-west-1
[profile bare]
output = json
[sso-session bare]
region = sa-east-1
`;

test('the region of a profile is its own line, not a nested one and not another section’s', () => {
  expect(findProfileRegion(FILE, 'default')).toBe('us-east-1');
  expect(findProfileRegion(FILE, 'prod team')).toBe('eu-west-1');
  expect(findProfileRegion(FILE, 'bare')).toBeNull();
  expect(findProfileRegion(FILE, 'absent')).toBeNull();
});

test('the file is found as the SDK finds it, and may be missing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'profile-'));
  const path = join(folder, 'config');
  writeFileSync(path, FILE);
  expect(readProfileRegion({ AWS_CONFIG_FILE: path })).toBe('us-east-1');
  expect(readProfileRegion({ AWS_CONFIG_FILE: path, AWS_PROFILE: 'prod team' })).toBe('eu-west-1');
  expect(readProfileRegion({ HOME: folder })).toBeNull();
});
