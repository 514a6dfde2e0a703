import { describe, expect, it } from 'vitest';
import { toProductText } from '../../cost/price-list.fixture.ts';
import type { Problem } from '../../domain/problem.ts';
import { ProblemError } from '../errors.ts';
import { PriceListReader, type ProductLister } from './price-list-reader.ts';

const HOUR_MS = 3_600_000;
const DENIED: Problem = { kind: 'access_denied', message: 'not allowed', action: 'pricing:GetProducts' };

function open(...listers: ProductLister[]) {
  const state = { nowMs: Date.parse('2026-11-20T12:00:00Z'), asked: 0, read: 0, defects: 0 };
  const counted = listers.map(
    (list): ProductLister =>
      async function* (service) {
        state.asked += 1;
        yield* list(service);
      },
  );
  const reader = new PriceListReader({
    service: 'glue',
    region: 'eu-west-1',
    listers: counted,
    now: () => state.nowMs,
    nextTry: (_problem, _failures, nowMs) => nowMs + 1_000,
    onDefect: () => {
      state.defects += 1;
    },
    onRead: () => {
      state.read += 1;
    },
  });
  return { reader, state };
}

const give = (...products: string[]): ProductLister =>
  async function* () {
    yield products;
  };
const fail = (problem: Problem): ProductLister =>
  async function* () {
    yield [];
    throw new ProblemError(problem);
  };

describe('a reader of the Price List', () => {
  it('reads once for all who ask, and again half a day later', async () => {
    const { reader, state } = open(give(toProductText()));
    expect(reader.describe()).toMatchObject({ status: 'loading', prices: 0, fetchedAt: null });
    await Promise.all([reader.readIfDue(), reader.readIfDue()]);
    expect(reader.describe()).toMatchObject({ status: 'ok', prices: 1, fetchedAt: '2026-11-20T12:00:00.000Z' });
    state.nowMs += 11 * HOUR_MS;
    await reader.readIfDue();
    expect(state.asked).toBe(1);
    state.nowMs += HOUR_MS;
    await reader.readIfDue();
    expect([state.asked, state.read]).toEqual([2, 2]);
  });

  it('keeps what it read last when a newer one cannot be had, and says why', async () => {
    let broken = false;
    const { reader, state } = open((service) => (broken ? fail(DENIED) : give(toProductText()))(service));
    await reader.readIfDue();
    broken = true;
    state.nowMs += 12 * HOUR_MS;
    await reader.readIfDue();
    expect(reader.prices.map(({ pricePerUnit }) => pricePerUnit)).toEqual(['0.44']);
    expect(reader.describe()).toMatchObject({
      status: 'error',
      problem: DENIED,
      fetchedAt: '2026-11-20T12:00:00.000Z',
    });
    expect(state.read).toBe(1);
  });

  it('knocks at a closed door at most every five minutes', async () => {
    const { reader, state } = open(fail({ kind: 'throttled', message: 'slow down' }));
    for (let second = 0; second < 600; second += 1) {
      await reader.readIfDue();
      state.nowMs += 1_000;
    }
    expect(state.asked).toBe(2);
  });

  it('asks by another account’s role where one is not let, and for nothing else', async () => {
    const other = open(fail(DENIED), give(toProductText()));
    await other.reader.readIfDue();
    expect(other.reader.describe()).toMatchObject({ status: 'ok', prices: 1 });
    const slow = open(fail({ kind: 'timeout', message: 'too slow' }), give(toProductText()));
    await slow.reader.readIfDue();
    expect([slow.state.asked, slow.reader.describe().status]).toEqual([1, 'error']);
  });

  it('without a way to ask is unsupported, and never asks', async () => {
    const { reader, state } = open();
    await reader.readIfDue();
    expect([reader.describe().status, state.asked]).toEqual(['unsupported', 0]);
  });

  it('takes no price of another region or service, and tells what it could not read', async () => {
    const torn = toProductText({ sku: 'TORN', pricePerUnit: { USD: 'free' } });
    const elsewhere = toProductText({ sku: 'OTHER', regionCode: 'us-east-1' });
    const { reader } = open(give(elsewhere, torn));
    await reader.readIfDue();
    expect(reader.prices).toEqual([]);
    expect(reader.describe().unreadable).toMatchObject([{ sku: 'TORN', reason: expect.any(String) }]);
  });

  it('a defect of ours is told like any problem', async () => {
    const { reader, state } = open(() => {
      throw new TypeError('ours');
    });
    await reader.readIfDue();
    expect([state.defects, reader.describe().problem?.kind]).toEqual([1, 'service_error']);
  });
});
