import { type Html, html, nothing } from '../../kernel/html.ts';
import type { Term } from '../../vocabulary/schema.ts';
import { type Vocabulary, vocabulary } from '../../vocabulary/vocabularies.ts';
import { exampleCount } from '../count-views.ts';
import { ledgerRow } from '../entity/views.ts';
import { addressOf, type Kind } from './slugs.ts';

type Counts = ReadonlyMap<string, number>;

/** Every term with its definition and how many examples have it; narrower ones below the wider. */
export function termsView(kind: Kind, counts: Counts): Html {
  const all = vocabulary(kind.vocabulary);
  const top = [...all.terms.values()].filter((term) => term.broader === null);
  const isNested = top.length < all.terms.size;
  return html`<header class="page-head"><h1>${kind.many}</h1><p class="lead">${kind.lead}</p></header>
${isNested ? nested(kind, all, top, counts) : flat(kind, top, counts)}
${note(all)}`;
}

function flat(kind: Kind, terms: Term[], counts: Counts): Html {
  return html`<ul class="index">${terms.map((term) => item(kind, term, counts))}</ul>`;
}

function item(kind: Kind, term: Term, counts: Counts): Html {
  return html`<li class="index__item"><a href="${addressOf(kind, term.code)}">${term.label}</a> ${exampleCount(counts.get(term.code) ?? 0)}
${term.definition === null ? nothing : html`<p class="index__text">${term.definition}</p>`}</li>`;
}

function nested(kind: Kind, all: Vocabulary, top: Term[], counts: Counts): Html {
  return html`<ol class="stages">${top.map(
    (term) => html`<li class="stages__item">
<h2 class="stages__title"><span class="stages__code">${term.code}</span> <a href="${addressOf(kind, term.code)}">${term.label}</a> ${exampleCount(counts.get(term.code) ?? 0)}</h2>
${term.definition === null ? nothing : html`<p>${term.definition}</p>`}
${narrowerList(kind, all, term, counts)}</li>`,
  )}</ol>`;
}

function narrowerList(kind: Kind, all: Vocabulary, { code }: Term, counts: Counts): Html {
  const narrower = all.narrower(code).flatMap((one) => all.terms.get(one) ?? []);
  if (narrower.length === 0) return nothing;
  return html`<ol class="stages__narrower">${narrower.map(
    (term) =>
      html`<li><span class="stages__code">${term.code}</span> <a href="${addressOf(kind, term.code)}">${term.label}</a> ${exampleCount(counts.get(term.code) ?? 0)}</li>`,
  )}</ol>`;
}

/** What a term's page says between its head and its examples: what is within it. */
export function narrowerView(kind: Kind, term: Term, counts: Counts): Html {
  const all = vocabulary(kind.vocabulary);
  if (all.narrower(term.code).length === 0) return nothing;
  return html`<section class="section"><h2>Within it</h2>${narrowerList(kind, all, term, counts)}</section>`;
}

/** Rows for a term's ledger: its code, what it is part of, and its names elsewhere. */
export function termRows(kind: Kind, term: Term): Html[] {
  const all = vocabulary(kind.vocabulary);
  const wider = term.broader === null ? null : all.terms.get(term.broader);
  const elsewhere = Object.entries(term.mappings).map(
    ([system, value]) => html`<li>${systems[system] ?? system}: ${mapped(value)}</li>`,
  );
  return [
    ledgerRow('Code', html`<code>${term.code}</code>`),
    ...(wider
      ? [
          ledgerRow(
            'Part of',
            html`<a href="${addressOf(kind, wider.code)}">${wider.code} ${wider.label}</a>`,
          ),
        ]
      : []),
    ...(elsewhere.length > 0
      ? [ledgerRow('Elsewhere', html`<ul class="plain">${elsewhere}</ul>`)]
      : []),
  ];
}

export function note({ note }: Vocabulary): Html {
  return note === null ? nothing : html`<div class="notice"><p>${note}</p></div>`;
}

const systems: Record<string, string> = {
  gsbpm: 'GSBPM',
  iap2: 'IAP2',
  participedia: 'Participedia',
  observatory: 'The observatory',
  osr: 'OSR',
};

function mapped(value: unknown): string {
  if (Array.isArray(value)) return value.map(mapped).join(', ');
  if (typeof value === 'object' && value !== null && 'value' in value) {
    return `${mapped(value.value)}${'derived' in value ? ' (our reading)' : ''}`;
  }
  return String(value);
}
