import { whenText } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { evidenceView } from '../evidence/evidence-views.ts';
import type { Evidence } from '../evidence/schema.ts';
import type { Scheme } from '../scheme/schema.ts';
import { concernAddress, markAddress, precedentAddress, schemeAddress } from './addresses.ts';
import { afterwardsSection } from './afterwards-views.ts';
import { panelSection } from './panel-views.ts';
import type { PublicDecisionDetails } from './schema.ts';
import {
  bodyText,
  clockText,
  conditionText,
  paragraphsOf,
  statusLabels,
  statusMeanings,
} from './wording.ts';

export interface DecisionPage {
  decision: PublicDecisionDetails;
  scheme: Scheme;
  evidence: Evidence | null;
  /** Titles of the published examples that are cited, by slug. */
  examples: ReadonlyMap<string, string>;
  /** The day in the scheme's time zone: what is late is computed when it is asked for. */
  today: string;
}

/** One decision: what was decided and why, what the panel said, what people said and what was done. */
export function decisionView({ decision, scheme, evidence, examples, today }: DecisionPage): Html {
  return html`<article class="example">
<header class="page-head"><p class="page-head__kicker">Decision ${decision.reference.toUpperCase()}</p>
<h1>${decision.statistic.title}</h1>
<p class="lead">${decision.outcome_label}. ${decision.scheme_title}, ${whenText(decision.decided)}.</p>
${decision.set_aside ? html`<div class="notice notice--attention"><p>This decision was set aside on appeal. It has no effect.</p></div>` : nothing}
${decision.invented ? html`<div class="notice"><p>The scheme and its body are invented. No such body exists.</p></div>` : nothing}</header>
<div class="columns">
<aside class="columns__side" aria-label="In short">${ledger(decision, examples)}</aside>
<div class="columns__main">
<section class="section"><h2>Why</h2>${prose(decision.reasons)}
${decision.refused_for.length === 0 ? nothing : html`<h3>Reasons for the refusal</h3><ul>${decision.refused_for.map(({ label }) => html`<li>${label}</li>`)}</ul>`}
<p>${decision.differs_from_advice ? html`<b>The decision differs from the panel’s advice</b>, which was: ${decision.advice_label.toLowerCase()}.` : html`The panel had advised the same.`}</p>${decision.why_it_differs === null ? nothing : prose(decision.why_it_differs)}</section>
${conditions(decision, today)}
${panelSection(decision)}
${afterwardsSection(decision)}
<section class="section section--ruled"><h2>What people said, and what was done</h2>
${evidence === null ? html`<p class="not-recorded">Not recorded</p>` : evidenceView(evidence, scheme, { audience: 'public', examples })}</section>
<section class="section section--ruled"><h2>What this means</h2><p>${decision.means}</p>
<p><a href="${concernAddress('decision', decision.reference)}" rel="nofollow">Raise a concern about this decision</a>. Anybody may, and it gets an answer.</p></section>
</div></div></article>`;
}

function ledger(decision: PublicDecisionDetails, titles: DecisionPage['examples']): Html {
  const { scheme, statistic, producer, precedent, status, next_review, examples } = decision;
  return html`<dl class="ledger">
${row('Outcome', html`${decision.outcome_label}`, true)}
${
  status === 'none'
    ? row(
        'Mark now',
        html`${statusLabels.none}<p class="ledger__note">${statusMeanings.none}</p>`,
        true,
      )
    : row(
        'Mark now',
        html`<a href="${markAddress(scheme, statistic.slug)}">${statusLabels[status]}</a><p class="ledger__note">${statusMeanings[status]}</p>`,
        true,
      )
}
${next_review === null ? nothing : row('Next review', html`${whenText(next_review)}`)}
${row('Statistic', html`<a href="/statistics/${statistic.slug}">${statistic.title}</a>`)}
${row('Producer', html`<a href="/organisations/${producer.slug}">${producer.name}</a>`)}
${row('Scheme', html`<a href="${schemeAddress(scheme)}">${decision.scheme_title}</a><p class="ledger__note">${bodyText(decision)}</p>`)}
${row('Route', html`${decision.route_label}${precedent === null ? nothing : html`<p class="ledger__note">Precedent: <a href="${precedentAddress(scheme, precedent)}">${decision.precedent_title ?? precedent}</a></p>`}`)}
${row('Submitted', day(decision.submitted))}
${row('Valid', day(decision.valid))}
${row('Decided', day(decision.decided))}
${row('Took effect', day(decision.took_effect))}
${row('Clock', html`${clockText(decision.days, decision.allowed)}<p class="ledger__note">Days from valid to decided, without those in which the applicant had a question to answer.</p>`)}
${decision.minutes === null ? nothing : row('Minutes', html`<a href="/meetings/${decision.meeting ?? ''}">Meeting of ${whenText(decision.meeting)}</a>`)}
${examples.length === 0 ? nothing : row('Examples cited', html`<ul class="plain">${examples.map((slug) => html`<li><a href="/examples/${slug}">${titles.get(slug) ?? slug}</a></li>`)}</ul>`)}
</dl>`;
}

function conditions({ conditions }: PublicDecisionDetails, today: string): Html {
  if (conditions.length === 0) return nothing;
  return html`<section class="section"><h2>Conditions</h2>
<ol>${conditions.map(({ text, due, met }) => html`<li>${prose(text)}<p class="quiet">${conditionText({ due, met }, today)}</p></li>`)}</ol></section>`;
}

export function row(label: string, value: Html, main = false): Html {
  return html`<div class="ledger__row${main ? ' ledger__row--main' : ''}"><dt>${label}</dt><dd>${value}</dd></div>`;
}

export function prose(text: string): Html {
  return html`<div class="prose">${paragraphsOf(text).map((one) => html`<p>${one}</p>`)}</div>`;
}

function day(at: string | null): Html {
  return at === null
    ? html`<span class="not-recorded">Not recorded</span>`
    : html`<time datetime="${at}">${whenText(at)}</time>`;
}
