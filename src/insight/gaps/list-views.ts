import { invitationAddress } from '../../examples/invitation.ts';
import type { StoredExample } from '../../examples/queries.ts';
import { type Html, html } from '../../kernel/html.ts';
import { type Cut, pagingView } from '../../kernel/paging.ts';
import type { MissableField } from '../missing.ts';
import type { ListedStatistic } from '../statistics/reading.ts';
import { gapsAddress } from './parameters.ts';
import type { ProducerWithout } from './producers.ts';
import { producersList, producersTitle, statisticsList } from './views.ts';

/** The examples that lack one fact, each with a way to fill it. */
export function lackingView(
  field: MissableField,
  label: string,
  cut: Cut<number>,
  examples: readonly StoredExample[],
): Html {
  return html`<header class="page-head">
  <p class="page-head__kicker">What have we missed?</p>
  <h1>${label}: not recorded</h1>
  <p class="lead">${cut.total} ${cut.total === 1 ? 'example lacks' : 'examples lack'} this fact. If you know it, and where it can be read, please tell us. Those that lack the fewest facts come first.</p>
</header>
${
  examples.length === 0
    ? html`<p class="empty">No example lacks it.</p>`
    : html`<ul class="index">${examples.map(
        ({
          slug,
          example,
        }) => html`<li class="index__item"><a href="/examples/${slug}">${example.title}</a>
<p class="index__text"><a class="do-you-know" href="${invitationAddress(slug, field)}">Do you know?<span class="govuk-visually-hidden"> ${label}: ${example.title}</span></a></p></li>`,
      )}</ul>`
}
${pagingView(cut, (page) => gapsAddress({ missing: field }, page))}`;
}

export function statisticsWithoutView(cut: Cut<ListedStatistic>): Html {
  return html`<header class="page-head">
  <p class="page-head__kicker">What have we missed?</p>
  <h1>Statistics and other public data with no engagement on record</h1>
  <p class="lead">${cut.total} ${cut.total === 1 ? 'statistic has' : 'statistics have'} no example in which people were involved. That may be so in the world, or only here.</p>
</header>
${cut.total === 0 ? html`<p class="empty">There is none.</p>` : statisticsList(cut.items)}
${pagingView(cut, (page) => gapsAddress({ missing: 'engagement' }, page))}`;
}

export function producersWithoutView(cut: Cut<ProducerWithout>): Html {
  return html`<header class="page-head">
  <p class="page-head__kicker">What have we missed?</p>
  <h1>${producersTitle}</h1>
  <p class="lead">${cut.total} ${cut.total === 1 ? 'producer has' : 'producers have'} no example in which people were involved, and neither have ${cut.total === 1 ? 'its' : 'their'} statistics. That may be so in the world, or only here.</p>
</header>
${cut.total === 0 ? html`<p class="empty">There is none.</p>` : producersList(cut.items)}
${pagingView(cut, (page) => gapsAddress({ missing: 'producers' }, page))}`;
}
