import { describe, expect, onTestFinished, test } from 'vitest';
import type { HistoryStore } from './store.ts';
import { aFolder, collect } from './stored.fixture.ts';
import type { StoredView } from './view-changes.ts';

const aView = (id: string, changes: Partial<StoredView> = {}): StoredView => ({
  id,
  name: id.toUpperCase(),
  nameKey: id,
  query: '?phase=idle',
  isDefault: false,
  revision: 1,
  createdMs: 1_000,
  changedMs: 1_000,
  ...changes,
});

export function describeSavedViews(name: string, open: (folder: string) => Promise<HistoryStore>): void {
  describe(`saved views in ${name}`, () => {
    async function openStore(): Promise<HistoryStore> {
      const store = await open(aFolder());
      onTestFinished(() => store.close());
      return store;
    }

    test('are given back by name, also after it was opened anew', async () => {
      const folder = aFolder();
      const first = await open(folder);
      expect(await first.listViews()).toEqual([]);
      await first.putView(aView('b'), 9);
      await first.putView(aView('a', { isDefault: true }), 9);
      await first.close();
      const second = await open(folder);
      expect(await second.listViews()).toEqual([aView('a', { isDefault: true }), aView('b')]);
      await second.close();
    });

    test('a name stands once, and no more are kept than are allowed', async () => {
      const store = await openStore();
      await store.putView(aView('a'), 2);
      expect(await store.putView(aView('x', { nameKey: 'a' }), 2)).toEqual({ refused: 'name-taken' });
      await store.putView(aView('b'), 2);
      expect(await store.putView(aView('c'), 2)).toEqual({ refused: 'too-many' });
      expect(await store.changeView('b', { name: { name: 'A', nameKey: 'a' }, changedMs: 2 })).toEqual({
        refused: 'name-taken',
      });
      expect(await store.changeView('b', { name: { name: 'b', nameKey: 'b' }, changedMs: 2 })).toMatchObject({
        view: { name: 'b', revision: 2 },
      });
      expect((await store.listViews()).map(({ name }) => name)).toEqual(['A', 'b']);
    });

    test('one change of what somebody else changed meanwhile is refused and changes nothing', async () => {
      const store = await openStore();
      await store.putView(aView('a'), 9);
      expect(await store.changeView('a', { query: '?service=glue', revision: 1, changedMs: 2_000 })).toEqual({
        view: aView('a', { query: '?service=glue', revision: 2, changedMs: 2_000 }),
      });
      expect(await store.changeView('a', { query: '', revision: 1, changedMs: 3_000 })).toEqual({ refused: 'changed' });
      expect(await store.changeView('nobody', { changedMs: 3_000 })).toEqual({ refused: 'unknown' });
      expect((await store.listViews())[0]).toMatchObject({ query: '?service=glue', changedMs: 2_000 });
    });

    test('one is the default at most', async () => {
      const store = await openStore();
      await store.putView(aView('a', { isDefault: true }), 9);
      await store.putView(aView('b', { isDefault: true }), 9);
      await store.putView(aView('c'), 9);
      const defaults = async () => (await store.listViews()).flatMap(({ id, isDefault }) => (isDefault ? [id] : []));
      expect(await defaults()).toEqual(['b']);
      await store.changeView('c', { isDefault: true, changedMs: 2 });
      expect(await defaults()).toEqual(['c']);
      await store.changeView('c', { isDefault: false, changedMs: 3 });
      expect(await defaults()).toEqual([]);
    });

    test('are deleted once, and not by what forgets sessions', async () => {
      const store = await openStore();
      await store.putView(aView('a'), 9);
      await store.forget(Number.MAX_SAFE_INTEGER);
      expect(await store.listViews()).toHaveLength(1);
      expect([await store.deleteView('a'), await store.deleteView('a')]).toEqual([true, false]);
      expect(await store.listViews()).toEqual([]);
    });

    test('are in the export', async () => {
      const store = await openStore();
      await store.putView(aView('a'), 9);
      const lines = (await collect(store.exportAll()))
        .join('')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines).toEqual([{ type: 'view', ...aView('a') }, expect.objectContaining({ type: 'end', views: 1 })]);
    });
  });
}
