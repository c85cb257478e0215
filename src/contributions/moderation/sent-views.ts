import { fieldLabel } from '../../examples/page/field-text.ts';
import { whenText } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import { type Suspicion, suspicionLabels } from '../abuse/suspicions.ts';
import { kindNames } from '../door/wording.ts';
import { creditOf } from './acceptance.ts';
import { addressOf, type DeskPage } from './desk-page.ts';
import { addressEndText } from './wording.ts';

/** What somebody sent, and what was asked and answered since. */
export function sentView(page: DeskPage): Html {
  const { contribution, subject, hasContact } = page;
  const { kind, title, text, field, sources, relation, received, suspicions } = contribution;
  const ending = addressEndText(page.addressEnds, page.now);
  const addresses: string[] = JSON.parse(sources);
  const suspected: Suspicion[] = JSON.parse(suspicions);
  return html`<section class="section"><h2>What was sent</h2>
<dl class="ledger">
${row('What', html`${kindNames[kind]}`)}
${row('About', about(page))}
${field ? row('The fact', html`${fieldLabel(field)}`) : nothing}
${title === null ? nothing : row('Title', html`${title}`)}
${row('In their words', lines(text))}
${row('Sources', addresses.length === 0 ? html`None was named` : html`<ul class="plain">${addresses.map((one) => html`<li><a class="contribute__link" href="${one}" rel="noopener noreferrer nofollow">${one}</a></li>`)}</ul>`)}
${filesRow(page)}
${row('Who they are to this', html`${vocabulary('relations').terms.get(relation)?.label ?? relation}`)}
${row('Credit', html`${creditOf(contribution) ?? 'None wished'}`)}
${row('For a reply', html`${hasContact ? `An e-mail address is kept${ending ? `: ${ending}, unless somebody decides` : ''}` : 'Only their private page: no e-mail address is kept'}`)}
${row('Received', html`<time datetime="${received}">${whenText(received)}</time>`)}
${suspected.length === 0 ? nothing : row('Looked like spam', html`<ul class="plain">${suspected.map((one) => html`<li>${suspicionLabels[one] ?? one}</li>`)}</ul>`)}
</dl>${subject === null && contribution.about_type !== null ? html`<p class="notice">What it is about is not in the register, or not published any more.</p>` : nothing}</section>
${messagesView(page)}`;
}

function about({ contribution, subject }: DeskPage): Html {
  if (subject) return html`<a href="${subject.href}">${subject.title}</a>`;
  const { about_type, about_id } = contribution;
  return about_type === null ? html`A new example` : html`${about_type} ${about_id ?? ''}`;
}

function filesRow(page: DeskPage): Html {
  if (page.files.length === 0) return nothing;
  const items = page.files.map(
    ({ id, name, size, public: isPublic }) =>
      html`<li><a href="${addressOf(page, `files/${id}`)}">${name}</a> (${Math.max(1, Math.round(size / 1000)).toLocaleString('en-GB')} kB, ${isPublic ? 'published' : 'private'})</li>`,
  );
  return row(
    'Files',
    html`<ul class="plain">${items}</ul><p class="ledger__note">From a stranger: open with care.</p>`,
  );
}

function messagesView({ messages, names }: DeskPage): Html {
  if (messages.length === 0) return nothing;
  return html`<section class="section"><h2>Questions and answers</h2>
<ol class="plain">${messages.map(
    ({ at, from_editor, person, text }) =>
      html`<li class="contribute__message"><p class="quiet small">${from_editor ? ((person && names.get(person)) ?? 'An editor') : 'The contributor'}, <time datetime="${at}">${whenText(at)}</time></p>${lines(text)}</li>`,
  )}</ol></section>`;
}

function row(label: string, value: Html): Html {
  return html`<div class="ledger__row"><dt>${label}</dt><dd>${value}</dd></div>`;
}

export function lines(text: string): Html {
  return html`${text.split(/\n\s*\n/).map((part) => html`<p class="contribute__words" dir="auto">${part}</p>`)}`;
}
