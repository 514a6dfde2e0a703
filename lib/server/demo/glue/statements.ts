import type { JsonObject } from '../answer.ts';
import { pickWork } from '../estate/people.ts';
import { openRandom } from '../estate/random.ts';
import type { GlueSessionPlan } from './session.ts';

const CODE = [
  "orders = spark.table('core.orders').where('dt >= current_date - 7')\norders.groupBy('country').count().show()",
  "df = glueContext.create_dynamic_frame.from_catalog(database='core', table_name='events').toDF()\ndf.printSchema()",
  "spark.sql('select customer_id, sum(amount) from core.payments group by 1 order by 2 desc limit 20').show()",
  "spark.conf.set('spark.sql.shuffle.partitions', 64)",
  "df.write.format('iceberg').mode('append').saveAsTable('lab.scratch_result')",
  "reader = spark.read.format('jdbc').option('url', 'jdbc:postgresql://warehouse.example.com/core').option('password', 'demo-Winter2025!')",
] as const;

/** How many statements have begun by then: one for each burst of work. */
export function countGlueStatements({ life }: GlueSessionPlan, nowMs: number): number {
  return life.bursts.filter((ms, at) => at % 2 === 0 && ms <= nowMs).length;
}

/** Those of the places from … to, oldest first. Times are epoch milliseconds, as bare longs. */
export function glueStatements(plan: GlueSessionPlan, nowMs: number, from = 0, to = Infinity): JsonObject[] {
  const { bursts } = plan.life;
  const statements: JsonObject[] = [];
  const last = Math.min(to, countGlueStatements(plan, nowMs));
  for (let id = from; id < last; id++) {
    const begin = bursts[id * 2] ?? 0;
    const end = bursts[id * 2 + 1] ?? begin;
    const random = openRandom(plan.detailSeed, 3, id);
    const running = nowMs < end;
    const failed = random.chance(0.08);
    const code = random.chance(0.2) ? `# ${pickWork(random, plan.who.team)}\n${random.pick(CODE)}` : random.pick(CODE);
    const progress = running ? Math.round(((nowMs - begin) / Math.max(1, end - begin)) * 100) / 100 : 1;
    const base = { Id: id, Code: code, Progress: progress, StartedOn: begin };
    if (running) {
      statements.push({ ...base, State: 'RUNNING', CompletedOn: 0 });
      continue;
    }
    const output = failed
      ? {
          ExecutionCount: id,
          Status: 'ERROR',
          ErrorName: 'AnalysisException',
          ErrorValue: '[TABLE_OR_VIEW_NOT_FOUND] The table or view `core`.`ordrs` cannot be found.',
          Traceback: ['Traceback (most recent call last):\n', '  File "<stdin>", line 1, in <module>\n'],
        }
      : {
          ExecutionCount: id,
          Status: 'AVAILABLE',
          Data: {
            TextPlain: random.chance(0.5)
              ? `+-------+-----+\n|country|count|\n+-------+-----+\n|     DE|${random.whole(10, 99999)}|\n+-------+-----+`
              : '',
          },
        };
    statements.push({ ...base, State: failed ? 'ERROR' : 'AVAILABLE', Output: output, CompletedOn: end });
  }
  return statements;
}
