import { MASK } from './secret-shapes.ts';

/** Any JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export function maskText(_text: string): string {
  return MASK;
}

export function maskRecord(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.keys(record).map((key) => [key, MASK]));
}

export function maskDetail(_detail: unknown): Json {
  return MASK;
}
