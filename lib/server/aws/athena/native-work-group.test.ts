import { describe, expect, test } from 'vitest';
import { isSparkWorkGroup, parseAthenaWorkGroup } from './native-work-group.ts';

describe('which workgroups may hold Spark sessions', () => {
  test.each([
    ['Athena engine version 3', 'Athena engine version 3', false],
    ['AUTO', 'Athena engine version 3', false],
    ['AUTO', null, false],
    ['PySpark engine version 3', 'PySpark engine version 3', true],
    ['Apache Spark version 3.5', 'Apache Spark version 3.5', true],
    ['Apache Spark version 4.1', null, true],
    ['An engine of tomorrow', 'An engine of tomorrow', true],
    [null, null, true],
  ])('selected %s, effective %s: %s', (SelectedEngineVersion, EffectiveEngineVersion, expected) => {
    const EngineVersion = { SelectedEngineVersion, EffectiveEngineVersion };
    const listed = parseAthenaWorkGroup({ Name: 'wg', EngineVersion });
    const got = parseAthenaWorkGroup({ Name: 'wg', Configuration: { EngineVersion } });
    expect(isSparkWorkGroup(listed!)).toBe(expected);
    expect(isSparkWorkGroup(got!)).toBe(expected);
  });

  test('one without a name is no workgroup', () => {
    expect(parseAthenaWorkGroup({ State: 'ENABLED' })).toBeNull();
  });
});
