import type { FormSection } from '../../examples/editing/fields.ts';
import { questions } from '../../examples/editing/form-views.ts';
import { differingFields } from '../../examples/editing/merging.ts';
import { type Typed, typedItems } from '../../examples/editing/typed.ts';
import type { Problem } from '../../kernel/errors.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { summaryOf } from '../../people/problem-views.ts';
import { formKeyField } from '../../people/signed-in.ts';
import type { Hub } from '../applications/hub-queries.ts';
import type { Evidence } from '../evidence/schema.ts';
import { digestOf, type EvidencePart } from './parts.ts';

/** One page on which a part of the evidence is written. */
export interface PartPage {
  title: string;
  address: string;
  lead: Html;
  part: EvidencePart;
  /** The part's questions under headings; without: one after the other. */
  sections: readonly FormSection[] | null;
  /** What it lacks, its fields as the form names them. */
  lacking: (hub: Hub) => readonly Problem[];
  /** What stands below the form. */
  below: (hub: Hub) => Html;
}

/** How the form is shown: as it is saved, or as it was typed. */
export interface Shown {
  typed: Typed;
  problems: readonly Problem[];
  /** The digest of the part that what is typed was begun from. */
  opened: string;
  /** Somebody else saved it meanwhile. */
  overtaken: boolean;
}

export function partView(page: PartPage, hub: Hub, evidence: Evidence, shown: Shown): Html {
  const { title, address, lead, part, sections } = page;
  const { typed, problems } = shown;
  const place = { typed, prefix: '', problems, names: hub.names };
  const opened = shown.overtaken ? digestOf(part, evidence) : shown.opened;
  const body = sections
    ? sections.map(
        (section) =>
          html`<section class="section section--ruled"><h2>${section.title}</h2>${questions(section.items, place)}</section>`,
      )
    : questions(part.items, place);
  return html`${summaryOf(problems)}${shown.overtaken ? savedMeanwhile(part, hub, evidence, typed) : nothing}
<header class="page-head"><p class="page-head__kicker">${titleOf(hub)}</p>
<h1>${title}</h1></header>
${lead}
${problems.length > 0 || shown.overtaken ? nothing : lackingView('Still missing here', page.lacking(hub))}
<form method="post" action="${address}" novalidate>${formKeyField(hub.person)}<input type="hidden" name="opened" value="${opened}">
${sections ? buttons : nothing}
<div class="editing">${body}</div>
${buttons}
</form>
${page.below(hub)}`;
}

const buttons = html`<p class="applying__buttons"><button class="button">Save</button> <button class="button button--quiet" name="next" value="stay">Save and stay on this page</button></p>`;

/** The statistic's title and the application's reference. */
export function titleOf({ application, names }: Hub): string {
  const { reference, statistic } = application;
  return `${reference}, ${names.statistics.get(statistic)?.title ?? statistic}`;
}

/** What is missing, each line a link to where it is written. */
export function lackingView(heading: string, lacking: readonly Problem[]): Html {
  if (lacking.length === 0) return nothing;
  return html`<section class="notice lacking"><h2>${heading}</h2>
<ul>${lacking.map(({ field, message }) => html`<li><a href="${field.startsWith('/') ? field : `#${field}`}">${message}</a></li>`)}</ul></section>`;
}

function savedMeanwhile(part: EvidencePart, hub: Hub, evidence: Evidence, mine: Typed): Html {
  const saved = part.of(evidence);
  if (saved === null) {
    return html`<div class="notice notice--attention" role="alert"><h2>Somebody of your organisation removed this activity since you opened it</h2>
<p>What you typed is below. If you save it, the activity is there again.</p></div>`;
  }
  const theirs = typedItems(part.items, saved, hub.names);
  const differing = differingFields(theirs, mine, part.items);
  const lines = differing.map(({ key, label }) => {
    const values = Object.entries(theirs).flatMap(([name, all]) =>
      name === key || name.startsWith(`${key}.`) ? all : [],
    );
    return html`<dt>${label}</dt><dd>${values.join('; ') || 'Empty'}</dd>`;
  });
  return html`<div class="notice notice--attention" role="alert"><h2>Somebody of your organisation saved this since you opened it</h2>
<p>Nothing of yours was saved yet, and nothing is lost: it is in the form below. If you save now, what you typed takes the place of this:</p>
<dl class="applying__theirs">${lines}</dl></div>`;
}
