import { classNames } from '@/lib/client/class-names.ts';
import { type Mark, toPlace, type View } from './span-lanes-layout.ts';
import { toBackground } from './swatch.tsx';
import type { Tone } from './tones.ts';

/** A tone that is there at all is seen: a failure among a hundred that went well too. */
const LEAST_SHARE = 0.2;

/** Several tones one above the other, each by how many there are of it; the first of the chart's tones on top. */
function toStack(mark: Mark, tones: readonly Tone[]): string {
  const present = tones.flatMap((tone) => {
    const count = mark.tones.find(({ tone: id }) => id === tone.id)?.count ?? 0;
    return count === 0 ? [] : [{ color: tone.color, share: Math.max(LEAST_SHARE, count / mark.count) }];
  });
  const sum = present.reduce((all, { share }) => all + share, 0);
  let from = 0;
  const stops = present.map(({ color, share }) => {
    const to = from + (share / sum) * 100;
    const stop = `${color} ${from.toFixed(1)}% ${to.toFixed(1)}%`;
    from = to;
    return stop;
  });
  return `linear-gradient(to bottom, ${stops.join(', ')})`;
}

/** A span, or several as one, on its lane. What it is in words the chart tells. */
export function SpanLanesMark(props: { mark: Mark; view: View; tones: readonly Tone[]; active: boolean }) {
  const { mark, view, tones, active } = props;
  const { left, width } = toPlace(mark, view);
  const several = mark.count > 1;
  const tone = tones.find(({ id }) => id === mark.first.tone);
  const background = several
    ? toStack(mark, tones)
    : toBackground(tone?.color ?? 'var(--ink-faint)', tone?.fill ?? 'solid');
  return (
    <span
      data-mark={several ? mark.count : ''}
      className={classNames(
        'absolute inset-y-[3px] min-w-0.5 rounded-[3px] [forced-color-adjust:none]',
        several && 'opacity-80',
        mark.first.open === true && mark.toMs <= view.toMs && 'rounded-r-none border-ink border-r-2 border-dashed',
        active && 'z-10 outline-2 outline-accent outline-offset-1',
      )}
      style={{ left: `${left}%`, width: `${width}%`, background }}
    />
  );
}
