import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { SERVICES } from '../../domain/service.ts';
import { getSession } from './get-session.ts';
import { calculationQuery, listCalculations } from './list-calculations.ts';
import { openStack } from './stack.contract.ts';

const policySchema = z.object({
  Statement: z.array(z.object({ Effect: z.enum(['Allow', 'Deny']), Action: z.array(z.string()) })),
});

const ALL = calculationQuery.parse({});

/** Asked only where a role may not discover its scopes, or an answer leaves something out. */
const ON_OCCASION = ['emr-serverless:GetApplication', 'glue:GetSession', 'athena:GetWorkGroup'];

it('a full run asks AWS for what the IAM policy allows, and for nothing else', async () => {
  const { Statement } = policySchema.parse(JSON.parse(await readFile('docs/iam-policy.json', 'utf8')));
  const allowed = Statement.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => Action);
  const stack = await openStack({
    counts: { emrServerless: 20, glue: 10, athena: 20, applications: 2, sparkWorkGroups: 2 },
  });
  try {
    const { rows } = await stack.read();
    for (const source of await stack.collector.sources()) {
      await expect
        .poll(() => source.describe().details, { timeout: 20_000 })
        .toMatchObject({ done: expect.any(Number) });
      await expect
        .poll(() => source.describe().details.done === source.describe().details.of, { timeout: 20_000 })
        .toBe(true);
    }
    for (const service of SERVICES) {
      const row = [...rows.values()].find(
        (candidate) => candidate.service === service && !candidate.version?.startsWith('Apache Spark'),
      );
      if (!row) throw new Error(`no session of ${service}`);
      const ref = { service, account: row.account, region: row.region, scope: row.scope.id, id: row.id };
      expect((await getSession(stack.context, ref)).detail).not.toBeNull();
      if (service === 'athena') expect((await listCalculations(stack.context, ref, ALL)).total).toBeGreaterThan(0);
    }
    const asked = new Set(stack.endpoint.calls.map(({ operation }) => operation));
    expect([...asked].filter((operation) => !allowed.includes(operation))).toEqual([]);
    expect(allowed.filter((action) => !asked.has(action) && !ON_OCCASION.includes(action))).toEqual([]);
    expect([...asked].join()).not.toContain('SessionEndpoint');
  } finally {
    await stack.close();
  }
});
