import { createFrameDecoder } from '../stream/decode.ts';
import type { Frame } from '../stream/frame.ts';
import { createSessionStream, type StreamEnvironment } from './session-stream.ts';
import { createTestBody, createTestClock, settle, type TestBody } from './stream.fixture.ts';

function watch() {
  const clock = createTestClock();
  const bodies: TestBody[] = [];
  const refusals: Error[] = [];
  let showPage = (_visible: boolean) => {};
  let comeOnline = () => {};
  const environment: StreamEnvironment = {
    async open() {
      const refusal = refusals.shift();
      if (refusal !== undefined) throw refusal;
      const body = createTestBody();
      bodies.push(body);
      return body.stream;
    },
    createDecoder: createFrameDecoder,
    nowMs: clock.nowMs,
    random: () => 1,
    setTimer: clock.setTimer,
    schedule: (callback) => callback(),
    watchPage(onVisible, onOnline) {
      showPage = onVisible;
      comeOnline = onOnline;
      return () => {};
    },
  };
  const stream = createSessionStream('/api/sessions?live=1', environment);
  const last = () => bodies.at(-1) ?? createTestBody();
  const now = () => stream.getSnapshot();
  const keys = () => now().sessions.map(({ key }) => key);
  const send = async (...frames: Frame[]) => {
    last().send(...frames);
    await settle();
  };
  return {
    clock,
    bodies,
    refusals,
    stream,
    last,
    now,
    keys,
    send,
    show: (visible: boolean) => showPage(visible),
    online: () => comeOnline(),
    move: async (ms: number) => {
      clock.move(ms);
      await settle();
    },
  };
}

/** A list that somebody listens to, over connections and a page that a test has in hand. */
export async function watched() {
  const list = watch();
  const leave = list.stream.subscribe(() => {});
  await settle();
  return { ...list, leave };
}
