import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { SERVICES } from '../../domain/service.ts';
import { NOW_MS, toSession } from '../../domain/session.fixture.ts';
import type { Session } from '../../domain/session.ts';
import { anySession } from '../../domain/sessions.fixture.ts';
import type { Source } from '../../domain/source.ts';
import { parseFilters } from '../../filters/codec.ts';
import { sortSessions } from '../../filters/compare.ts';
import { SORT_FIELDS } from '../../filters/field.ts';
import { anyFilters } from '../../filters/filters.fixture.ts';
import { matchSession } from '../../filters/match.ts';
import { encodeCsv } from '../../tables/csv.ts';
import { toExportHeaders, toExportRow } from '../../tables/export-rows.ts';
import { SESSION_FIELDS } from '../../tables/session-fields.ts';
import { LOCAL_PRINCIPAL } from '../auth/principal.ts';
import type { CollectedSource } from '../collect/collected-source.ts';
import { openTestPrices } from '../cost/prices.fixture.ts';
import { RequestError } from '../http/request-error.ts';
import { attachmentResponse } from '../http/responses.ts';
import { type ExportRequest, exportSessions } from './export-sessions.ts';
import { readExportQuery } from './read-session-query.ts';
import { rowsInOrder } from './rows-in-order.ts';
import { openStack } from './stack.contract.ts';
import type { VerbContext } from './verb-context.ts';

const NEVER = new AbortController().signal;
const ask = (query: string) => readExportQuery(new URLSearchParams(query));

async function readText(context: VerbContext, request: ExportRequest): Promise<string> {
  const { pieces, ...file } = await exportSessions(context, request);
  return attachmentResponse(file, NEVER, pieces).text();
}

async function readLines(context: VerbContext, request: ExportRequest) {
  const lines = (await readText(context, request)).trimEnd().split('\n');
  const [first, ...others] = lines.map((line) => JSON.parse(line));
  const end = others.pop();
  return { first, rows: others as Session[], end };
}

/** One source that holds these rows and is listed already. */
function aContext(rows: readonly Session[], changes: Partial<Source> = {}): VerbContext {
  const source = {
    id: 'glue/210987654321/eu-west-1',
    service: 'glue',
    account: '210987654321',
    region: 'eu-west-1',
    status: 'ok',
    fetchedAtMs: NOW_MS,
    restore: () => Promise.resolve(),
    sweepIfDue: () => Promise.resolve(),
    sessions: () => rows,
    describe: () => ({
      id: 'glue/210987654321/eu-west-1',
      status: 'ok',
      demo: false,
      problem: null,
      partProblems: [],
      ...changes,
    }),
  } as unknown as CollectedSource;
  const now = () => NOW_MS;
  const collector = { sources: () => Promise.resolve([source]), setup: null };
  return { collector, prices: openTestPrices(now).prices, principal: LOCAL_PRINCIPAL, now } as unknown as VerbContext;
}

describe('what an export holds', () => {
  it('is what matches, in the order of the sort, in both formats', async () => {
    const filters = anyFilters.map((one) => ({
      ...one,
      fields: one.fields.filter(({ field }) => !['service', 'account', 'region'].includes(field)),
    }));
    await fc.assert(
      fc.asyncProperty(filters, fc.array(anySession, { maxLength: 12 }), async (asked, rows) => {
        const matching = rows.filter((row) => matchSession(asked, row, NOW_MS) === 'in');
        const expected = sortSessions(matching, asked.sort, NOW_MS);
        const context = aContext(rows);
        const read = await readLines(context, { filters: asked, format: 'ndjson', fields: SESSION_FIELDS });
        expect(read.rows).toEqual(JSON.parse(JSON.stringify(expected)));
        expect(read.end).toMatchObject({ type: 'end', count: expected.length });
        const csv = await readText(context, { filters: asked, format: 'csv', fields: SESSION_FIELDS });
        const table = [
          toExportHeaders(SESSION_FIELDS),
          ...expected.map((row) => toExportRow(SESSION_FIELDS, row, NOW_MS)),
        ];
        expect(csv.startsWith(new TextDecoder().decode(new TextEncoder().encode(encodeCsv(table))))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('is merged from runs as if it had been sorted at one go', async () => {
    const rows = Array.from({ length: 6_500 }, (_, index) =>
      toSession({
        id: `s${(index * 7919) % 6_500}`,
        name: index % 3 === 0 ? null : `n${index % 50}`,
        durationSeconds: index % 7,
      }),
    );
    for (const field of ['name', 'duration', 'created'] as const) {
      const sort = [{ field, descending: field === 'duration' }];
      const sorted = await rowsInOrder(rows, sort, NOW_MS, NEVER);
      expect([...sorted].map(({ key }) => key)).toEqual(sortSessions(rows, sort, NOW_MS).map(({ key }) => key));
    }
  });

  it('has the asked columns in their order, then how sure each row is, and its end last', async () => {
    const rows = [
      toSession({
        name: '=HYPERLINK("http://x")',
        durationSeconds: null,
        missing: { durationSeconds: 'denied', cost: 'no-price' },
      }),
    ];
    const text = await readText(aContext(rows), ask('range=all&columns=cost,name&format=csv'));
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('Cost,Cost currency,Cost basis,Name,As of (UTC),Last known only,Not known');
    expect(lines[1]).toBe(
      `,,,"'=HYPERLINK(""http://x"")",2026-08-20T12:00:00.000Z,no,Cost: no price is known for its region and kind`,
    );
    expect(lines[2]).toBe(',,,,,,');
    expect(lines).toContain('Complete,yes,,,,,');
    expect(lines).toContain('Without a cost: no price is known for its region and kind,1,,,,,');
    expect(lines.at(-2)).toBe('End of export,1,,,,,');
  });

  it('names the source that failed, and why, and is not complete', async () => {
    const problem = { kind: 'access_denied', message: 'Not allowed: glue:ListSessions' } as const;
    const context = aContext([toSession({ stale: true })], { status: 'stale', problem });
    const { first, end } = await readLines(context, ask('range=all&format=ndjson'));
    expect(first).toMatchObject({
      type: 'export',
      complete: false,
      stale: 1,
      missing: [{ source: 'glue/210987654321/eu-west-1', status: 'stale', problems: [problem] }],
    });
    expect(end.complete).toBe(false);
    const csv = await readText(context, ask('range=all&columns=id'));
    expect(csv).toContain('\r\nComplete,no,');
    expect(csv).toContain('stale; access_denied: Not allowed: glue:ListSessions');
  });

  it('tells of sessions that were left out because AWS does not report what is filtered by', async () => {
    const context = aContext([toSession({ owner: null, missing: { owner: 'not-reported' } })]);
    const { filters } = parseFilters(new URLSearchParams('owner=ana&range=all'));
    const csv = await readText(context, { filters, format: 'csv', fields: SESSION_FIELDS });
    expect(csv).toContain('"Left out, as AWS does not report what is filtered by",1');
    const { first } = await readLines(context, { filters, format: 'ndjson', fields: SESSION_FIELDS });
    expect(first).toMatchObject({ count: 0, notReported: 1 });
  });

  it('is called by the days that were asked for', async () => {
    const query = new URLSearchParams('from=2026-08-01&to=2026-08-31');
    const { fileName } = await exportSessions(aContext([]), readExportQuery(query));
    expect(fileName).toContain('2026-08-01-to-2026-08-31');
  });

  it('is labelled where its data is made up, in the name and inside', async () => {
    const context = aContext([], { demo: true });
    const { fileName } = await exportSessions(context, ask('service=glue&range=7d'));
    expect(fileName).toBe('sparktally-demo-sessions-glue-7d-20260820T1200Z.csv');
    expect(await readText(context, ask('range=7d'))).toContain('\r\nDemo data,');
  });
});

describe('how it is read', () => {
  const many = Array.from({ length: 1_000 }, (_, index) => toSession({ id: `s${index}` }));

  it('a piece at a time, no further than its reader takes', async () => {
    const { pieces, ...file } = await exportSessions(aContext(many), ask('range=all&format=ndjson'));
    let taken = 0;
    async function* counted(signal: AbortSignal) {
      for await (const piece of pieces(signal)) {
        taken += 1;
        yield piece;
      }
    }
    const reader = attachmentResponse(file, NEVER, counted).body?.getReader();
    await reader?.read();
    await reader?.read();
    await new Promise((wake) => setTimeout(wake, 20));
    expect(taken).toBe(2);
    await reader?.cancel();
    expect(taken).toBe(2);
  });

  it.each(['csv', 'ndjson'])('without its end once its reader has left: %s', async (format) => {
    const leaving = new AbortController();
    const { pieces } = await exportSessions(aContext(many), ask(`range=all&format=${format}`));
    let text = '';
    for await (const piece of pieces(leaving.signal)) {
      text += piece;
      if (text.length > 200_000) leaving.abort();
    }
    expect(text).not.toMatch(/End of export|"type":"end"/);
  });

  it.each([
    ['format=xlsx', 'format', 'csv, ndjson'],
    ['columns=cost,price', 'columns', 'cost'],
    ['columns=', 'columns', 'cost'],
    ['format=ndjson&columns=cost', 'columns', 'whole sessions'],
    ['live=1', 'live', 'columns'],
    ['format=csv&format=csv', 'format', 'once'],
    ['service=ec2', 'service', 'glue'],
  ])('a query that is not understood is refused: %s', (query, parameter, allowed) => {
    try {
      ask(query);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      expect(error).toMatchObject({ status: 400, parameter });
      expect(String(error.allowed)).toContain(allowed);
    }
  });
});

describe('over everything from the socket on', () => {
  let stack: Awaited<ReturnType<typeof openStack>> | null = null;
  afterEach(async () => {
    await stack?.close();
    stack = null;
  });

  const truth = (opened: NonNullable<typeof stack>) =>
    opened.endpoint
      .truth('us-east-1')
      .map((row) => `${row.service}/210987654321/${row.region}/${row.scope}/${row.id}`)
      .sort();

  it('waits for the first listings, and then holds all that AWS does', async () => {
    stack = await openStack();
    const { first, rows, end } = await readLines(stack.context, ask('range=all&format=ndjson&sort=name'));
    expect(end).toMatchObject({ complete: true, count: rows.length });
    expect(first.sources).toHaveLength(SERVICES.length);
    expect(rows.map(({ key }) => key).sort()).toEqual(truth(stack));
    const streamed = await stack.read('range=all', 0);
    expect(new Set(rows.map(({ key }) => key))).toEqual(new Set(streamed.rows.keys()));
  });

  it.each(SERVICES)('never holds more than AWS does, and names what fails: %s', async (service) => {
    stack = await openStack();
    stack.endpoint.faults.add({
      match: { service, operation: 'ListSessions' },
      act: { kind: 'error', status: 403, code: 'AccessDeniedException' },
    });
    const { first, rows, end } = await readLines(stack.context, ask('range=all&format=ndjson'));
    const held = new Set(truth(stack));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ key }) => !held.has(key))).toEqual([]);
    expect(end).toMatchObject({ complete: false, count: rows.length });
    expect(first.missing).toMatchObject([{ source: `${service}/210987654321/us-east-1` }]);
    expect(first.missing[0].problems[0]).toMatchObject({ kind: 'access_denied' });
  });
});

it('can be sorted by everything that the list can', () => {
  for (const field of SORT_FIELDS) expect(ask(`sort=-${field}`).filters.sort).toEqual([{ field, descending: true }]);
});
