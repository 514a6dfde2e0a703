import { describe, expect, test } from 'vitest';
import { findCycles, listImports } from './bin/walls/imports.ts';
import { findMachineTexts, findMissingPaths, findUnexplainedFolders } from './bin/walls/papers.ts';
import { findWallBreaks } from './bin/walls/rings.ts';
import { findNameBreaks, findSizeBreaks, findThickWires } from './bin/walls/sizes.ts';
import { isScript, isTest, listSourceFiles, type SourceFile } from './bin/walls/source-file.ts';
import { findBannedTexts, findUndocumented } from './bin/walls/texts.ts';

const files = listSourceFiles(import.meta.dirname);
const scripts = files.filter(isScript);
const imports = scripts.filter((file) => !isTest(file)).flatMap(listImports);

describe('the repository', () => {
  test('was found, with what imports what', () => {
    expect(scripts.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(100);
    const paths = new Set(files.map(({ path }) => path));
    const ours = imports.filter(({ to }) => /^(lib|app|components|bin)\//.test(to) && !/\.(css|json)$/.test(to));
    expect(ours.filter(({ to }) => !paths.has(to)).map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('keeps its walls', () => expect(findWallBreaks(imports)).toEqual([]));
  test('has no import cycles', () => expect(findCycles(imports)).toEqual([]));
  test('has no barrels, no any, no non-null assertions, no switched-off checks, and one place for each door', () =>
    expect(findBannedTexts(scripts)).toEqual([]));
  test('explains the functions of its pure rings', () => expect(findUndocumented(scripts)).toEqual([]));
  test('has small files', () => expect(findSizeBreaks(scripts)).toEqual([]));
  test('has thin routes and pages', () => expect(findThickWires(files)).toEqual([]));
  test('has names in kebab-case that say something', () => expect(findNameBreaks(files)).toEqual([]));
  test('says what each top folder is for', () => expect(findUnexplainedFolders(files)).toEqual([]));
  test('names no path in its papers that is not there', () => expect(findMissingPaths(files)).toEqual([]));
  test('is the same on every machine', () => expect(findMachineTexts(files)).toEqual([]));
});

const at = (path: string, text = ''): SourceFile => ({ path, text });

describe('each check fails on what it is for', () => {
  test.each([
    ['lib/domain/x.ts', "import { useState } from 'react';"],
    ['lib/filters/x.ts', "import { readFileSync } from 'node:fs';"],
    ['lib/stream/x.ts', "import type { Config } from '../server/config.ts';"],
    ['lib/cost/x.ts', "import Link from 'next/link';"],
    ['lib/client/x.ts', "import { log } from '../server/log.ts';"],
    ['components/sessions/x.tsx', "import { log } from '@/lib/server/log.ts';"],
    ['components/ui/x.tsx', "import type { Session } from '@/lib/domain/session.ts';"],
    ['lib/server/sessions/x.ts', "import { Row } from '../../../components/ui/row.tsx';"],
    ['lib/server/usage/x.ts', "import { GlueClient } from '@aws-sdk/client-glue';"],
    ['lib/server/aws/glue/x.ts', "import { toCapacity } from '../athena/mapper.ts';"],
    ['lib/server/aws/athena/x.ts', "import type { Session } from '@aws-sdk/client-glue';"],
    ['lib/server/aws/emr-serverless/x.ts', "const glue = await import('../glue/gateway.ts');"],
    ['components/glue/x.tsx', "import { Usage } from '../athena/usage.tsx';"],
    ['lib/server/aws/pages.ts', "import { sweep } from '../collect/sweep.ts';"],
    ['lib/server/history/x.ts', "import { openAwsClients } from '../aws/clients.ts';"],
    ['lib/server/usage/x.ts', "import { toGlueSession } from '../aws/glue/mapper.ts';"],
    ['lib/server/context.ts', "import { openAwsEndpoint } from './demo/endpoint.ts';"],
    ['lib/server/demo/x.ts', "import { callAws } from '../aws/call.ts';"],
    ['app/sessions/page.tsx', "import { openGlueGateway } from '@/lib/server/aws/glue/gateway.ts';"],
    ['app/api/x/route.ts', "import {\n  sweepAll,\n} from '@/lib/server/collect/sweeps.ts';"],
  ])('a wall: %s with %s', (path, text) => {
    expect(findWallBreaks(listImports(at(path, text)))).not.toEqual([]);
  });

  test.each([
    ['lib/filters/x.ts', "import type { Session } from '../domain/session.ts';"],
    ['lib/server/collect/x.ts', "import { toGlueSession } from '../aws/glue/mapper.ts';"],
    ['lib/server/aws/clients.ts', "import { GlueClient } from '@aws-sdk/client-glue';"],
    ['lib/server/demo/x.ts', "import { listEstate } from './estate/estate.ts';"],
    ['app/sessions/page.tsx', "import { listSessions } from '@/lib/server/sessions/list-sessions.ts';"],
  ])('and lets through: %s with %s', (path, text) => {
    expect(findWallBreaks(listImports(at(path, text)))).toEqual([]);
  });

  test('a cycle, also a long one; a type-only import closes none', () => {
    const ring = (last: string) =>
      [at('a.ts', "import { b } from './b.ts';"), at('b.ts', "import './c.ts';"), at('c.ts', last)].flatMap(
        listImports,
      );
    expect(findCycles(ring("import { a } from './a.ts';"))).toEqual(['a.ts → b.ts → c.ts → a.ts']);
    expect(findCycles(ring("import { type A } from './a.ts';"))).toHaveLength(1);
    expect(findCycles(ring("import type { A } from './a.ts';"))).toEqual([]);
  });

  test.each([
    ['lib/server/collect/x.ts', 'const client = new GlueClient({});'],
    ['lib/server/collect/x.ts', 'const port = process.env.PORT;'],
    ['app/page.tsx', 'process.env.AWS_REGION'],
    ['lib/domain/x.ts', 'const now = process.hrtime();'],
    ['lib/server/aws/glue/x.ts', 'new GetSessionEndpointCommand({})'],
    ['lib/domain/x.ts', "export * from './session.ts';"],
    ['lib/domain/x.ts', "export { a } from './session.ts';"],
    ['lib/domain/x.ts', 'const a: any = 1;'],
    ['lib/domain/x.ts', 'const a = b as any;'],
    ['lib/domain/x.ts', 'const a = list[0]!.name;'],
    ['lib/domain/x.ts', 'call(value!);'],
    ['lib/domain/x.ts', '// @ts-ignore'],
    ['components/x.tsx', '<p dangerouslySetInnerHTML={{}} />'],
    ['lib/domain/x.test.ts', `// ${'TO'}DO later`],
  ])('a text: %s with %s', (path, text) => {
    expect(findBannedTexts([at(path, `\n${text}\n`)])).toEqual([expect.stringMatching(new RegExp(`^${path}:2: `))]);
  });

  test('a text in a string, a comparison and a query client are none', () => {
    const text = "const a = 'use any!)'; if (a !== b) new QueryClient(); const c = /any!\\)/; const d: Company = 1;";
    expect(findBannedTexts([at('lib/client/x.ts', text)])).toEqual([]);
  });

  test('a function without a comment', () => {
    const text = '/** Seconds. */\nexport function a() {}\n\nexport function b() {}\n';
    expect(findUndocumented([at('lib/domain/x.ts', text)])).toEqual([
      expect.stringContaining('x.ts: b has no comment'),
    ]);
    expect(findUndocumented([at('lib/server/x.ts', text)])).toEqual([]);
  });

  test('files that are too long, one by one and as a whole', () => {
    const long = (lines: number) => at(`a${lines}.ts`, 'x\n'.repeat(lines));
    expect(findSizeBreaks([long(300), long(10), long(20)])).toEqual(['95th percentile: 300 lines, at most 200']);
    expect(findSizeBreaks([at('x.test.ts', 'x\n'.repeat(301))])).toEqual(['x.test.ts: 301 lines, at most 300']);
    expect(findSizeBreaks([long(61), long(62)])).toEqual(['median: 62 lines, at most 60']);
  });

  test('a route or a page that does more than wire', () => {
    const lines = (count: number) => 'x\n'.repeat(count);
    expect(findThickWires([at('app/api/x/route.ts', lines(40)), at('app/page.tsx', lines(80))])).toEqual([]);
    expect(findThickWires([at('app/api/x/route.ts', lines(41)), at('app/page.tsx', lines(81))])).toHaveLength(2);
  });

  test('names', () => {
    const named = [
      'lib/sessionRow.ts',
      'lib/utils.ts',
      'lib/helpers/a.ts',
      'components/Row.tsx',
      'app/[sessionId]/page.tsx',
    ];
    expect(named.filter((path) => findNameBreaks([at(path)]).length === 0)).toEqual([]);
    const good = [
      'app/api/[...rest]/route.ts',
      'lib/x-2.test.ts',
      '.ci/run',
      'README.md',
      'docs/decisions/0001-a-thing.md',
      'app/[id]/page.tsx',
    ];
    expect(findNameBreaks(good.map((path) => at(path)))).toEqual([]);
  });

  test('papers', () => {
    const text = 'See `lib/gone.ts`, `lib/here.ts`, [it](docs/absent.md), `npm start` and `owner/name`.';
    expect(findMissingPaths([at('README.md', text), at('lib/here.ts')])).toEqual([
      'README.md names lib/gone.ts, which is not there',
      'README.md names docs/absent.md, which is not there',
    ]);
    expect(findUnexplainedFolders([at('CONTRIBUTING.md', '`lib/` holds'), at('lib/a.ts'), at('bin/a.ts')])).toEqual([
      'CONTRIBUTING.md does not say what bin/ is for',
    ]);
  });

  test('texts of one machine', () => {
    expect(
      findMachineTexts([
        at('a.md', 'cd /home/someone/x'),
        at('b.ts', "'/work/place'"),
        at('package-lock.json', '"resolved": "https://x"'),
      ]),
    ).toHaveLength(3);
    expect(findMachineTexts([at('a.md', 'https://example.com/work/place and ./work/x')])).toEqual([]);
  });
});
