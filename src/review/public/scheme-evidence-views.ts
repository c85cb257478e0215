import { labelOf } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { type activityFacts, profiles, type Scheme } from '../scheme/schema.ts';

const factWords: Record<(typeof activityFacts)[number], string> = {
  title: 'its name',
  done: 'what was done',
  method: 'by which method',
  start: 'when, before applying',
  cohorts: 'who took part, and what every number counts',
  represent: 'how they represent the people whom the statistics are about',
  came_of_it: 'what came of it',
  changed: 'how it changed the statistics, or that it did not',
};

/** What a scheme asks an applicant to show: the least by profile, the facts, its own questions. */
export function evidenceSection(scheme: Scheme): Html {
  const { least, activity_requires, questions } = scheme;
  return html`<section class="section section--ruled"><h2 id="evidence">The evidence asked for</h2>
<p>How much depends on the statistic’s public-interest profile: what it is used for, who uses it, how many it concerns.</p>
<div class="scroll" tabindex="0" role="region" aria-label="The least evidence by public-interest profile"><table class="table">
<thead><tr><th scope="col">At least</th>${profiles.map((one) => html`<th scope="col">${labelOf('profiles', one)}</th>`)}</tr></thead>
<tbody>
${line('Activities with people', (one) => `${least[one].activities}`)}
${line('About', (one) => least[one].aims.map((aim) => labelOf('aims', aim)).join('; ') || 'Any aim')}
${line('Kinds of people', (one) => `${least[one].kinds_of_people}`)}
${line('Among them one of', (one) => least[one].any_of.map((who) => labelOf('involved', who)).join('; ') || 'Any')}
${line('Times asked, said and done', (one) => `${least[one].exchanges}`)}
</tbody></table></div>
<h3>Of every activity</h3><p>Always: ${activity_requires.map((one) => factWords[one]).join('; ')}; and the plain-language summary that those who took part were shown.</p>
${questions.length === 0 ? nothing : html`<h3>The scheme’s own questions</h3><ul>${questions.map(({ label, hint, of, required_for }) => html`<li><b>${label}</b> ${hint ?? nothing} <span class="quiet">${of === 'activity' ? 'Asked of every activity.' : 'Asked once.'} ${required(required_for)}</span></li>`)}</ul>`}</section>`;
}

function line(label: string, value: (profile: (typeof profiles)[number]) => string): Html {
  return html`<tr><th scope="row">${label}</th>${profiles.map((one) => html`<td>${value(one)}</td>`)}</tr>`;
}

function required(profilesAsked: Scheme['questions'][number]['required_for']): string {
  if (profilesAsked.length === 0) return 'It may be left open.';
  if (profilesAsked.length === profiles.length) return 'It must be answered.';
  const names = profilesAsked.map((one) => labelOf('profiles', one).toLowerCase());
  return `It must be answered for a profile that is ${names.join(' or ')}.`;
}
