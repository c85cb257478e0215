import { type Html, html, nothing } from '../../kernel/html.ts';
import { markdown } from '../../kernel/markdown.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import { followAddress } from '../following.ts';
import { invitationAddress } from '../invitation.ts';
import { exampleCard, kindLabel } from '../list/card.ts';
import type { PublicExample } from '../public.ts';
import type { StoredExample } from '../queries.ts';
import { whenText } from '../wording.ts';
import { contestedBeside, repliesBeside } from './claims-views.ts';
import { activitiesSection, exchangesSection } from './exchanges-views.ts';
import {
  doubtfulNote,
  isThisRight,
  ledger,
  marksOf,
  notRecordedInvitation,
} from './facts-views.ts';
import { mainFacts, otherFacts } from './ledger-views.ts';
import { anchorsOf, type Section, sourcesSection } from './sources-views.ts';

/** The main part of one example's page. */
export function exampleView(
  example: PublicExample,
  similar: readonly StoredExample[],
  names: Names,
): Html {
  const main = mainFacts(example);
  const other = otherFacts(example);
  return html`<article class="example">
<header class="page-head"><p class="page-head__kicker">${kindLabel(example.kind)}${marksOf(example, ['kind'])}</p>
<h1>${example.title}${marksOf(example, ['title'])}</h1>
<p class="lead" id="fact-summary">${example.summary}${marksOf(example, ['summary'])}</p>
${contestedBeside(example, ['kind', 'title', 'summary'])}<p>${isThisRight(example.slug, 'summary', 'Title and summary')}</p></header>
${kindNotice(example)}
${repliesBeside(example)}
<div class="columns"><div class="columns__side">${ledger(example, main)}${doubtfulNote(example)}</div>
<div class="columns__main">
${proseSections.map((section) => proseSection(example, section))}
${exchangesSection(example)}
${activitiesSection(example)}
${sourcesSection(example, anchorsOf([...main, ...other], allSections))}
<section class="section section--ruled"><h2>Other facts</h2>${ledger(example, other)}</section>
${citation(example)}
</div></div></article>
${similarExamples(similar, names)}
${invitation(example)}`;
}

interface ProseSection extends Section {
  key: 'description' | 'done' | 'changed' | 'consequences' | 'lessons';
}

const proseSections: readonly ProseSection[] = [
  { key: 'description', fields: ['description'], label: 'In full' },
  { key: 'done', fields: ['done'], label: 'What was done' },
  { key: 'changed', fields: ['changed'], label: 'What changed' },
  { key: 'consequences', fields: ['consequences'], label: 'What followed' },
  { key: 'lessons', fields: ['lessons'], label: 'What was learned' },
];

const allSections: readonly Section[] = [
  ...proseSections,
  { fields: ['summary'], label: 'Summary' },
  { fields: ['exchanges'], label: 'What was asked, said and done' },
];

function proseSection(example: PublicExample, { key, fields, label }: ProseSection): Html {
  const text = example[key];
  // The summary and the other sections say it where there is no longer account.
  if (text === null && key === 'description') return nothing;
  return html`<section class="section" id="fact-${key}"><h2>${label}${marksOf(example, fields)}</h2>
<div class="prose">${text === null ? html`<p>${notRecordedInvitation(example.slug, key, `about: ${label}`)}</p>` : html`${markdown(text)}<p>${isThisRight(example.slug, key, label)}</p>`}${contestedBeside(example, fields)}</div></section>`;
}

function kindNotice({ kind, level }: PublicExample): Html {
  if (kind === 'absence') return html`<div class="notice"><p>${absenceText(level)}</p></div>`;
  if (kind !== 'related') return nothing;
  return html`<div class="notice"><p>${relatedText(level)}</p></div>`;
}

// Where a level is coded, whether people were asked is recorded after all.
function relatedText(level: string | null): string {
  if (level === null) {
    return 'It bears on the subject. Whether the people concerned were asked is not recorded.';
  }
  return 'It bears on the subject, and is not counted among the examples in which people were involved.';
}

function absenceText(level: string | null): string {
  const asFar = 'As far as the sources say, the people concerned were';
  if (level === 'inform') return `${asFar} told, and were not asked.`;
  if (level === 'none') return `${asFar} not asked.`;
  return `${asFar} not asked, or were only told.`;
}

function citation({
  slug,
  url,
  title,
  revision,
  published,
  updated,
  licence,
}: PublicExample): Html {
  const day = updated.slice(0, 10);
  return html`<section class="section section--ruled" id="cite"><h2>Cite, re-use, compare</h2>
<p>Countersign, “${title}”, revision ${revision} of ${whenText(day)}, <a href="${url}">${url}</a>, ${licence}.</p>
<p>You may share and adapt this under ${licence === 'CC BY 4.0' ? html`<a href="https://creativecommons.org/licenses/by/4.0/" rel="license noopener">CC BY 4.0</a>` : licence}, with credit and a link. What the sources themselves say stays under their own terms.</p>
<ul class="actions"><li><a href="/examples/${slug}.bib">BibTeX</a></li><li><a href="/examples/${slug}.json">JSON</a></li><li><a href="/examples/${slug}.md">Markdown</a></li><li><a href="${`/compare?e=${slug}`}">Compare with others</a></li><li><a href="/examples/${slug}/history">History</a></li><li><a href="${followAddress({ example: slug })}" rel="nofollow">Follow by e-mail</a></li><li><a href="/examples/${slug}/edit" rel="nofollow">Edit (for editors)</a></li></ul>
<p class="quiet small">Revision ${revision}. First published <time datetime="${published}">${whenText(published)}</time>, last updated <time datetime="${updated}">${whenText(day)}</time>.</p></section>`;
}

function similarExamples(similar: readonly StoredExample[], names: Names): Html {
  if (similar.length === 0) return nothing;
  return html`<section class="section section--ruled"><h2>Similar examples</h2>
<p class="quiet">About the same statistic, or with the same organisation.</p>
<ul class="cards cards--short">${similar.map((one) => html`<li>${exampleCard(one, names, { short: true })}</li>`)}</ul></section>`;
}

function invitation({ slug }: PublicExample): Html {
  return html`<aside class="invitation"><h2>Were you involved in this? What is missing?</h2>
<p>If you were there, or know more, or know that something here is wrong, tell us. Editors read everything, and nothing changes here without a revision that anyone can read.</p>
<p><a class="button" href="${invitationAddress(slug, null)}">Tell us</a></p>
<ul class="actions"><li><a href="${invitationAddress(slug, null, 'involved')}">I was involved</a></li><li><a href="${invitationAddress(slug, null, 'information')}">I know more</a></li><li><a href="${invitationAddress(slug, null, 'correction')}">Something is wrong</a></li><li><a href="${invitationAddress(slug, null, 'source')}">I know a source</a></li></ul></aside>`;
}
