import { z } from 'zod';
import { toRoleKey } from '../accounts.ts';
import { AwsError } from '../answer.ts';
import { defineOperation, type Operation } from '../operation.ts';

const CALLER = { userId: 'AROADEMO4SPARKTALLYXM:sparktally', role: 'assumed-role/SparktallyReader/sparktally' };

const getCallerIdentity = defineOperation('GetCallerIdentity', z.object({}), (_, { estate: { account } }) => ({
  Arn: `arn:aws:sts::${account}:${CALLER.role}`,
  UserId: CALLER.userId,
  Account: account,
}));

const ROLE_ARN = /^arn:aws:iam::(\d{12}):role\/(?:[\w+=,.@/-]*\/)?([\w+=,.@-]+)$/;
const DEFAULT_SECONDS = 3_600;

const assumeRole = defineOperation(
  'AssumeRole',
  z.object({
    RoleArn: z.string().min(20).max(2_048),
    RoleSessionName: z.string().regex(/^[\w+=,.@-]{2,64}$/),
    ExternalId: z
      .string()
      .regex(/^[\w+=,.@:/-]{2,1224}$/)
      .optional(),
    DurationSeconds: z.coerce.number().int().min(900).max(43_200).optional(),
  }),
  ({ RoleArn, RoleSessionName, ExternalId, DurationSeconds = DEFAULT_SECONDS }, { accounts, estate, nowMs }) => {
    const [, number = '', role = ''] = ROLE_ARN.exec(RoleArn) ?? [];
    const account = accounts.find(number);
    if (account === null || (account.externalId !== null && account.externalId !== ExternalId)) {
      throw new AwsError(
        'AccessDenied',
        `User: arn:aws:sts::${estate.account}:${CALLER.role} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
        403,
      );
    }
    return {
      Credentials: {
        AccessKeyId: toRoleKey(number),
        SecretAccessKey: 'demo-secret-that-opens-nothing',
        SessionToken: 'demo-session-token-that-opens-nothing',
        Expiration: new Date(nowMs + DurationSeconds * 1_000).toISOString(),
      },
      AssumedRoleUser: {
        AssumedRoleId: `AROADEMO4SPARKTALLYXM:${RoleSessionName}`,
        Arn: `arn:aws:sts::${number}:assumed-role/${role}/${RoleSessionName}`,
      },
    };
  },
);

export const STS_OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  [getCallerIdentity, assumeRole].map((operation) => [operation.name, operation]),
);
