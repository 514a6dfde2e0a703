import { parseConfig } from '../lib/server/config.ts';
import { restoreHistory } from '../lib/server/history/sqlite/restore.ts';
import { fail } from './until-stopped.ts';

const [copy, ...others] = process.argv.slice(2);
if (copy === undefined || others.length > 0) {
  fail('Name the copy: npm run restore -- data/sparktally.db.backups/history-….db');
}
// Of the environment only the place of the history counts here.
const parsed = parseConfig({ SPARKTALLY_DATABASE_URL: process.env.SPARKTALLY_DATABASE_URL, AWS_REGION: 'us-east-1' });
if ('errors' in parsed) fail(parsed.errors.join('\n'));
try {
  const { file, sessions, setAside } = restoreHistory(
    copy,
    parsed.config.databaseUrl.slice('file:'.length),
    Date.now(),
  );
  process.stdout.write(`${file} holds ${sessions} sessions now, as ${copy} does.\n`);
  if (setAside !== null) process.stdout.write(`What was there before lies in ${setAside}.\n`);
} catch (error) {
  fail(error instanceof Error ? error.message : 'The copy could not be restored.');
}
