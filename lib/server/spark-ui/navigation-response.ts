import type { Problem } from '../../domain/problem.ts';
import type { SessionRef } from '../../domain/resource-ref.ts';
import { isProblemError } from '../errors.ts';
import { problemResponse } from '../http/problem-response.ts';
import type { ToldOutcomes } from './told-outcomes.ts';

type Opened = { kind: 'link'; address: string } | { kind: 'demo'; host: string; problem: Problem };

/** 303, so that the browser goes on by GET and a reload does not ask again. */
function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location } });
}

/**
 * The answer to a click: on to the Spark UI, or, for a browser, on to a page of ours that says why not. A program gets the
 * problem itself. The link is in the Location header alone.
 */
export async function answerClick(
  request: Request,
  ref: SessionRef,
  { outcomes, open }: { outcomes: ToldOutcomes; open: () => Promise<Opened> },
): Promise<Response> {
  const tell = (problem: Problem, demoHost: string | null): Response => {
    const isPage = request.headers.get('accept')?.includes('text/html') === true;
    return isPage ? seeOther(`/spark-ui/${outcomes.keep({ ref, problem, demoHost })}`) : problemResponse(problem);
  };
  try {
    const opened = await open();
    return opened.kind === 'link' ? seeOther(opened.address) : tell(opened.problem, opened.host);
  } catch (error) {
    if (!isProblemError(error)) throw error;
    return tell(error.problem, null);
  }
}
