import { listAddress } from '../../examples/filters.ts';
import { invitationAddress, newExampleAddress } from '../../examples/invitation.ts';
import { labelOf } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { tally } from '../../kernel/tally.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import type { ListedStatistic } from '../statistics/reading.ts';
import { addressOf, kinds } from '../terms/slugs.ts';
import { gapsAddress } from './parameters.ts';
import type { Cell, Gaps } from './reading.ts';
import { sourcesSection } from './sources-views.ts';

/** What we have missed, computed from what is on record. */
export function gapsView(gaps: Gaps): Html {
  return html`<header class="page-head">
  <h1>What have we missed?</h1>
  <p class="lead">This page is computed from the ${gaps.total} examples on record. A gap may be in the world, or only in what we have looked for.</p>
  <p><a class="button" href="${invitationAddress(null, null)}">Tell us what you know</a></p>
</header>
${matrixSection(gaps.matrix)}
${statisticsSection(gaps.statistics)}
${missingSection(gaps)}
${sourcesSection(gaps.sources)}`;
}

function matrixSection(matrix: Cell[][]): Html {
  const people = vocabulary('involved').codes();
  return html`<section class="section" id="stages"><h2>Who was involved, and at which stage</h2>
<p>Each cell counts the examples in which such people were involved at that stage. One example may count in several cells.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Who was involved, and at which stage">
<table class="matrix"><caption class="govuk-visually-hidden">Examples by stage and by who was involved</caption>
<thead><tr><td></td>${people.map((code) => html`<th scope="col">${labelOf('involved', code)}</th>`)}</tr></thead>
<tbody>${matrix.map(row)}</tbody></table></div>
<p class="quiet small">Stages are those of the Generic Statistical Business Process Model. <a href="/stages">What each stage is</a>.</p></section>`;
}

function row(cells: Cell[]): Html {
  const stage = cells[0]?.stage ?? '';
  const stages = kinds.find((kind) => kind.facet === 'stage');
  const address = stages ? addressOf(stages, stage) : '/stages';
  return html`<tr><th scope="row"><span class="matrix__code">${stage}</span> <a href="${address}">${labelOf('stages', stage)}</a></th>${cells.map(cell)}</tr>`;
}

function cell({ stage, involved, count }: Cell): Html {
  if (count === 0) {
    return html`<td class="matrix__cell matrix__cell--empty">${tally(0)} <span class="matrix__words">nothing on record</span> <a class="do-you-know" href="${newExampleAddress('gap', `${stage}:${involved}`)}">Add one<span class="govuk-visually-hidden">: ${labelOf('involved', involved)}, ${labelOf('stages', stage)}</span></a></td>`;
  }
  const address = listAddress({ stage: [stage], involved: [involved], kind: ['engagement'] });
  return html`<td class="matrix__cell"><a href="${address}">${tally(count)} <b>${count}</b><span class="govuk-visually-hidden"> ${count === 1 ? 'example' : 'examples'}: ${labelOf('involved', involved)}, ${labelOf('stages', stage)}</span></a></td>`;
}

const shortly = 8;

function statisticsSection(statistics: ListedStatistic[]): Html {
  return html`<section class="section section--ruled" id="statistics"><h2>Statistics and other public data with no engagement on record</h2>
${
  statistics.length === 0
    ? html`<p>Every statistic on record has at least one example in which people were involved.</p>`
    : html`<p>${statistics.length} ${statistics.length === 1 ? 'statistic has' : 'statistics have'} no example of the kind “${labelOf('kinds', 'engagement')}”: only of the kinds “${labelOf('kinds', 'absence')}” and “${labelOf('kinds', 'related')}”, or none at all.</p>
${statisticsList(statistics.slice(0, shortly))}
${statistics.length > shortly ? html`<p class="section__more"><a href="${gapsAddress('engagement')}">All ${statistics.length} with no engagement on record</a></p>` : nothing}`
}</section>`;
}

export function statisticsList(statistics: readonly ListedStatistic[]): Html {
  return html`<ul class="index">${statistics.map(
    (one) => html`<li class="index__item"><a href="/statistics/${one.slug}">${one.title}</a>
<p class="index__text">${one.count === 0 ? 'No example at all.' : `${one.count} ${one.count === 1 ? 'example' : 'examples'} on record, none with an engagement.`} <a class="do-you-know" href="${newExampleAddress('statistic', one.slug)}">Do you know of one?<span class="govuk-visually-hidden"> ${one.title}</span></a></p></li>`,
  )}</ul>`;
}

function missingSection({ missing, total }: Gaps): Html {
  const some = missing.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  return html`<section class="section section--ruled" id="facts"><h2>Facts that are not recorded</h2>
<p>How many of the ${total} examples lack each fact. Where people were not asked, how they were asked does not count as missing.</p>
${
  some.length === 0
    ? html`<p>No example lacks a fact that we look for.</p>`
    : html`<table class="bars"><caption class="govuk-visually-hidden">Examples that lack each fact</caption><tbody>${some.map(
        ({ field, label, count }) =>
          html`<tr><th scope="row"><a href="${gapsAddress(field)}">${label}</a></th><td class="bars__bar"><svg class="bars__svg" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="bars__fill" width="${Math.round((100 * count) / total)}" height="10"/></svg></td><td class="bars__value">${count}</td></tr>`,
      )}</tbody></table>`
}</section>`;
}
