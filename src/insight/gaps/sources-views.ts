import { invitationAddress } from '../../examples/invitation.ts';
import type { StoredExample } from '../../examples/queries.ts';
import { sourceCheckText } from '../../examples/source-checks/wording.ts';
import { whenText } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { type Cut, pagingView } from '../../kernel/paging.ts';
import { gapsAddress } from './parameters.ts';
import type { SourcesState } from './reading.ts';

const title = 'Sources that no longer answer';

/** How many examples have a source that is gone, with the way to the list; or that none was checked. */
export function sourcesSection({ count, checked, lastChecked, dead }: SourcesState): Html {
  const checkedText = html`<p>${checked} of ${count} ${count === 1 ? 'source' : 'sources'} had their addresses checked, last on ${whenText(lastChecked)}.`;
  return html`<section class="section section--ruled" id="sources"><h2>${title}</h2>
${
  checked === 0
    ? html`<p>Not checked yet. No source’s address has been tried by this copy of the register, so it does not know which are dead.</p>`
    : dead === 0
      ? html`${checkedText} No source is known to be gone.</p>`
      : html`${checkedText}</p>
<p class="section__more"><a href="${gapsAddress({ missing: 'sources' })}">${dead} ${dead === 1 ? 'example has' : 'examples have'} a source that is not found any more</a></p>`
}</section>`;
}

/** The examples with a source that is gone, each with a way to suggest another. */
export function deadSourcesView(cut: Cut<number>, examples: readonly StoredExample[]): Html {
  return html`<header class="page-head">
  <p class="page-head__kicker">What have we missed?</p>
  <h1>${title}</h1>
  <p class="lead">${cut.total} ${cut.total === 1 ? 'example has' : 'examples have'} a source whose address said twice, at least a day apart, that there is no such page. If you know where it is now, or another source, please tell us.</p>
</header>
${
  examples.length === 0
    ? html`<p class="empty">No source is known to be gone.</p>`
    : html`<ul class="index">${examples.map(exampleItem)}</ul>`
}
${pagingView(cut, (page) => gapsAddress({ missing: 'sources' }, page))}`;
}

function exampleItem({ slug, example, checks = [] }: StoredExample): Html {
  const gone = new Map(checks.flatMap((one) => (one.status === 'gone' ? [[one.url, one]] : [])));
  return html`<li class="index__item"><a href="/examples/${slug}">${example.title}</a>
${example.sources.map((source) => {
  const check = gone.get(source.url);
  return check
    ? html`<p class="index__text">“${source.title}”: ${sourceCheckText(check)}${source.archived === null ? nothing : html`; <a href="${source.archived}" rel="noopener">archived copy</a>`}</p>`
    : nothing;
})}
<p class="index__text"><a class="do-you-know" href="${invitationAddress(slug, null, 'source')}">Do you know another source?<span class="govuk-visually-hidden"> ${example.title}</span></a></p></li>`;
}
