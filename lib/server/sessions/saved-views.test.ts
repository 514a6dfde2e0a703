import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LOCAL_PRINCIPAL } from '../auth/principal.ts';
import { openTestHistory } from '../history/kept-history.fixture.ts';
import { NO_HISTORY } from '../history/no-history.ts';
import { aFolder } from '../history/stored.fixture.ts';
import { changeView, deleteView, listViews, newViewSchema, putView, viewChangeSchema } from './saved-views.ts';
import type { VerbContext } from './verb-context.ts';

const NOW_MS = Date.parse('2026-11-26T04:05:06.007Z');

function aContext(history: VerbContext['history']): VerbContext {
  return { history, principal: LOCAL_PRINCIPAL, now: () => NOW_MS } as unknown as VerbContext;
}

const open = () => aContext(openTestHistory(join(aFolder(), 'sparktally.db'), () => NOW_MS));
const aNew = (name: string, query = '?phase=idle') => newViewSchema.parse({ name, query });

describe('saved views', () => {
  test('are links, with the time of their making', async () => {
    const context = open();
    const view = await putView(context, aNew('  Idle   Glue '));
    expect(view).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'Idle Glue',
      query: '?phase=idle',
      isDefault: false,
      revision: 1,
      createdAt: '2026-11-26T04:05:06.007Z',
      changedAt: '2026-11-26T04:05:06.007Z',
      href: '/sessions?phase=idle',
    });
    expect(await listViews(context)).toEqual({ views: [view] });
    const renamed = await changeView(context, view.id, { name: 'Forgotten', revision: 1 });
    expect(renamed).toMatchObject({ name: 'Forgotten', query: '?phase=idle', revision: 2 });
    await deleteView(context, view.id);
    expect(await listViews(context)).toEqual({ views: [] });
  });

  test('a name that nobody could tell from another is a conflict, and so is a change of what changed', async () => {
    const context = open();
    const { id } = await putView(context, aNew('Idle'));
    await expect(putView(context, aNew('ＩＤＬＥ'))).rejects.toMatchObject({
      status: 409,
      kind: 'conflict',
      parameter: 'name',
    });
    await expect(changeView(context, id, { query: '', revision: 7 })).rejects.toMatchObject({
      status: 409,
      parameter: 'revision',
    });
    await expect(deleteView(context, 'nobody')).rejects.toMatchObject({ status: 404 });
  });

  test('two hundred are enough', async () => {
    const context = open();
    for (let index = 0; index < 200; index += 1) await putView(context, aNew(`v${index}`));
    await expect(putView(context, aNew('one more'))).rejects.toMatchObject({ status: 409, parameter: 'views' });
  });

  test('without a history are refused, and not told as none', async () => {
    const context = aContext(NO_HISTORY);
    const off = { problem: { kind: 'history_off', message: expect.stringContaining('is off') } };
    await expect(listViews(context)).rejects.toMatchObject(off);
    await expect(putView(context, aNew('x'))).rejects.toMatchObject(off);
  });
});

describe('the body of a view', () => {
  test.each([
    [{ query: '' }, 'name'],
    [{ name: '', query: '' }, 'name'],
    [{ name: ' \t ', query: '' }, 'name'],
    [{ name: 'x'.repeat(101), query: '' }, 'name'],
    [{ name: 'a\u0000b', query: '' }, 'name'],
    [{ name: 7, query: '' }, 'name'],
    [{ name: 'x', query: 'phase=idle' }, 'query'],
    [{ name: 'x', query: '//evil.example' }, 'query'],
    [{ name: 'x', query: '?a=#b' }, 'query'],
    [{ name: 'x', query: '?a=\r\nb' }, 'query'],
    [{ name: 'x', query: `?${'a'.repeat(4_000)}` }, 'query'],
    [{ name: 'x', query: '', isDefault: 1 }, 'isDefault'],
  ])('%j is refused for its %s', (body, part) => {
    const { error } = newViewSchema.safeParse(body);
    expect(error?.issues[0]?.path).toEqual([part]);
    expect(error?.issues[0]?.message).not.toBe('');
  });

  test('takes what the page writes, and nothing unknown', () => {
    expect(newViewSchema.parse({ name: 'x'.repeat(100), query: '?q=a%20b&sort=-cost' })).toMatchObject({
      isDefault: false,
    });
    expect(viewChangeSchema.safeParse({ owner: 'x' }).success).toBe(false);
    expect(viewChangeSchema.safeParse(JSON.parse('{"__proto__":{}}')).success).toBe(false);
  });
});
