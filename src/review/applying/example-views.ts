import { kindLabel } from '../../examples/list/card.ts';
import type { StoredExample } from '../../examples/queries.ts';
import type { Problem } from '../../kernel/errors.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { summaryOf } from '../../people/problem-views.ts';
import { formKeyField } from '../../people/signed-in.ts';
import type { Hub } from '../applications/hub-queries.ts';
import type { EvidenceActivity } from '../evidence/schema.ts';
import { titleOf } from './part-views.ts';
import { activityAddress } from './tasks.ts';

/** Finds an example of the register by words, to be cited by an activity. `found`: null where nothing was asked. */
export function citingView(
  hub: Hub,
  activity: EvidenceActivity,
  {
    q,
    found,
    problems,
  }: { q: string; found: readonly StoredExample[] | null; problems: readonly Problem[] },
): Html {
  const { application, person, cited } = hub;
  const { key, title, example } = activity;
  const address = activityAddress(application.reference, key, 'example');
  const choose = (slug: string, button: Html, kind: string) =>
    html`<form method="post" action="${address}">${formKeyField(person)}<input type="hidden" name="example" value="${slug}"><button class="${kind}">${button}</button></form>`;
  const now =
    example === null
      ? html`<p>No example is cited yet.</p>`
      : html`<p>Cited now: <a href="/examples/${example}">${cited.get(example) ?? example}</a></p>${choose('', html`Cite none`, 'button button--quiet')}`;
  const results =
    found === null
      ? nothing
      : found.length === 0
        ? html`<p class="empty">Nothing in the register has these words. Try others, or put the activity into the register with the decision: the form of the activity asks for it at its end.</p>`
        : html`<ul class="tasks" id="found">${found.map(
            (
              one,
            ) => html`<li class="tasks__item"><div class="tasks__name"><a href="/examples/${one.slug}" target="_blank" rel="noopener">${one.example.title}</a><br>${kindLabel(one.example.kind)}</div>
${choose(one.slug, html`Cite this<span class="govuk-visually-hidden">: ${one.example.title}</span>`, 'button button--quiet')}</li>`,
          )}</ul>`;
  return html`${summaryOf(problems)}<header class="page-head"><p class="page-head__kicker">${titleOf(hub)}</p><h1>Cite an example of the register</h1>
<p class="lead">Where the register has an example that tells of “${title ?? 'this activity'}”, cite it: readers then see both.</p></header>
${now}
<form class="search" action="${address}" role="search"><label class="search__label" for="q">Search the register</label>
<div class="search__row"><input class="search__input" id="q" name="q" type="search" value="${q}"><button class="search__button">Search</button></div></form>
${results}
<p><a href="${activityAddress(application.reference, key)}">Back to the activity</a></p>`;
}
