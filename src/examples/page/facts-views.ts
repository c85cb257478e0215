import { type Html, html, nothing } from '../../kernel/html.ts';
import { invitationAddress } from '../invitation.ts';
import type { PublicExample } from '../public.ts';
import { contestedBeside } from './claims-views.ts';
import { type Fact, marks } from './facts.ts';

/** Facts as a ledger, each with its sources, a mark where it is doubtful, and its note. */
export function ledger(example: PublicExample, facts: readonly Fact[]): Html {
  return html`<dl class="ledger">${facts.map((fact) => row(example, fact))}</dl>`;
}

/** The value of a fact; where there is none, says so. */
export function factValue(fact: Fact): Html {
  if (fact.value === null) return html`<span class="not-recorded">Not recorded</span>`;
  return html`${fact.value}`;
}

/** “Not recorded”, with the way to tell us. */
export function notRecordedInvitation(slug: string, field: string, what: string): Html {
  return html`<span class="not-recorded">Not recorded</span> <a class="do-you-know" href="${invitationAddress(slug, field)}">Do you know?<span class="govuk-visually-hidden"> ${what}</span></a>`;
}

/**
 * Asks, quietly, whether what is recorded is right, and for anything else about it; `what` says it to who
 * does not see where it stands.
 */
export function isThisRight(slug: string, field: string, what: string): Html {
  const about = html`<span class="govuk-visually-hidden"> ${what}</span>`;
  return html` <span class="is-this-right"><a href="${invitationAddress(slug, field, 'correction')}">Is this right?${about}</a> <a href="${invitationAddress(slug, field, null)}">Say more<span class="govuk-visually-hidden"> about</span>${about}</a></span>`;
}

/** The numbers of the sources of some fields, as links, and the mark of doubt. */
export function marksOf(example: PublicExample, fields: readonly string[]): Html {
  const { sources, doubtful } = marks(example, fields);
  return html`${sources.map(
    (number) =>
      html`<sup class="cite"><a href="#source-${number}" aria-label="Source ${number}">${number}</a></sup>`,
  )}${doubtful ? html` <a class="doubtful__mark" href="#doubtful">doubtful</a>` : nothing}`;
}

/** What “doubtful” means, where anything is; the marks lead here. */
export function doubtfulNote(example: PublicExample): Html {
  if (example.doubtful.length === 0) return nothing;
  return html`<p class="example__doubtful" id="doubtful"><b>Doubtful</b> marks a fact that the sources, as far as they were read, do not settle. If you know more, <a href="${invitationAddress(example.slug, null)}">tell us</a>.</p>`;
}

function row(example: PublicExample, fact: Fact): Html {
  const field = fact.fields[0] ?? '';
  const isAsked = fact.value === null && !fact.certain;
  const value = isAsked
    ? notRecordedInvitation(example.slug, field, `about: ${fact.label}`)
    : factValue(fact);
  const doubt =
    fact.value === null || fact.certain ? nothing : isThisRight(example.slug, field, fact.label);
  return html`<div class="ledger__row${fact.main ? ' ledger__row--main' : ''}" id="fact-${field}"><dt>${fact.label}</dt>
<dd>${value}${marksOf(example, fact.fields)}${fact.notes.map((note) => html`<p class="ledger__note">${note}</p>`)}${contestedBeside(example, fact.fields)}${doubt}</dd></div>`;
}
