import { z } from 'zod';
import { EMR_STATES } from './state.ts';

/** Ranges, patterns and enums of the service's requests (model 2021-07-13). Query parameters arrive as text. */
const id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[0-9a-z]+$/);
const nextToken = z
  .string()
  .min(1)
  .max(1024)
  .regex(/^[A-Za-z0-9_=-]+$/);

const wholeNumber = z
  .string()
  .regex(/^-?\d{1,10}$/)
  .transform(Number);
const maxResults = wholeNumber.pipe(z.number().int().min(1).max(50));

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** A date-time of RFC 3339, the query form of REST-JSON; as epoch milliseconds. */
const moment = z
  .string()
  .regex(DATE_TIME)
  .transform((text) => Date.parse(text))
  .refine((ms) => Number.isFinite(ms), 'Member must be a valid timestamp');

export const APPLICATION_STATES = [
  'CREATING',
  'CREATED',
  'STARTING',
  'STARTED',
  'STOPPING',
  'STOPPED',
  'TERMINATED',
] as const;

export const listApplicationsInput = z.object({
  nextToken: nextToken.optional(),
  maxResults: maxResults.optional(),
  states: z.array(z.enum(APPLICATION_STATES)).min(1).max(7).optional(),
});

export const getApplicationInput = z.object({ applicationId: id });

export const listSessionsInput = z.object({
  applicationId: id,
  nextToken: nextToken.optional(),
  maxResults: maxResults.optional(),
  states: z.array(z.enum(EMR_STATES)).min(1).max(8).optional(),
  createdAtAfter: moment.optional(),
  createdAtBefore: moment.optional(),
});

export const sessionInput = z.object({ applicationId: id, sessionId: id });

export const dashboardInput = z.object({
  applicationId: id,
  resourceId: id,
  resourceType: z.enum(['SESSION']),
  accessSystemProfileLogs: z.enum(['true', 'false']).optional(),
});
