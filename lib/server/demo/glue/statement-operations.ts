import { AwsError } from '../answer.ts';
import { type Call, defineOperation } from '../operation.ts';
import { requireGlueSession } from './operations.ts';
import { getStatementInput, listStatementsInput } from './schemas.ts';
import type { GlueSessionPlan } from './session.ts';
import { countGlueStatements, glueStatements } from './statements.ts';

const PAGE = 100;

/** Spark Connect sessions take no statements through the API. */
function requireStatements(call: Call, sessionId: string): GlueSessionPlan {
  const plan = requireGlueSession(call, sessionId);
  if (plan.origin === 'spark-connect') {
    throw new AwsError(
      'IllegalSessionStateException',
      `Statements are not supported for SPARK_CONNECT session ${plan.id}.`,
    );
  }
  return plan;
}

export const listStatements = defineOperation('ListStatements', listStatementsInput, (input, call) => {
  const plan = requireStatements(call, input.SessionId);
  const query = `glue:statements:${plan.arn}`;
  const first = input.NextToken === undefined || input.NextToken === '';
  const cursor = first ? [0] : call.tokens.decode(query, input.NextToken ?? '');
  if (!cursor) throw new AwsError('InvalidInputException', 'The NextToken is invalid or has expired.');
  const from = cursor[0] ?? 0;
  const to = from + PAGE;
  return {
    Statements: glueStatements(plan, call.nowMs, from, to),
    NextToken: to < countGlueStatements(plan, call.nowMs) ? call.tokens.encode(query, [to]) : undefined,
  };
});

export const getStatement = defineOperation('GetStatement', getStatementInput, (input, call) => {
  const plan = requireStatements(call, input.SessionId);
  const statement = input.Id < 0 ? undefined : glueStatements(plan, call.nowMs, input.Id, input.Id + 1)[0];
  if (!statement)
    throw new AwsError('EntityNotFoundException', `Statement ${input.Id} not found in session ${plan.id}.`);
  return { Statement: statement };
});
