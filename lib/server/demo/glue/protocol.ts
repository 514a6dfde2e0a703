import { AwsError } from '../answer.ts';
import { openJsonProtocol } from '../json-protocol.ts';
import { getDashboardUrl } from './dashboard.ts';
import { listSessions } from './list-sessions.ts';
import { getSession, getTags, stopSession } from './operations.ts';
import { getStatement, listStatements } from './statement-operations.ts';

export const GLUE_PROTOCOL = openJsonProtocol({
  target: 'AWSGlue',
  operations: [listSessions, getSession, stopSession, getTags, listStatements, getStatement, getDashboardUrl],
  constraint: (message) => new AwsError('InvalidInputException', message),
  internal: 'InternalServiceException',
});
