import { producerGapId } from '../../contributions/gaps.ts';
import { invitationAddress, newExampleAddress } from '../../examples/invitation.ts';
import type { StoredExample } from '../../examples/queries.ts';
import { labelOf } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import type { ListedStatistic } from '../statistics/reading.ts';
import { incompleteSection, missingSection, unverifiedSection } from './facts-views.ts';
import { matrixSection } from './matrix-views.ts';
import { gapsAddress } from './parameters.ts';
import type { ProducerWithout } from './producers.ts';
import type { Gaps } from './reading.ts';
import { sourcesSection } from './sources-views.ts';

/** What we have missed, computed from what is on record; `first`: the examples that lack fewest facts. */
export function gapsView(gaps: Gaps, first: readonly StoredExample[]): Html {
  return html`<header class="page-head">
  <h1>What have we missed?</h1>
  <p class="lead">This page is computed from the ${gaps.total} examples on record. A gap may be in the world, or only in what we have looked for.</p>
  <p><a class="button" href="${invitationAddress(null, null)}">Tell us what you know</a></p>
</header>
${matrixSection(gaps.matrix)}
${statisticsSection(gaps.statistics)}
${producersSection(gaps.producers)}
${incompleteSection(gaps, first)}
${missingSection(gaps)}
${unverifiedSection(gaps.unverified)}
${sourcesSection(gaps.sources)}`;
}

const shortly = 8;

function statisticsSection(statistics: ListedStatistic[]): Html {
  return html`<section class="section section--ruled" id="statistics"><h2>Statistics and other public data with no engagement on record</h2>
${
  statistics.length === 0
    ? html`<p>Every statistic on record has at least one example in which people were involved.</p>`
    : html`<p>${statistics.length} ${statistics.length === 1 ? 'statistic has' : 'statistics have'} no example of the kind “${labelOf('kinds', 'engagement')}”: only of the kinds “${labelOf('kinds', 'absence')}” and “${labelOf('kinds', 'related')}”, or none at all.</p>
${statisticsList(statistics.slice(0, shortly))}
${statistics.length > shortly ? html`<p class="section__more"><a href="${gapsAddress({ missing: 'engagement' })}">All ${statistics.length} with no engagement on record</a></p>` : nothing}`
}</section>`;
}

function producersSection(producers: ProducerWithout[]): Html {
  return html`<section class="section section--ruled" id="producers"><h2>${producersTitle}</h2>
${
  producers.length === 0
    ? html`<p>Every producer on record has at least one example in which people were involved.</p>`
    : html`<p>${producers.length} ${producers.length === 1 ? 'organisation is' : 'organisations are'} on record as the producer of a statistic, or named so in an example. No example in which people were involved names ${producers.length === 1 ? 'it, or is about its statistics' : 'them, or is about their statistics'}.</p>
${producersList(producers.slice(0, shortly))}
${producers.length > shortly ? html`<p class="section__more"><a href="${gapsAddress({ missing: 'producers' })}">All ${producers.length} with no engagement on record</a></p>` : nothing}`
}</section>`;
}

export const producersTitle = 'Producers with no engagement on record';

export function producersList(producers: readonly ProducerWithout[]): Html {
  return html`<ul class="index">${producers.map(
    ({ slug, name, count }) =>
      html`<li class="index__item"><a href="/organisations/${slug}">${name}</a>
<p class="index__text">${withoutText(count)} <a class="do-you-know" href="${newExampleAddress('gap', producerGapId(slug))}">Do you know of one?<span class="govuk-visually-hidden"> ${name}</span></a></p></li>`,
  )}</ul>`;
}

export function statisticsList(statistics: readonly ListedStatistic[]): Html {
  return html`<ul class="index">${statistics.map(
    (one) => html`<li class="index__item"><a href="/statistics/${one.slug}">${one.title}</a>
<p class="index__text">${withoutText(one.count)} <a class="do-you-know" href="${newExampleAddress('statistic', one.slug)}">Do you know of one?<span class="govuk-visually-hidden"> ${one.title}</span></a></p></li>`,
  )}</ul>`;
}

function withoutText(count: number): string {
  if (count === 0) return 'No example at all.';
  return `${count} ${count === 1 ? 'example' : 'examples'} on record, none with an engagement.`;
}
