import { type Html, html, nothing } from '../../kernel/html.ts';
import { invitationAddress } from '../invitation.ts';
import type { PublicExample } from '../public.ts';
import { sourceCheckText } from '../source-checks/wording.ts';
import { labelOf, whenText } from '../wording.ts';
import { contestedBeside } from './claims-views.ts';
import type { Fact } from './facts.ts';
import { isThisRight, marksOf } from './facts-views.ts';

/** Where each fact is on the page, by field: what a source's “Supports” links to. */
export type Anchors = ReadonlyMap<string, { id: string; label: string }>;

export function anchorsOf(facts: readonly Fact[], sections: readonly Section[]): Anchors {
  const anchors = new Map<string, { id: string; label: string }>();
  for (const { fields, label } of [...facts, ...sections]) {
    for (const field of fields) {
      if (!anchors.has(field)) anchors.set(field, { id: `fact-${fields[0]}`, label });
    }
  }
  return anchors;
}

export interface Section {
  fields: readonly string[];
  label: string;
}

/** The numbered sources, each with the facts that it was read for. */
export function sourcesSection(example: PublicExample, anchors: Anchors): Html {
  const checked = example.sources.some((source) => source.checked !== null);
  return html`<section class="section section--ruled" id="sources"><h2>Where it says so${marksOf(example, ['sources'])}</h2>
${checked ? nothing : html`<p class="quiet small">None of these addresses has been checked since it was recorded.</p>`}
<ol class="sources">${example.sources.map((source, index) => sourceItem(source, index + 1, anchors, checked))}</ol>
${contestedBeside(example, ['sources'])}<p>${isThisRight(example.slug, 'sources', 'The list of sources')} <a class="do-you-know" href="${invitationAddress(example.slug, null, 'source')}">Do you know another source?</a></p></section>`;
}

function sourceItem(
  source: PublicExample['sources'][number],
  number: number,
  anchors: Anchors,
  checked: boolean,
): Html {
  return html`<li class="source" id="source-${number}">
<a class="source__title" href="${source.url}" rel="noopener">${source.title}</a>
<ul class="facts source__from">${[...factsOf(source), ...(checked ? [sourceCheckText(source)] : [])].map((fact) => html`<li>${fact}</li>`)}</ul>
${source.supports.length === 0 ? nothing : html`<p class="source__supports">Supports: ${supported(source.supports, anchors)}</p>`}
${source.note === null ? nothing : html`<p class="source__note">${source.note}</p>`}
${source.archived === null ? nothing : html`<p class="source__note"><a href="${source.archived}" rel="noopener">Archived copy</a></p>`}
</li>`;
}

function factsOf(source: PublicExample['sources'][number]): string[] {
  const { publisher, date, kind, quality, seen } = source;
  return [
    publisher ?? 'Publisher not recorded',
    date === null ? 'Date not recorded' : whenText(date),
    ...(kind === null ? [] : [labelOf('source-kinds', kind)]),
    ...(quality === null ? [] : [labelOf('evidence', quality)]),
    ...(seen === false ? ['Not read by whoever coded this'] : []),
  ];
}

function supported(fields: readonly string[], anchors: Anchors): Html {
  const known = new Map<string, string>();
  const unknown = new Set<string>();
  for (const field of fields) {
    const anchor = anchors.get(field);
    if (anchor) known.set(anchor.id, anchor.label);
    else unknown.add(field);
  }
  const links = [...known].map(
    ([id, label]) => html`<a href="#${id}">${label.charAt(0).toLowerCase() + label.slice(1)}</a>`,
  );
  const all = [...links, ...[...unknown].map((field) => html`${field}`)];
  return html`${all.map((one, index) => html`${index === 0 ? '' : ', '}${one}`)}`;
}
