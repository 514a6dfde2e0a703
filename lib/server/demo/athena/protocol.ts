import { openJsonProtocol } from '../json-protocol.ts';
import { getCalculationExecution, listCalculationExecutions } from './calculation-operations.ts';
import { getResourceDashboard } from './dashboard.ts';
import { listSessions } from './list-sessions.ts';
import { invalidRequest } from './refusals.ts';
import {
  getSession,
  getSessionStatus,
  listExecutors,
  listTagsForResource,
  terminateSession,
} from './session-operations.ts';
import { getWorkGroup, listWorkGroups } from './work-group-operations.ts';

export const ATHENA_PROTOCOL = openJsonProtocol({
  target: 'AmazonAthena',
  operations: [
    listWorkGroups,
    getWorkGroup,
    listSessions,
    getSession,
    getSessionStatus,
    listExecutors,
    listCalculationExecutions,
    getCalculationExecution,
    listTagsForResource,
    getResourceDashboard,
    terminateSession,
  ],
  constraint: (message) => invalidRequest(message),
  internal: 'InternalServerException',
});
