import { expect, test } from 'vitest';
import { createFrameDecoder } from '../../stream/decode.ts';
import type { StreamEnvironment } from '../session-stream.ts';
import { createTestBody, createTestClock, settle } from '../stream.fixture.ts';
import { createStreams } from './streams.ts';

function open() {
  const clock = createTestClock();
  const asked: string[] = [];
  const environment: StreamEnvironment = {
    async open(path) {
      asked.push(path);
      return createTestBody().stream;
    },
    createDecoder: createFrameDecoder,
    nowMs: clock.nowMs,
    random: () => 1,
    setTimer: clock.setTimer,
    schedule: (callback) => callback(),
    watchPage: () => () => {},
  };
  return { asked, streams: createStreams(environment) };
}

test('a window has one list, whoever asks for it', async () => {
  const { streams, asked } = open();
  const first = streams.find({ kind: 'relative', range: '7d' });
  expect(streams.find({ kind: 'relative', range: '7d' })).toBe(first);
  first.subscribe(() => {});
  first.subscribe(() => {});
  await settle();
  expect(asked).toEqual(['/api/sessions?range=7d&live=1&form=packed']);
});

test('tabs of many windows take three connections at most', async () => {
  const { streams, asked } = open();
  for (let day = 1; day <= 8; day += 1) {
    streams.find({ kind: 'absolute', from: `2026-08-0${day}T00:00:00.000Z`, to: null }).subscribe(() => {});
    await settle();
  }
  expect(asked).toHaveLength(3);
  expect(asked[2]).toBe('/api/sessions?range=all&live=1&form=packed');
});
