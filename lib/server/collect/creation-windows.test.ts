import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCreationWindows } from './creation-windows.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');

describe('planCreationWindows', () => {
  it('asks for everything at once where the rate binds', () => {
    expect(planCreationWindows([], NOW, { callsPerSecond: 5, scopes: 1 })).toEqual([{ afterMs: null, beforeMs: null }]);
  });

  it('leaves the outermost windows open', () => {
    const windows = planCreationWindows([], NOW, { callsPerSecond: 1000, scopes: 2 });
    expect(windows).toHaveLength(4);
    expect(windows[0]?.beforeMs).toBeNull();
    expect(windows.at(-1)?.afterMs).toBeNull();
  });

  it('covers every creation time, and the cut itself twice', () => {
    const times = fc.array(fc.integer({ min: 0, max: NOW }), { maxLength: 400 });
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: NOW + 1e9 }), fc.nat(12), (created, at, scopes) => {
        const windows = planCreationWindows(created, NOW, { callsPerSecond: 1000, scopes });
        const holding = windows.filter(
          ({ afterMs, beforeMs }) => (afterMs === null || at > afterMs) && (beforeMs === null || at < beforeMs),
        );
        expect(holding.length).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
