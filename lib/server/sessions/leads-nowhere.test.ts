import { afterEach, describe, expect, it } from 'vitest';
import type { ScopeRef, SessionRef } from '../../domain/resource-ref.ts';
import type { TruthRow } from '../demo/truth.ts';
import { requireScope } from './get-scope.ts';
import { requireSession } from './get-session.ts';
import { leadsNowhere } from './leads-nowhere.ts';
import { openStack } from './stack.contract.ts';

const COUNTS = { emrServerless: 12, glue: 6, athena: 12, applications: 2, sparkWorkGroups: 2 };
const ACCOUNT = '210987654321';
const ALL = { kind: 'relative', range: 'all' } as const;

let stack: Awaited<ReturnType<typeof openStack>> | null = null;

afterEach(async () => {
  await stack?.close();
  stack = null;
});

const toRef = ({ service, region, scope, id }: TruthRow): SessionRef => ({
  service,
  account: ACCOUNT,
  region,
  scope,
  id,
});

async function open({ read }: { read: boolean }) {
  const opened = await openStack({ counts: COUNTS });
  stack = opened;
  if (read) await opened.read('range=all', 0);
  const refs = (['emr-serverless', 'glue', 'athena'] as const).map((service) => {
    const row = opened.endpoint.truth('us-east-1').find((one) => one.service === service);
    if (row === undefined) throw new Error('the estate has sessions of each service');
    return toRef(row);
  });
  return {
    endpoint: opened.endpoint,
    refs,
    /** How often AWS was asked about one session, application or workgroup by itself. */
    asked: () =>
      opened.endpoint.calls.filter(({ operation }) => /:Get(Session|Application|WorkGroup)$/.test(operation)),
    session: (ref: SessionRef) => leadsNowhere(requireSession(opened.context, ref)),
    scope: (ref: ScopeRef) => leadsNowhere(requireScope(opened.context, ref, ALL)),
  };
}

describe('whether an address leads nowhere', () => {
  it('is known without a call where a session has been read', async () => {
    const { refs, session, scope, asked } = await open({ read: true });
    const before = asked().length;
    for (const ref of refs) {
      expect(await session(ref)).toBe(false);
      if (ref.service !== 'glue') expect(await scope(ref)).toBe(false);
    }
    expect(asked()).toHaveLength(before);
  });

  it('is asked of AWS where none has', async () => {
    const { refs, session, scope } = await open({ read: false });
    for (const ref of refs) {
      expect(await session(ref), ref.service).toBe(false);
      expect(await session({ ...ref, id: 'no-such-session' }), ref.service).toBe(true);
      expect(await session({ ...ref, region: 'eu-west-9' }), ref.service).toBe(true);
      expect(await scope(ref), ref.service).toBe(ref.service === 'glue');
      expect(await scope({ ...ref, scope: 'no-such-scope' }), ref.service).toBe(true);
    }
  });

  it('is not said where AWS cannot be asked', async () => {
    const { endpoint, refs, session, scope } = await open({ read: false });
    for (const operation of [
      'emr-serverless:GetSession',
      'glue:GetSession',
      'athena:GetSession',
      'athena:GetWorkGroup',
    ])
      endpoint.faults.add({ match: { operation }, act: { kind: 'error', status: 403, code: 'AccessDeniedException' } });
    for (const ref of refs) expect(await session(ref), ref.service).toBe(false);
    for (const ref of refs.filter(({ service }) => service === 'athena')) {
      expect(await scope({ ...ref, scope: 'no-such-scope' })).toBe(false);
    }
  });

  it('is not waited for where AWS does not answer', async () => {
    expect(await leadsNowhere(new Promise(() => {}))).toBe(false);
  });
});
