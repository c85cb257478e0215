import { invitationAddress } from '../../examples/invitation.ts';
import type { StoredExample } from '../../examples/queries.ts';
import type { ExampleField } from '../../examples/schema.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { type Cut, pagingView } from '../../kernel/paging.ts';
import { completenessOf } from '../missing.ts';
import { type GapsAsked, gapsAddress } from './parameters.ts';
import type { FactUnverified, Gaps } from './reading.ts';

export const incompleteTitle = 'Examples that lack a fact';

/** The first of the examples that lack the fewest facts. */
export function incompleteSection(
  { incomplete, total }: Gaps,
  first: readonly StoredExample[],
): Html {
  return html`<section class="section section--ruled" id="incomplete"><h2>${incompleteTitle}</h2>
${
  first.length === 0
    ? html`<p>No example lacks a fact that we look for.</p>`
    : html`<p>${incomplete.length} of the ${total} examples ${incomplete.length === 1 ? 'lacks' : 'lack'} at least one of the facts that we look for. Those that could be completed soonest come first.</p>
${incompleteList(first)}
${incomplete.length > first.length ? html`<p class="section__more"><a href="${gapsAddress({ missing: 'any' })}">All ${incomplete.length} that lack a fact</a></p>` : nothing}`
}</section>`;
}

export function incompleteView(cut: Cut<number>, examples: readonly StoredExample[]): Html {
  return html`<header class="page-head">
  <p class="page-head__kicker">What have we missed?</p>
  <h1>${incompleteTitle}</h1>
  <p class="lead">${cut.total} ${cut.total === 1 ? 'example lacks' : 'examples lack'} at least one of the facts that we look for. Those that lack the fewest come first. Where people were not asked, how they were asked is not looked for.</p>
</header>
${examples.length === 0 ? html`<p class="empty">No example lacks one.</p>` : incompleteList(examples)}
${pagingView(cut, (page) => gapsAddress({ missing: 'any' }, page))}`;
}

function incompleteList(examples: readonly StoredExample[]): Html {
  return html`<ul class="index">${examples.map(({ slug, example }) => {
    const { recorded, of, missing } = completenessOf(example);
    return html`<li class="index__item"><a href="/examples/${slug}">${example.title}</a>
<p class="index__text">${recorded} of ${of} facts recorded. Do you know what is not?</p>
<ul class="actions">${missing.map(
      ({ field, label }) =>
        html`<li><a class="do-you-know" href="${invitationAddress(slug, field)}">${label}<span class="govuk-visually-hidden">: ${example.title}</span></a></li>`,
    )}</ul></li>`;
  })}</ul>`;
}

/** How many examples lack each fact. */
export function missingSection({ missing, total }: Gaps): Html {
  const some = missing.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  return html`<section class="section section--ruled" id="facts"><h2>Facts that are not recorded</h2>
<p>How many of the ${total} examples lack each fact. Where people were not asked, how they were asked does not count as missing.</p>
${
  some.length === 0
    ? html`<p>No example lacks a fact that we look for.</p>`
    : bars(
        'Examples that lack each fact',
        some.map(({ field, label, count }) => ({
          label,
          asked: { missing: field },
          share: count / total,
          value: String(count),
        })),
      )
}</section>`;
}

/** In how many examples nobody has verified each fact that is recorded. */
export function unverifiedSection(facts: readonly FactUnverified[]): Html {
  const some = facts.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  return html`<section class="section section--ruled" id="unverified"><h2>Facts that nobody has verified</h2>
<p>For each fact, the examples in which it is recorded and nobody who was there has confirmed it. One confirmed fact says nothing of the others.</p>
${
  some.length === 0
    ? html`<p>No fact that is recorded lacks somebody’s word.</p>`
    : bars(
        'Examples in which nobody has verified each fact, of those in which it is recorded',
        some.map(({ field, label, count, recorded }) => ({
          label,
          asked: { unverified: field },
          share: count / recorded,
          value: `${count} of ${recorded}`,
        })),
      )
}</section>`;
}

interface Bar {
  label: string;
  asked: GapsAsked;
  /** From 0 to 1. */
  share: number;
  value: string;
}

function bars(caption: string, all: readonly Bar[]): Html {
  return html`<table class="bars"><caption class="govuk-visually-hidden">${caption}</caption><tbody>${all.map(
    ({ label, asked, share, value }) =>
      html`<tr><th scope="row"><a href="${gapsAddress(asked)}">${label}</a></th><td class="bars__bar"><svg class="bars__svg" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="bars__fill" width="${Math.round(100 * share)}" height="10"/></svg></td><td class="bars__value">${value}</td></tr>`,
  )}</tbody></table>`;
}

/** The examples in which nobody has verified one fact, each with two ways to speak to it. */
export function unverifiedView(
  field: ExampleField,
  label: string,
  cut: Cut<number>,
  examples: readonly StoredExample[],
): Html {
  return html`<header class="page-head">
  <p class="page-head__kicker">What have we missed?</p>
  <h1>${label}: not verified</h1>
  <p class="lead">In ${cut.total} ${cut.total === 1 ? 'example' : 'examples'} this fact is recorded, and nobody who was there has confirmed it. If you were, please say whether it is right. Those with the most verified facts come last.</p>
</header>
${
  examples.length === 0
    ? html`<p class="empty">There is none.</p>`
    : html`<ul class="index">${examples.map(({ slug, example }) => {
        const about = html`<span class="govuk-visually-hidden"> ${label}: ${example.title}</span>`;
        return html`<li class="index__item"><a href="/examples/${slug}">${example.title}</a>
<ul class="actions"><li><a class="do-you-know" href="${invitationAddress(slug, field, 'involved')}">Were you there?${about}</a></li><li><a class="do-you-know" href="${invitationAddress(slug, field, 'correction')}">Is this right?${about}</a></li></ul></li>`;
      })}</ul>`
}
${pagingView(cut, (page) => gapsAddress({ unverified: field }, page))}`;
}
