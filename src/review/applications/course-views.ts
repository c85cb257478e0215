import { type Html, html, nothing } from '../../kernel/html.ts';
import { typedView } from '../acts/words-views.ts';
import { penLabels } from '../course/due-rules.ts';
import type { Act } from '../course/schema.ts';
import { actText, actWords, momentText } from './course-wording.ts';
import { capital } from './facts-views.ts';
import type { Hub } from './hub-queries.ts';
import { listActs } from './queries.ts';
import { isNamed, toldOf } from './told-rules.ts';

/** What has happened so far, the latest first: for who sees the papers. */
export async function courseSection(hub: Hub): Promise<Html> {
  const { application, person, today, site, sight } = hub;
  if (sight !== 'papers') return nothing;
  const acts = await listActs(site.db, application.id);
  const told = toldOf(acts, { doer: person, today }, application);
  if (told.length === 0) return nothing;
  return html`<section class="section section--ruled" id="course"><h2>What has happened so far</h2>
<ol class="history">${told.reverse().map((act) => actView(hub, act))}</ol></section>`;
}

function actView(hub: Hub, act: Act): Html {
  const { application, people } = hub;
  const nameOf = (id: string) => people.get(id) ?? 'a former member';
  const words = actWords(act);
  return html`<li class="history__item"><p class="history__when">${momentText(act.at, application.scheme.time_zone)}</p>
<p class="history__what"><b>${actText(act, application.scheme, nameOf)}</b></p>
<p class="history__who quiet">${whoText(hub, act)}</p>
${words === null ? nothing : wordsView(words)}</li>`;
}

/** Long words are folded away: a course is to be seen at a glance. */
function wordsView(words: string): Html {
  return words.length <= 400
    ? typedView(words)
    : html`<details class="course__words"><summary>Read it</summary>${typedView(words)}</details>`;
}

function whoText({ application, person, today, people }: Hub, act: Act): string {
  const part =
    act.part === 'member' ? `${act.side ?? ''} member`.trim() : partText(act.part, act.side);
  const name = people.get(act.person);
  return name && isNamed(act, { doer: person, today }, application)
    ? `${name}, ${part}`
    : capital(part);
}

function partText(part: Act['part'], side: Act['side']): string {
  const seat = part === 'chair' && side ? `, ${side} member` : '';
  return `${penLabels[part]}${seat}`;
}
