/** The room around the plot in pixels: Recharts and the layer that takes pointer and keys share it. */
export const PLOT_INSET = { top: 10, right: 8, bottom: 26, left: 56 } as const;

/** Which of `count` equal columns a pointer is over; clamped, so that a drag may leave the plot. */
export function toColumn(x: number, width: number, count: number): number {
  if (count === 0 || width <= 0) return 0;
  return Math.min(count - 1, Math.max(0, Math.floor((x / width) * count)));
}

/**
 * Which part of a stack is at a height, counted from the bottom; null above the stack. `y` in pixels from the top of
 * the plot, `max` the value at its top.
 */
export function toLayer(y: number, height: number, max: number, stack: readonly number[]): number | null {
  if (height <= 0) return null;
  const value = (1 - y / height) * max;
  let top = 0;
  for (const [index, size] of stack.entries()) {
    top += size;
    if (size > 0 && value <= top && value >= top - size) return index;
  }
  return null;
}
