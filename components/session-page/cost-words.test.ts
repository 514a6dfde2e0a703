import { describe, expect, it } from 'vitest';
import { BOOK, toEndedSession, toPrice, toServiceSession } from '@/lib/cost/cost.fixture.ts';
import { COST_NOTES, type Cost, type CostComponent } from '@/lib/cost/cost.ts';
import { withCosts } from '@/lib/cost/estimate.ts';
import { NO_FACTS, type SessionFacts } from '@/lib/cost/session-facts.ts';
import { NOW_MS } from '@/lib/domain/session.fixture.ts';
import type { Session } from '@/lib/domain/session.ts';
import { listNotes, NOTE_TEXT, toBasisText, toHeldUnit, toItemLabel, toLowerBoundText, toUnit } from './cost-words.ts';

const usage = (changes: Partial<Session['usage']>) => ({
  total: null,
  billed: null,
  dpuSeconds: null,
  executionSeconds: null,
  ...changes,
});
const hours = { vcpuHours: 10, memoryGbHours: 40, storageGbHours: 100 };
const price = (session: Session, facts: Partial<SessionFacts> = {}) =>
  withCosts(session, { ...NO_FACTS, ...facts }, BOOK, NOW_MS);
const billed = price(toEndedSession('emr-serverless', { usage: usage({ billed: hours }) }));
const line = (changes: Partial<CostComponent>): CostComponent => ({
  item: 'dpu',
  dimension: 'dpu-hour',
  quantity: '1',
  unitPrice: null,
  amount: null,
  price: null,
  note: null,
  ...changes,
});

describe('a line of the invoice', () => {
  it('is called by what it is for, with its unit', () => {
    expect(billed.cost.components.map(toItemLabel)).toEqual(['vCPU', 'Memory', 'Storage above 20 GB a worker']);
    expect([line({}), line({ dimension: 'm-dpu-hour' }), line({ item: 'executors' })].map(toItemLabel)).toEqual([
      'DPU',
      'M-DPU',
      'Executors',
    ]);
    expect([toUnit('dpu-hour', '1'), toUnit('m-dpu-hour', '1.5'), toUnit('vcpu-hour', null)]).toEqual([
      'DPU-hour',
      'M-DPU-hours',
      'vCPU-hours',
    ]);
    expect([toHeldUnit('memory-gb-hour'), toHeldUnit('m-dpu-hour')]).toEqual(['GB', 'M-DPU']);
  });

  it('has each of its notes said once, all of them in words', () => {
    const notes = COST_NOTES.map((note) => line({ note }));
    expect(listNotes([line({}), ...notes, ...notes])).toEqual([...COST_NOTES]);
    expect(Object.keys(NOTE_TEXT).sort()).toEqual([...COST_NOTES].sort());
  });
});

describe('the basis of an amount', () => {
  it('is said, and whose the price is', () => {
    const glue = price(toEndedSession('glue', { usage: usage({ dpuSeconds: 3_600, executionSeconds: 720 }) }));
    expect(toBasisText(billed, BOOK.prices.slice())).toBe('The usage that AWS bills × list price');
    expect(toBasisText(glue, [])).toBe('The usage that AWS reports × list price');
    expect(toBasisText(price(toServiceSession('glue')), [])).toMatch(/^Our estimate while it runs/);
    expect(toBasisText(toServiceSession('glue'), [])).toBeNull();
    const own = toPrice({ service: 'glue', dimension: 'dpu-hour', pricePerUnit: '0.4' }, 'operator');
    const paid: Cost = { ...glue.cost, components: [line({ price: own.id })] };
    expect(toBasisText({ ...glue, cost: paid }, [own])).toBe('The usage that AWS reports × your own price');
  });
});

describe('a lower bound', () => {
  const athena = (facts: Partial<SessionFacts>) => toLowerBoundText(price(toServiceSession('athena'), facts));
  it('says why it is one, wherever its notes do not', () => {
    expect(toLowerBoundText(billed)).toBeNull();
    expect(athena({})).toMatch(/its coordinator counts alone/);
    expect(athena({ executors: [{ coordinator: false, dpus: null, startedAtMs: NOW_MS, endedAtMs: null }] })).toMatch(
      /size of one of its executors/,
    );
    const late = { usage: usage({ total: hours }), missing: { 'usage.billed': 'not-reported' } } as const;
    expect(toLowerBoundText(price(toEndedSession('emr-serverless', late)))).toMatch(/free 20 GB/);
    const running = toServiceSession('emr-serverless');
    const allocations = [{ driver: null, executor: null, minExecutors: null }];
    expect(toLowerBoundText(price(running, { allocations }))).toBeNull();
    expect(toLowerBoundText(price({ ...running, usage: usage({ billed: hours }) }, { allocations }))).toMatch(/until/);
    expect(toLowerBoundText(price(toServiceSession('glue', { stale: true })))).toMatch(/nobody knows/);
    const odd = { phase: 'unknown', usage: usage({ dpuSeconds: 3_600, executionSeconds: 720 }) } as const;
    expect(toLowerBoundText(price(toServiceSession('glue', odd)))).toMatch(/none known today/);
  });
});
