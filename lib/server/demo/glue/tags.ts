import { COST_CENTERS } from '../estate/people.ts';
import { openRandom } from '../estate/random.ts';
import type { GlueSessionPlan } from './session.ts';

/** Tags as three ways of starting leave them: the managed policy's `owner`, people's own `Owner`, Unified Studio's; a sixth has none. */
export function glueTags(plan: GlueSessionPlan): Record<string, string> {
  const random = openRandom(plan.detailSeed, 2);
  const { who } = plan;
  const style = random.pickWeighted([
    ['owner', 5],
    ['Owner', 2],
    ['studio', 2],
    ['none', 2],
  ]);
  const tags: Record<string, string> = {};
  if (style === 'none') return tags;
  if (style === 'owner') tags.owner = `${who.userId}:${who.login}@example.com`;
  if (style === 'Owner') tags.Owner = who.name;
  if (style === 'studio') {
    tags.AmazonDataZoneSessionOwner = `${who.login}@example.com`;
    tags.AmazonDataZoneProject = `dzp-${who.team}`;
  }
  tags.team = who.team;
  if (random.chance(0.7)) tags['cost-center'] = COST_CENTERS[who.team];
  return tags;
}
