import type { Cost } from '../cost/cost.ts';
import { MISSING_REASONS } from '../domain/missing.ts';
import type { Session } from '../domain/session.ts';
import type { Cell } from './cell.ts';
import type { CsvCell } from './csv.ts';

/** What a field of the table is in a file: one or more columns, each with exact values that a program can read. */
export type FieldExport = {
  headers: readonly string[];
  /** One for each header; null where it is not known. `cell` is what the table shows of the same session. */
  toCells: (cell: Cell, session: Session) => readonly CsvCell[];
  /** What has no value and why, beyond the reason of the cell itself. */
  toGaps?: (session: Session) => readonly string[];
};

type Part = [header: string, read: (session: Session) => CsvCell];

const toText = (cell: Cell): CsvCell => (cell.missing === null ? cell.text : null);
const toIso = (ms: number) => new Date(ms).toISOString();

/** The text that the table shows; `more` adds columns of what it leaves unsaid. */
export function asText(header: string, ...more: readonly Part[]): FieldExport {
  return {
    headers: [header, ...more.map(([name]) => name)],
    toCells: (cell, session) => [toText(cell), ...more.map(([, read]) => read(session))],
  };
}

/** A moment as ISO-8601 UTC, also where the table shows the time until then. */
export function asTime(header: string): FieldExport {
  const toCell = (cell: Cell) => {
    if (cell.kind === 'time') return toIso(cell.ms);
    return cell.kind === 'countdown' ? toIso(cell.untilMs) : null;
  };
  return { headers: [`${header} (UTC)`], toCells: (cell) => [toCell(cell)] };
}

/** A length of time in seconds. */
export function asSeconds(header: string): FieldExport {
  return {
    headers: [`${header} (seconds)`],
    toCells: (cell) => [cell.kind === 'duration' ? cell.seconds : null],
  };
}

function toBasis({ basis, atLeast }: Cost): string {
  return atLeast ? `${basis}, at least` : basis;
}

/** The exact amount, its currency, and what it rests on in the words of the interface. */
export function asMoney(header: string, name: 'cost' | 'burnPerHour' | 'idleCost'): FieldExport {
  return {
    headers: [header, `${header} currency`, `${header} basis`],
    toCells: (cell, session) =>
      cell.kind === 'money' ? [cell.text, cell.currency, toBasis(session[name])] : [null, null, null],
  };
}

/** The quantity with its unit, and of EMR Serverless the other billed quantities beside it. */
export function asUsage(header: string): FieldExport {
  const memory = `${header}, memory (GB-hours)`;
  const storage = `${header}, storage (GB-hours)`;
  return {
    headers: [header, `${header} unit`, memory, storage],
    toCells: (cell, { usage: { billed } }) => [
      ...(cell.kind === 'quantity' ? [cell.amount, cell.unit] : [null, null]),
      billed?.memoryGbHours ?? null,
      billed?.storageGbHours ?? null,
    ],
    toGaps: ({ service, usage: { billed }, missing }) => {
      if (service !== 'emr-serverless') return [];
      const toGap = (label: string, name: 'memoryGbHours' | 'storageGbHours') =>
        billed === null || billed[name] === null
          ? [
              `${label}: ${MISSING_REASONS[missing[`usage.billed.${name}`] ?? missing['usage.billed'] ?? 'not-reported']}`,
            ]
          : [];
      return [...toGap(memory, 'memoryGbHours'), ...toGap(storage, 'storageGbHours')];
    },
  };
}

/** Tags as one JSON object by key: keys and values may hold any sign that a list would be split at. */
export function asTags(header: string): FieldExport {
  return {
    headers: [`${header} (JSON)`],
    toCells: (cell) => [cell.kind === 'tags' ? JSON.stringify(Object.fromEntries(cell.tags)) : null],
  };
}
