import { readFile } from 'node:fs/promises';
import { z } from 'zod';

export type Counts = { passed: number; failed: number };

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

/** What Vitest's JSON report counts. A file that failed before its first test counts as one failure. */
export function parseVitestReport(text: string): Counts {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = vitestReport.parse(JSON.parse(text));
  return { passed: numPassedTests, failed: Math.max(numFailedTests, Math.min(1, numFailedTestSuites)) };
}

/** What Playwright's JSON report counts. A test that passed only when repeated did not pass. */
export function parsePlaywrightReport(text: string): Counts {
  const { stats, errors } = playwrightReport.parse(JSON.parse(text));
  return { passed: stats.expected, failed: Math.max(stats.unexpected + stats.flaky, Math.min(1, errors.length)) };
}

/** Reads a report; one that was not written counts as nothing. */
export async function readCounts(path: string, parse: (text: string) => Counts): Promise<Counts> {
  const text = await readFile(path, 'utf8').catch(() => null);
  return text === null ? { passed: 0, failed: 0 } : parse(text);
}
