/** Next calls this once when the server starts, before the first request. */
export async function register(): Promise<void> {
  // The compiler puts this word in and drops the rest from the bundle for the edge, which has no file system.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { refuseUnknownHistory, startProcess } = await import('./lib/server/process-start.ts');
  startProcess();
  // Finding the account and loading the SDK take longer than a listing; the first viewer should not wait for them. And
  // the history has a gap for as long as nobody reads AWS.
  const { serverContext } = await import('./lib/server/context.ts');
  const { collector, history } = await serverContext();
  await history.opened;
  refuseUnknownHistory(history.describe());
  await collector.start();
}
