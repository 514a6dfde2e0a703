import type { ReactNode } from 'react';
import { CodeBlock } from '@/components/ui/code-block.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import type { Problem } from '@/lib/domain/problem.ts';
import { ProblemNotice } from './problem-notice.tsx';

function Way({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <li className="min-w-0">
      <h3 className="font-medium text-ink text-sm">{title}</h3>
      <p className="mt-0.5 mb-2 text-ink-muted text-xs">{text}</p>
      {children}
    </li>
  );
}

const PROFILE = 'AWS_PROFILE=my-profile AWS_REGION=us-east-1 npm start';
const KEYS = `export AWS_ACCESS_KEY_ID=…
export AWS_SECRET_ACCESS_KEY=…
export AWS_SESSION_TOKEN=…
AWS_REGION=us-east-1 npm start`;
const DEMO = 'npm run demo';

/** What stops all sources at once, mostly missing credentials, and the ways to give them. */
export function SetupGuide({ problem, nowMs }: { problem: Problem; nowMs: number }) {
  return (
    <>
      <ProblemNotice problem={problem} nowMs={nowMs} />
      <Panel title="Connect an account" note="The AWS SDK’s own default chain is used; Sparktally only reads">
        <ol className="grid gap-x-8 gap-y-5 md:grid-cols-2">
          <Way title="A profile" text="From ~/.aws/config, single sign-on included. Log in first: aws sso login.">
            <CodeBlock text={PROFILE} label="the start command with a profile" />
          </Way>
          <Way title="Environment variables" text="Keys of an identity with the policy in the README.">
            <CodeBlock text={KEYS} label="the start command with keys" />
          </Way>
          <Way
            title="The role of the machine"
            text="On EC2, ECS or EKS nothing needs to be set: the instance, task or pod role is found by itself. The role needs the policy in the README."
          />
          <Way
            title="No account at hand"
            text="The demo starts with an embedded endpoint and invented sessions, and says so on every page."
          >
            <CodeBlock text={DEMO} label="the demo command" />
          </Way>
        </ol>
      </Panel>
    </>
  );
}
