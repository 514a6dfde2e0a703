import { z } from 'zod';
import { ATHENA_STATES } from './state.ts';

/** Ranges, patterns and enums of the service's requests (model 2017-05-18). */
const workGroup = z.string().regex(/^[a-zA-Z0-9._-]{1,128}$/);
const sessionId = z.string().min(1).max(256);
const calculationId = z.string().min(1).max(36);
const sessionToken = z.string().max(2048);
const token = z.string().min(1).max(1024);
const upTo100 = z.number().int().min(1).max(100);

export const listWorkGroupsInput = z.object({
  NextToken: token.optional(),
  MaxResults: z.number().int().min(1).max(50).optional(),
});

export const getWorkGroupInput = z.object({ WorkGroup: workGroup });

export const listSessionsInput = z.object({
  WorkGroup: workGroup,
  StateFilter: z.enum(ATHENA_STATES).optional(),
  MaxResults: upTo100.optional(),
  NextToken: sessionToken.optional(),
});

export const sessionInput = z.object({ SessionId: sessionId });

export const listExecutorsInput = z.object({
  SessionId: sessionId,
  ExecutorStateFilter: z.enum(['CREATING', 'CREATED', 'REGISTERED', 'TERMINATING', 'TERMINATED', 'FAILED']).optional(),
  MaxResults: upTo100.optional(),
  NextToken: sessionToken.optional(),
});

export const listCalculationsInput = z.object({
  SessionId: sessionId,
  StateFilter: z
    .enum(['CREATING', 'CREATED', 'QUEUED', 'RUNNING', 'CANCELING', 'CANCELED', 'COMPLETED', 'FAILED'])
    .optional(),
  MaxResults: upTo100.optional(),
  NextToken: sessionToken.optional(),
});

export const calculationInput = z.object({ CalculationExecutionId: calculationId });

export const dashboardInput = z.object({ ResourceARN: z.string().min(1).max(1011) });

export const listTagsInput = z.object({
  ResourceARN: z.string().min(1).max(1011),
  NextToken: token.optional(),
  MaxResults: z.number().int().min(75).optional(),
});
