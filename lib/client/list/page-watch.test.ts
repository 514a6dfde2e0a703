import { expect, test } from 'vitest';
import { createPageWatch } from './page-watch.ts';

test('goes on telling the others when a list leaves, and the one that left nothing', () => {
  const pages = createPageWatch();
  const told: string[] = [];
  const leaveFirst = pages.watch((visible) => told.push(`first ${visible}`));
  pages.watch((visible) => told.push(`second ${visible}`));
  leaveFirst();
  pages.tell(false);
  pages.tell(true);
  expect(told).toEqual(['second false', 'second true']);
});

test('tells a list that begins in a hidden tab of it', () => {
  const pages = createPageWatch();
  pages.tell(false);
  const told: boolean[] = [];
  pages.watch((visible) => told.push(visible));
  pages.tell(true);
  expect(told).toEqual([false, true]);
});
