import { gzipSync } from 'node:zlib';
import type { Figure } from './listing.ts';
import { openEstate, openServer } from './processes.ts';

const LIMIT = 1.5;
/** Names that survive minification where the library is in a bundle. */
const FORBIDDEN = { Recharts: 'recharts-', 'AWS SDK': 'aws-sdk' };

/** The scripts of the first load of /sessions against those of an empty page (the one for "not found"), in gzip bytes. */
export async function measureFirstLoad(): Promise<Figure[]> {
  const estate = await openEstate('mixed');
  const server = await openServer(estate.url);
  try {
    const empty = await readScripts(`${server.address}/no-such-page`);
    const sessions = await readScripts(`${server.address}/sessions`);
    for (const [name, mark] of Object.entries(FORBIDDEN)) {
      if (sessions.text.includes(mark)) throw new Error(`${name} is in the first load of /sessions`);
    }
    const detail = `${Math.round(sessions.bytes / 1024)} KiB of ${Math.round(empty.bytes / 1024)} KiB gzip`;
    return [
      { name: 'first-load JavaScript of /sessions', measured: sessions.bytes / empty.bytes, limit: LIMIT, detail },
    ];
  } finally {
    await server.child.stop();
    await estate.child.stop();
  }
}

async function readScripts(url: string): Promise<{ bytes: number; text: string }> {
  const html = await (await fetch(url)).text();
  const paths = new Set([...html.matchAll(/(?:src|href)="([^"]+\.js)(?:\?[^"]*)?"/g)].map(([, path]) => path ?? ''));
  const scripts = await Promise.all([...paths].map(async (path) => (await fetch(new URL(path, url))).text()));
  return { bytes: scripts.reduce((sum, script) => sum + gzipSync(script).length, 0), text: scripts.join('\n') };
}
