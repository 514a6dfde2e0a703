import { describe, expect, it } from 'vitest';
import { ProblemError } from '../errors.ts';
import { answerClick } from './navigation-response.ts';
import { ToldOutcomes } from './told-outcomes.ts';

const REF = { service: 'glue', account: '210987654321', region: 'us-east-1', scope: '-', id: 'x' } as const;
const ADDRESS = 'https://x.dashboard.us-east-1.amazonaws.com/?authToken=canary';
const DENIED = { kind: 'access_denied', message: 'The identity in use may not call it.' } as const;

let nowMs = Date.UTC(2026, 7, 20);
const outcomes = () => new ToldOutcomes(() => nowMs);
const ask = (accept?: string) =>
  new Request('http://localhost:3000/', { headers: accept === undefined ? {} : { accept } });
const BROWSER = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8';

describe('the answer to a click', () => {
  it('leads to the link, which stands in the Location alone', async () => {
    for (const accept of [BROWSER, undefined, 'application/json']) {
      const answer = await answerClick(ask(accept), REF, {
        outcomes: outcomes(),
        open: async () => ({ kind: 'link', address: ADDRESS }),
      });
      expect([answer.status, answer.headers.get('location'), await answer.text()]).toEqual([303, ADDRESS, '']);
    }
  });

  it('leads a browser to a page that says why not, a program gets the problem', async () => {
    const kept = outcomes();
    const open = async () => Promise.reject(new ProblemError(DENIED));
    const answer = await answerClick(ask(BROWSER), REF, { outcomes: kept, open });
    const location = answer.headers.get('location') ?? '';
    expect([answer.status, location]).toEqual([303, expect.stringMatching(/^\/spark-ui\/[0-9a-f-]{36}$/)]);
    expect(kept.find(location.slice('/spark-ui/'.length))).toMatchObject({ ref: REF, problem: DENIED, demoHost: null });
    const told = await answerClick(ask(), REF, { outcomes: kept, open });
    expect([told.status, await told.json()]).toEqual([403, expect.objectContaining({ kind: 'access_denied' })]);
  });

  it('of demo data tells the host, not the link', async () => {
    const kept = outcomes();
    const open = async () => ({ kind: 'demo', host: 'x.amazonaws.com', problem: DENIED }) as const;
    const answer = await answerClick(ask(BROWSER), REF, { outcomes: kept, open });
    expect(kept.find(answer.headers.get('location')?.slice('/spark-ui/'.length) ?? '')?.demoHost).toBe(
      'x.amazonaws.com',
    );
  });

  it('does not tell a defect', async () => {
    const open = async () => Promise.reject(new Error('defect'));
    await expect(answerClick(ask(BROWSER), REF, { outcomes: outcomes(), open })).rejects.toThrow('defect');
  });
});

describe('what became of a click', () => {
  it('is known for ten minutes, and of the newest two hundred', () => {
    const kept = outcomes();
    const told = { ref: REF, problem: DENIED, demoHost: null };
    const first = kept.keep(told);
    nowMs += 599_999;
    expect(kept.find(first)).toMatchObject(told);
    nowMs += 1;
    expect(kept.find(first)).toBeNull();
    const second = kept.keep(told);
    for (let time = 0; time < 199; time += 1) kept.keep(told);
    expect(kept.find(second)).not.toBeNull();
    kept.keep(told);
    expect(kept.find(second)).toBeNull();
    expect(kept.find('__proto__')).toBeNull();
  });
});
