import { baseNames, exampleForm, formContents } from '../../../examples/editing/form-views.ts';
import type { Typed } from '../../../examples/editing/typed.ts';
import { govukButton, govukInput } from '../../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../../kernel/html.ts';
import { isOpen } from '../../rules.ts';
import { creditPart, sayingPart } from '../acceptance-views.ts';
import { collisionView, problemsView } from '../contribution-views.ts';
import { addressOf, type DeskPage, typedOr, wrong } from '../desk-page.ts';
import { hiddenFields } from '../forms-views.ts';
import { sentView } from '../sent-views.ts';
import { momentText } from '../wording.ts';

/** What was saved of it earlier. */
export interface Saved {
  by: string;
  at: string;
  lock: number;
}

/** The whole example in a form, filled with what was sent, to be mended and then accepted. */
export function editingView(page: DeskPage, values: Typed, saved: Saved | null): Html {
  const { contribution, stored } = page;
  const check = govukButton({
    text: 'Check what I typed',
    name: 'check',
    value: 'yes',
    classes: 'govuk-button--secondary',
  });
  const save = govukButton({
    text: 'Save for later',
    name: 'save',
    value: 'yes',
    classes: 'govuk-button--secondary',
  });
  return html`${problemsView(page)}
<header class="page-head"><p class="page-head__kicker"><a href="${addressOf(page)}">Contribution ${contribution.reference}</a></p>
<h1>${stored ? 'Edit the example, then accept' : 'Make an example of it'}</h1>
<p class="lead">Nothing is published before you accept at the end. What is not known stays empty: the page then says “not recorded”.</p></header>
${collisionView(page)}
${saved ? html`<p class="notice" role="status">Saved by ${saved.by}, ${momentText(saved.at)}. Only editors see it.</p>` : nothing}
<details class="queue__form"><summary>What was sent</summary><div>${sentView(page)}</div></details>
${filesNotice(page)}
${formContents()}
<form method="post" action="${addressOf(page, 'editing')}" novalidate>${hiddenFields(page)}
<input type="hidden" name="draft" value="${saved?.lock ?? 0}">${baseNames(stored?.example ?? null)}
<div class="govuk-button-group">${check}${isOpen(contribution.state) ? save : nothing}</div>
${exampleForm(values, page.problems, page.registerNames)}
<section class="section section--ruled"><h2>Accept</h2>
${
  stored
    ? nothing
    : govukInput({
        name: 'slug',
        label: { text: 'Address' },
        hint: { text: 'It follows /examples/ and should stay the same for ever.' },
        prefix: { text: '/examples/' },
        value: typedOr(page, 'slug', values.slug?.[0] ?? ''),
        spellcheck: false,
        autocapitalize: 'none',
        errorMessage: wrong(page, 'slug'),
      })
}
${creditPart(page)}
${sayingPart(page, true)}
${
  isOpen(contribution.state)
    ? html`<div class="govuk-button-group">${govukButton({ text: 'Publish and accept', name: 'outcome', value: 'accepted' })}
${govukButton({ text: 'Publish and accept in part', name: 'outcome', value: 'accepted-in-part', classes: 'govuk-button--secondary' })}
${save}</div>`
    : html`<p>It can no longer be accepted.</p>`
}</section></form>`;
}

function filesNotice({ offers }: DeskPage): Html {
  const files = offers.filter(({ file }) => file !== null);
  if (files.length === 0) return nothing;
  return html`<div class="notice"><p>Files that came with it stay private. One is published with the example if you name it as a source, at this address:</p>
<ul class="plain">${files.map(({ name, url }) => html`<li>${name}: <code>${url}</code></li>`)}</ul></div>`;
}
