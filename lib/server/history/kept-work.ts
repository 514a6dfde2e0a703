import { z } from 'zod';
import type { WorkSummary } from '../../domain/activity.ts';

export const workSummarySchema: z.ZodType<WorkSummary> = z.object({
  total: z.number(),
  running: z.number(),
  waiting: z.number(),
  lastEndedMs: z.number().nullable(),
  busyMs: z.number(),
  busySinceMs: z.number().nullable(),
  firstStartedMs: z.number().nullable(),
  gaps: z.array(z.object({ fromMs: z.number(), toMs: z.number() })),
  otherGapsMs: z.number(),
  readMs: z.number().nullable(),
});

/** What a session worked at, as the history kept it; null where nothing was, or another version wrote it in another form. */
export function parseKeptWork(text: string | null): WorkSummary | null {
  if (text === null) return null;
  try {
    return workSummarySchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
