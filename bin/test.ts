import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.ts';
import { buildIfStale } from './build.ts';
import { runShown } from './child.ts';
import { findFreePort } from './port.ts';
import { type Counts, parsePlaywrightReport, parseVitestReport, readCounts } from './test-counts.ts';

type Outcome = { ok: boolean; counts?: Counts };
type Step = { title: string; run: () => Promise<Outcome> };

const reports = await mkdtemp(join(tmpdir(), 'sparktally-test-'));
const total: Counts = { passed: 0, failed: 0 };

async function tool(script: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
  return (await runShown(process.execPath, [join('node_modules', script), ...args], { ...process.env, ...env })) === 0;
}

async function vitest(name: string, args: string[]): Promise<Outcome> {
  const report = join(reports, `${name}.json`);
  const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const ok = await tool('vitest/vitest.mjs', ['run', ...output, ...args]);
  return { ok, counts: await readCounts(report, parseVitestReport) };
}

async function browserTests(): Promise<Outcome> {
  const browser = await findBrowser();
  if ('sentence' in browser) {
    process.stderr.write(`${browser.sentence}\n`);
    return { ok: false };
  }
  const report = join(reports, 'playwright.json');
  const ok = await tool('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    CHROMIUM_PATH: browser.path,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    E2E_PORT: String(await findFreePort()),
  });
  return { ok, counts: await readCounts(report, parsePlaywrightReport) };
}

const biome = '@biomejs/biome/bin/biome';
const next = 'next/dist/bin/next';
const WALLS = 'architecture.test.ts';

const steps: Step[] = [
  { title: 'Format', run: async () => ({ ok: await tool(biome, ['format', '.']) }) },
  { title: 'Lint', run: async () => ({ ok: await tool(biome, ['lint', '--error-on-warnings', '.']) }) },
  { title: 'Walls and cycles', run: () => vitest('walls', [WALLS]) },
  {
    title: 'Types',
    run: async () => ({ ok: (await tool(next, ['typegen'])) && (await tool('typescript/bin/tsc', ['-p', '.'])) }),
  },
  { title: 'Unit and contract tests', run: () => vitest('unit', ['--exclude', WALLS]) },
  { title: 'Production build', run: async () => ({ ok: await buildIfStale() }) },
  { title: 'Browser tests', run: browserTests },
];

async function runSteps(): Promise<boolean> {
  for (const { title, run } of steps) {
    process.stdout.write(`\n── ${title}\n`);
    const begin = Date.now();
    const { ok, counts = { passed: 0, failed: 0 } } = await run();
    total.passed += counts.passed;
    total.failed += ok ? counts.failed : Math.max(1, counts.failed);
    process.stdout.write(`── ${title}: ${ok ? 'ok' : 'FAILED'} in ${((Date.now() - begin) / 1000).toFixed(1)} s\n`);
    if (!ok) return false;
  }
  return true;
}

const ok = await runSteps();
await rm(reports, { recursive: true, force: true });
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exit(ok && total.failed === 0 ? 0 : 1);
