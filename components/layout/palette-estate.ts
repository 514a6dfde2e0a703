import { getJson } from '@/lib/client/api.ts';
import { findSessions, toValueFilters } from '@/lib/client/find-sessions.ts';
import type { FindItems, PaletteGroup, PaletteItem } from '@/lib/client/palette.ts';
import { SHORTCUT_LIST, type ShortcutId } from '@/lib/client/shortcuts.ts';
import { runShortcut } from '@/lib/client/use-shortcut.ts';
import type { Overview, Ranking } from '@/lib/domain/overview.ts';
import { toOwnerLabel } from '@/lib/domain/owner.ts';
import { SERVICE_LABEL } from '@/lib/domain/service.ts';
import type { Session } from '@/lib/domain/session.ts';
import { toQueryString } from '@/lib/filters/codec.ts';
import { SECTIONS } from './nav-links.tsx';
import { rank } from './palette-rank.ts';

const MAX_SESSIONS = 8;
const MAX_SHOWN = 40;

export const findPages: FindItems = (text) =>
  rank(
    SECTIONS.map(({ href, label }) => ({ id: href, label, act: { href } })),
    text,
  );

/** What the keys of this page do, offered by name. */
export function toActions(text: string, answered: readonly ShortcutId[]): readonly PaletteItem[] {
  const items = SHORTCUT_LIST.flatMap(({ id, action, keys, label }): PaletteItem[] =>
    action === undefined || !answered.includes(id)
      ? []
      : [{ id, label: action, words: label, act: () => void runShortcut(id), ...(keys[0] ? { keys: keys[0] } : {}) }],
  );
  return rank(items, text);
}

/** What a session is called in the palette. */
export function toSessionItem(session: Session, act: PaletteItem['act']): PaletteItem {
  const { key, name, id, service, state, owner } = session;
  const parts = [name === null || name === '' ? null : id, SERVICE_LABEL[service], state, owner && toOwnerLabel(owner)];
  return {
    id: key,
    label: name === null || name === '' ? id : name,
    hint: parts.filter((part) => part !== null && part !== '').join(' · '),
    act,
  };
}

/** The way to the list, for what is not among the few that are offered. */
export function toSearchItem(text: string): PaletteItem {
  const shown = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
  return {
    id: 'search',
    label: `All sessions that contain “${shown}”`,
    act: { href: `/sessions${toQueryString(toValueFilters('q', text))}` },
  };
}

async function findRanked(field: 'owner' | 'scope', text: string): Promise<readonly PaletteItem[]> {
  const { money } = await getJson<Overview>('/api/overview', AbortSignal.timeout(20_000));
  const ranking: Ranking = field === 'owner' ? money.owners : money.scopes;
  // Glue has no scopes; its sessions stand in one that is called so.
  const named = ranking.top.filter(({ value }) => value !== '-');
  const items = named.flatMap(({ value, sessions, pages = [] }): PaletteItem[] => [
    {
      id: value,
      label: value,
      hint: `${sessions} ${sessions === 1 ? 'session' : 'sessions'} in 30 days`,
      act: { href: `/sessions${toQueryString(toValueFilters(field, value))}` },
    },
    ...pages.map(({ href, account, region }) => ({
      id: href,
      label: value,
      hint: `its page · ${account} · ${region}`,
      act: { href },
    })),
  ]);
  return rank(items, text);
}

/** Where no list of sessions is on the page, the server is asked. */
export const ESTATE_SOURCES: Partial<Record<PaletteGroup, FindItems>> = {
  Sessions: async (text) =>
    text === ''
      ? []
      : (await findSessions(text, MAX_SESSIONS)).map((session) => toSessionItem(session, { href: session.href })),
  Scopes: (text) => findRanked('scope', text),
  Owners: (text) => findRanked('owner', text),
};
