import type { Figure } from '../listing.ts';
import { median } from '../processes.ts';
import { ACTIONS, type Action, type Round } from './rounds.ts';
import { SESSIONS } from './sites.ts';

export type Rounds = { ours: Round[]; plain: Round[] };

const NAMES: Record<Action, string> = {
  keystroke: 'a letter in the search box',
  facet: 'a click in a facet',
  sort: 'a click on a header',
};
const ACTION_LIMIT = 0.15;

/** What is measured of both, as a ratio of medians over the rounds. */
export function toFigures(rounds: Rounds): Figure[] {
  const compare = (name: string, limit: number, unit: string, read: (round: Round) => number, more = ''): Figure => {
    const [ours, plain] = [median(rounds.ours.map(read)), median(rounds.plain.map(read))];
    const detail = `${toText(ours)} ${unit} of ${toText(plain)} ${unit}, median of ${rounds.ours.length}${more}`;
    return { name, measured: ours / plain, limit, detail };
  };
  const most = (read: (round: Round) => number) => Math.max(...rounds.ours.map(read));
  const shown = (action: Action) => {
    const read = ({ acted }: Round) => mean(acted[action].map(({ shownMs }) => shownMs));
    const [ours, plain] = [rounds.ours, rounds.plain].map((side) => Math.round(median(side.map(read))));
    return `; shown after ${ours} ms, there ${plain} ms`;
  };
  return [
    ...ACTIONS.flatMap((action) => [
      compare(
        `main thread blocked by ${NAMES[action]}`,
        ACTION_LIMIT,
        'ms',
        ({ acted }) => mean(acted[action].map(({ busyMs }) => busyMs)),
        shown(action),
      ),
      compare(`longest task of ${NAMES[action]}`, ACTION_LIMIT, 'ms', ({ acted }) =>
        Math.max(...acted[action].map(({ longestMs }) => longestMs)),
      ),
    ]),
    {
      name: 'rows in the document',
      measured: most(({ scrolling }) => scrolling.mostRows),
      limit: 60,
      detail: 'at most, while scrolling',
    },
    {
      name: 'frames with a blank part after a jump',
      measured: most(({ scrolling }) => scrolling.blankFrames),
      limit: 0,
      detail: 'at most, of four jumps, from the frame after the first',
    },
    compare(`usable with ${SESSIONS} sessions`, 0.6, 'ms', ({ loading }) => loading.usableMs),
    compare('first screen of rows', 0.1, 'ms', ({ loading }) => loading.firstScreenMs),
    compare('heap', 1, 'MB', ({ heap }) => heap.bytes / 1e6, `, with ${rounds.ours[0]?.heap.workers} workers`),
  ];
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const toText = (value: number) => value.toFixed(value < 100 ? 1 : 0);
