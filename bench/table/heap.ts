import type { Browser, CDPSession, Page } from '@playwright/test';

type Usage = { usedSize: number; backingStorageSize?: number };

const WORKERS = new Set(['worker', 'shared_worker', 'service_worker']);

/** One worker's own protocol, through the session that sees it. */
async function askWorker(session: CDPSession, sessionId: string): Promise<number> {
  let last = 0;
  const ask = (method: string) => {
    last += 1;
    const id = last;
    return new Promise<Usage>((resolve, reject) => {
      const listen = ({ sessionId: from, message }: { sessionId: string; message: string }) => {
        const answer: { id?: number; result?: Usage; error?: { message: string } } = JSON.parse(message);
        if (from !== sessionId || answer.id !== id) return;
        session.off('Target.receivedMessageFromTarget', listen);
        if (answer.result === undefined) reject(new Error(`${method}: ${answer.error?.message}`));
        else resolve(answer.result);
      };
      session.on('Target.receivedMessageFromTarget', listen);
      session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) }).catch(reject);
    });
  };
  await ask('HeapProfiler.collectGarbage');
  return toBytes(await ask('Runtime.getHeapUsage'));
}

/** What typed arrays hold lies outside of the heap, and is counted all the same. */
const toBytes = ({ usedSize, backingStorageSize = 0 }: Usage) => usedSize + backingStorageSize;

async function openWorkers(session: CDPSession): Promise<string[]> {
  const found: string[] = [];
  const listen = ({ sessionId, targetInfo }: { sessionId: string; targetInfo: { type: string } }) => {
    if (WORKERS.has(targetInfo.type)) found.push(sessionId);
  };
  session.on('Target.attachedToTarget', listen);
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  session.off('Target.attachedToTarget', listen);
  return found;
}

async function openSharedWorkers(session: CDPSession): Promise<string[]> {
  const { targetInfos } = await session.send('Target.getTargets');
  const shared = targetInfos.filter(({ type }) => type === 'shared_worker' || type === 'service_worker');
  const attached = shared.map(({ targetId }) => session.send('Target.attachToTarget', { targetId, flatten: false }));
  return (await Promise.all(attached)).map(({ sessionId }) => sessionId);
}

export type Heap = { bytes: number; workers: number };

/** Bytes that a page and all workers hold after garbage was collected. Wants a browser with this page alone. */
export async function readHeap(browser: Browser, page: Page): Promise<Heap> {
  const own = await page.context().newCDPSession(page);
  const whole = await browser.newBrowserCDPSession();
  try {
    await own.send('HeapProfiler.collectGarbage');
    const main = toBytes(await own.send('Runtime.getHeapUsage'));
    const parts: number[] = [];
    for (const sessionId of await openWorkers(own)) parts.push(await askWorker(own, sessionId));
    for (const sessionId of await openSharedWorkers(whole)) parts.push(await askWorker(whole, sessionId));
    return { bytes: parts.reduce((sum, part) => sum + part, main), workers: parts.length };
  } finally {
    await own.detach();
    await whole.detach();
  }
}
