import type { Page } from '@playwright/test';
import { countOf, expect } from './world.ts';

/** Parts of the list's page. */
export const panelOf = (page: Page) => page.getByRole('region', { name: 'Session beside the list' });
export const palette = (page: Page) => page.getByRole('dialog', { name: 'Go anywhere, do anything' });
export const help = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });
export const selected = (page: Page) => page.getByRole('region', { name: 'Selected rows' });
export const openOf = (page: Page) => new URL(page.url()).searchParams.get('open');

/** The key of the row that has the focus, once one has. */
export async function focusedRow(page: Page): Promise<string> {
  const read = () => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row ?? '');
  await expect.poll(read).not.toBe('');
  return read();
}

/** The list of a world, once it is whole. */
export async function openList(page: Page, address: string, query = 'range=all') {
  await page.goto(`${address}/sessions?${query}`);
  await expect(countOf(page)).toHaveText(/^240 sessions/);
  await expect(page.locator('[data-row]').first()).toBeVisible();
}
