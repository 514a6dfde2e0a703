import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOOK, toEndedSession, toServiceSession } from '../cost/cost.fixture.ts';
import { withCosts } from '../cost/estimate.ts';
import { NO_FACTS } from '../cost/session-facts.ts';
import { NOW_MS, toSession } from '../domain/session.fixture.ts';
import type { Session } from '../domain/session.ts';
import { anySession } from '../domain/sessions.fixture.ts';
import { toClipboardText } from './clipboard.ts';
import { toExportPath } from './export-query.ts';
import { toExportHeaders, toExportRow } from './export-rows.ts';
import { SESSION_FIELDS } from './session-fields.ts';

const headers = toExportHeaders(SESSION_FIELDS);
const toRecord = (session: Session) => {
  const row = toExportRow(SESSION_FIELDS, session, NOW_MS);
  return Object.fromEntries(headers.map((header, index) => [header, row[index]]));
};

describe('the row of a file', () => {
  it('has a cell for each head, every unknown one empty and with its reason', () => {
    expect(new Set(headers).size).toBe(headers.length);
    fc.assert(
      fc.property(anySession, (session) => {
        const row = toExportRow(SESSION_FIELDS, session, NOW_MS);
        expect(row).toHaveLength(headers.length);
        for (const field of SESSION_FIELDS) {
          const { missing } = field.value(session, NOW_MS);
          const record = toRecord(session);
          const first = record[field.exported.headers[0] ?? ''];
          expect(first === null).toBe(missing !== null);
          expect(String(record['Not known']).includes(`${field.header}: `)).toBe(missing !== null);
        }
      }),
    );
  });

  it('is exact: decimals with currency and basis, seconds, ISO-8601 UTC, whole ARNs', () => {
    const idle = withCosts(
      toServiceSession('glue', {
        phase: 'idle',
        idleSince: '2026-08-20T11:30:00.000Z',
        stopsAt: '2026-08-20T16:00:00+02:00',
        owner: 'arn:aws:sts::210987654321:assumed-role/Analyst/ana',
        ownerSource: 'created-by',
        tags: { team: 'a, b' },
        missing: {},
      }),
      NO_FACTS,
      BOOK,
      NOW_MS,
    );
    expect(toRecord(idle)).toMatchObject({
      Cost: '2.2',
      'Cost currency': 'USD',
      'Cost basis': 'estimate',
      'Per hour': '2.2',
      'Idle cost': '1.1',
      'Duration (seconds)': 3600,
      'Idle for (seconds)': 1800,
      'Idle timeout (seconds)': 172_800,
      'Created (UTC)': '2026-08-20T11:00:00.000Z',
      'Stops at (UTC)': '2026-08-20T14:00:00.000Z',
      Phase: 'idle',
      Owner: 'ana',
      'Owner in full': 'arn:aws:sts::210987654321:assumed-role/Analyst/ana',
      'Owner from': 'created-by',
      'Tags (JSON)': '{"team":"a, b"}',
      'Last known only': 'no',
    });
  });

  it('says of EMR Serverless what else is billed, or why it is not known', () => {
    const usage = { total: null, dpuSeconds: null, executionSeconds: null };
    const billed = { vcpuHours: 1.5, memoryGbHours: 6, storageGbHours: null };
    const one = toEndedSession('emr-serverless', { usage: { ...usage, billed }, missing: {} });
    expect(toRecord(one)).toMatchObject({
      Usage: 1.5,
      'Usage unit': 'vCPU-hours',
      'Usage, memory (GB-hours)': 6,
      'Usage, storage (GB-hours)': null,
      'Not known': expect.stringContaining('Usage, storage (GB-hours): not reported by the service'),
    });
  });
});

describe('the copy of rows', () => {
  it('is one line a row, whatever the cells hold, and nothing in it runs', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '＝', '"', '\t', '\n', '\r', '\u2028', ' ', 'a'),
    });
    const fields = SESSION_FIELDS.filter(({ id }) => id === 'name' || id === 'reason');
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, hostile), { minLength: 1, maxLength: 4 }), (texts) => {
        const sessions = texts.map(([first, second]) => toSession({ name: first, stateReason: second }));
        const lines = toClipboardText(sessions, fields, NOW_MS).replace(/\n$/, '').split('\n');
        expect(lines).toHaveLength(sessions.length + 1);
        expect(lines[0]).toBe('Name\tReason\tAs of (UTC)\tLast known only\tNot known');
        for (const line of lines) {
          const cells = line.split('\t');
          expect(cells).toHaveLength(5);
          for (const cell of cells) expect(cell).not.toMatch(/^"?\s*[=+\-@＝]|[\r\u2028]/);
        }
      }),
    );
  });
});

it('the address of an export keeps the list’s query', () => {
  expect(toExportPath('', 'csv', null)).toBe('/api/export?format=csv');
  expect(toExportPath('?service=glue', 'csv', ['name', 'cost'])).toBe(
    '/api/export?format=csv&service=glue&columns=name,cost',
  );
  expect(toExportPath('?q=a', 'ndjson', ['name'])).toBe('/api/export?format=ndjson&q=a');
});
