import { expect, test } from 'vitest';
import { SharedAnswers } from './shared-answers.ts';

function open() {
  let nowMs = 1_000;
  const answers = new SharedAnswers(() => nowMs);
  let made = 0;
  return {
    pass: (ms: number) => {
      nowMs += ms;
    },
    made: () => made,
    /** Asks what takes so long to make. */
    ask: (question: string, tookMs: number) =>
      answers.get(question, async () => {
        made += 1;
        nowMs += tookMs;
        await null;
        return `${question} ${made}`;
      }),
    answers,
  };
}

test('what is asked while it is made, and for twenty times as long afterwards, is made once', async () => {
  const { ask, pass, made } = open();
  expect(await Promise.all([ask('a', 100), ask('a', 100), ask('a', 100)])).toEqual(['a 1', 'a 1', 'a 1']);
  pass(1_999);
  expect(await ask('a', 100)).toBe('a 1');
  pass(1);
  expect(await ask('a', 100)).toBe('a 2');
  expect(made()).toBe(2);
});

test('is shown for a minute at most, and not at all where it took no time', async () => {
  const { ask, pass } = open();
  expect(await ask('slow', 60_000)).toBe('slow 1');
  pass(59_999);
  expect(await ask('slow', 0)).toBe('slow 1');
  pass(1);
  expect(await ask('slow', 0)).toBe('slow 2');
  expect(await ask('slow', 0)).toBe('slow 3');
});

test('makes one answer after the other, each for its own question', async () => {
  const { answers } = open();
  let working = 0;
  const most: number[] = [];
  const work = (name: string) => async () => {
    working += 1;
    most.push(working);
    await new Promise((wake) => setImmediate(wake));
    working -= 1;
    return name;
  };
  const asked = ['a', 'b', 'c'].map((name) => answers.get(name, work(name)));
  expect(await Promise.all(asked)).toEqual(['a', 'b', 'c']);
  expect(Math.max(...most)).toBe(1);
});

test('tells all who waited that it failed, and tries again for the next', async () => {
  const { answers, ask } = open();
  const fail = () => Promise.reject(new Error('no'));
  const asked = [answers.get('a', fail), answers.get('a', fail)];
  for (const one of asked) await expect(one).rejects.toThrow('no');
  expect(await ask('b', 5)).toBe('b 1');
  expect(await ask('a', 5)).toBe('a 2');
});

test('keeps some dozens of answers', async () => {
  const { ask, made } = open();
  for (let number = 0; number < 60; number += 1) await ask(String(number), 100);
  await ask('59', 100);
  expect(made()).toBe(60);
  await ask('0', 100);
  expect(made()).toBe(61);
});
