import type { z } from 'zod';
import type { JsonObject } from './answer.ts';

/** A request that breaks its model. `serialization`: a member has the wrong type, which AWS tells apart from a wrong value. */
export class ConstraintError extends Error {
  readonly serialization: boolean;

  constructor(message: string, serialization: boolean) {
    super(message);
    this.serialization = serialization;
  }
}

type Issue = z.core.$ZodIssue;

function requirementOf(issue: Issue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `Member must have value less than or equal to ${issue.maximum}`
        : `Member must have length less than or equal to ${issue.maximum}`;
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `Member must have value greater than or equal to ${issue.minimum}`
        : `Member must have length greater than or equal to ${issue.minimum}`;
    case 'invalid_format':
      return `Member must satisfy regular expression pattern: ${issue.pattern ?? issue.format}`;
    case 'invalid_key':
      return issue.issues.map(requirementOf).join(', ');
    case 'invalid_value':
      return `Member must satisfy enum value set: [${issue.values.join(', ')}]`;
    default:
      return issue.message;
  }
}

function memberOf(issue: Issue): string {
  const path = issue.path.map(String).join('.');
  return path.slice(0, 1).toLowerCase() + path.slice(1);
}

/** AWS takes a null member for an absent one. */
function withoutNulls(raw: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== null));
}

/** The request as its schema reads it. Throws ConstraintError with the sentence AWS would say. */
export function checkInput<Schema extends z.ZodType>(schema: Schema, raw: JsonObject): z.output<Schema> {
  const result = schema.safeParse(withoutNulls(raw), { reportInput: true });
  if (result.success) return result.data;
  const { issues } = result.error;
  const mistyped = issues.find((issue) => issue.code === 'invalid_type' && issue.input !== undefined);
  if (mistyped) {
    throw new ConstraintError(`Unexpected type of value for member '${memberOf(mistyped)}'`, true);
  }
  const sentences = issues.map((issue) => {
    const absent = issue.code === 'invalid_type';
    const value = absent ? 'null' : typeof issue.input === 'string' ? issue.input : JSON.stringify(issue.input);
    const requirement = absent ? 'Member must not be null' : requirementOf(issue);
    return `Value '${value?.slice(0, 200)}' at '${memberOf(issue)}' failed to satisfy constraint: ${requirement}`;
  });
  const count = `${issues.length} validation error${issues.length === 1 ? '' : 's'} detected`;
  throw new ConstraintError(`${count}: ${sentences.join('; ')}`, false);
}
