import type { Figure } from '../listing.ts';
import { median } from '../processes.ts';
import { ACTIONS, type Acted, type Action, type Round } from './rounds.ts';
import { SESSIONS } from './sites.ts';

export type Rounds = { ours: Round[]; plain: Round[] };

const NAMES: Record<Action, string> = {
  keystroke: 'a letter in the search box',
  facet: 'a click in a facet',
  sort: 'a click on a header',
};
const ACTION_LIMIT = 0.15;

/**
 * What is measured of both: the median of the rounds' ratios, as what else the machine does changes both sides of a round
 * more alike than two rounds of one side.
 */
export function toFigures(rounds: Rounds): Figure[] {
  const compare = (name: string, limit: number, unit: string, read: (round: Round) => number, more = ''): Figure => {
    const [ours, plain] = [rounds.ours.map(read), rounds.plain.map(read)];
    const ratios = ours.map((value, round) => value / (plain[round] ?? Number.NaN));
    const span = `${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)} in ${ratios.length} rounds`;
    const detail = `${toText(median(ours))} ${unit} of ${toText(median(plain))} ${unit}, ${span}${more}`;
    return { name, measured: median(ratios), limit, detail };
  };
  const most = (read: (round: Round) => number) => Math.max(...rounds.ours.map(read));
  const tell = (action: Action) => {
    const both = (read: (acted: Acted) => number) =>
      [rounds.ours, rounds.plain]
        .map((side) => Math.round(median(side.map(({ acted }) => mean(acted[action].map(read))))))
        .join(' of ');
    return `; shown after ${both(({ shownMs }) => shownMs)} ms, processor time ${both((one) => one.processorMs)} ms`;
  };
  const workers = `; ${rounds.ours[0]?.heap.workers} workers`;
  const waits = rounds.plain.map(({ loading }) => loading.serverMs);
  const waited = `; there ${Math.round(median(waits))} ms until the first byte of the rows`;
  return [
    ...ACTIONS.flatMap((action) => [
      compare(
        `main thread blocked by ${NAMES[action]}`,
        ACTION_LIMIT,
        'ms',
        ({ acted }) => mean(acted[action].map(({ busyMs }) => busyMs)),
        tell(action),
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
    compare(`usable with ${SESSIONS} sessions`, 0.6, 'ms', ({ loading }) => loading.usableMs, waited),
    compare('first screen of rows', 0.1, 'ms', ({ loading }) => loading.firstScreenMs, waited),
    compare('heap when loaded', 1, 'MB', ({ heap }) => heap.bytes / 1e6, workers),
    compare('heap after use', 1, 'MB', ({ usedHeap }) => usedHeap.bytes / 1e6, workers),
  ];
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const toText = (value: number) => value.toFixed(value < 100 ? 1 : 0);
