import { fieldLabel } from '../../examples/page/field-text.ts';
import { whenText } from '../../examples/wording.ts';
import type { Problem } from '../../kernel/errors.ts';
import {
  govukButton,
  govukErrorSummary,
  govukFileUpload,
  govukTextarea,
} from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import { referencePart } from '../addresses.ts';
import { answerTimeText, kindNames } from '../door/wording.ts';
import { mostFiles } from '../files/evidence.ts';
import type { FileLine, Message, Outcome, StoredContribution } from '../queries.ts';
import { isOpen, nextState } from '../rules.ts';
import type { Subject } from '../subjects-queries.ts';
import { statusWords } from './wording.ts';

export interface TrackingPage {
  contribution: StoredContribution;
  key: string;
  /** The whole private address. */
  link: string;
  subject: Subject | null;
  outcome: Outcome | null;
  email: string | null;
  messages: readonly Message[];
  files: readonly FileLine[];
  answerTime: { days: number; count: number } | null;
  /** Shown once, after it was sent. */
  isReceipt: boolean;
  keptDays: { contacts: number; undecided: number; setAside: number };
  problems: readonly Problem[];
  /** An answer that could not be taken. */
  answer: string;
}

/** A contributor's private page: how it stands, what was asked, and what one may do. */
export function trackingView(page: TrackingPage): Html {
  const { contribution, problems, isReceipt } = page;
  const { reference, state } = contribution;
  const status = statusWords(contribution);
  const open = isOpen(state);
  return html`${problems.length > 0 ? govukErrorSummary({ titleText: 'There is a problem', errorList: problems.map(linked) }) : nothing}
<header class="page-head">
<p class="page-head__kicker">Your contribution ${reference}</p>
<h1>${isReceipt ? 'Thank you. We have what you sent' : status.short}</h1>
<p class="lead">${isReceipt ? `Your reference is ${reference}.` : status.long}</p>
</header>
${isReceipt ? receipt(page) : nothing}
<div class="columns columns--end"><div class="columns__main">
${outcomeSection(page)}
${messagesSection(page)}
${open ? answerForm(page) : nothing}
${sentSection(page)}
${filesSection(page)}
</div>
<div class="columns__side">
${withdrawal(page)}
${deletion(page)}
</div></div>`;
}

function receipt({ contribution, link, email, answerTime }: TrackingPage): Html {
  const { short, long } = statusWords(contribution);
  const mailed = email !== null && contribution.state === 'waiting';
  return html`<div class="notice notice--attention"><p>This page is private. Its address is the only way back to it: <b>keep it</b>, as a bookmark for example.${mailed ? ' We also send it to your e-mail address.' : ''} Whoever has it can read this page and act for you.</p>
<p><a class="contribute__link" href="${link}">${link}</a></p></div>
<p><b>${short}.</b> ${long} ${contribution.state === 'waiting' ? answerTimeText(answerTime) : ''}</p>`;
}

function outcomeSection({ contribution, outcome }: TrackingPage): Html {
  if (outcome === null || contribution.decided === null) return nothing;
  const { other } = outcome;
  return html`<section class="section"><h2>Outcome</h2>
<p><b>${statusWords(contribution).short}</b>, ${whenText(contribution.decided.slice(0, 10))}.</p>
${outcomeText(outcome)}
${other ? html`<p>The other one: <b>${statusWords({ ...contribution, state: other.state }).short}</b>.</p>${outcomeText(other)}` : nothing}
<p class="quiet small">If you think this is wrong, the <a href="/moderation-policy#complain">moderation policy</a> says what you can do.</p></section>`;
}

function outcomeText({ reason, words, changed }: Outcome): Html {
  const term = reason === null ? null : vocabulary('decline-reasons').terms.get(reason);
  return html`${term ? html`<p>${term.label}. ${term.definition ?? ''}</p>` : nothing}
${words === null ? nothing : html`<blockquote>${lines(words)}</blockquote>`}
${changed ? html`<p><a href="${changed.href}">What changed: revision ${changed.revision}</a></p>` : nothing}`;
}

function messagesSection({ messages }: TrackingPage): Html {
  if (messages.length === 0) return nothing;
  return html`<section class="section"><h2>Questions and answers</h2>
<ol class="plain">${messages.map(
    ({ at, from_editor, text }) =>
      html`<li class="contribute__message"><p class="quiet small">${from_editor ? 'The editors' : 'You'}, <time datetime="${at}">${whenText(at)}</time></p>${lines(text)}</li>`,
  )}</ol></section>`;
}

function answerForm(page: TrackingPage): Html {
  const asked = page.contribution.state === 'asked';
  return html`<section class="section"><h2>${asked ? 'Your answer' : 'Add something'}</h2>
<form method="post" action="${actionAddress(page, 'answers')}">${keyField(page)}
${govukTextarea({
  name: 'text',
  label: { text: asked ? 'Answer the editors' : 'What else should the editors know?' },
  value: page.answer,
  rows: 5,
  errorMessage: wrong(page, 'text'),
})}
${govukButton({ text: asked ? 'Send your answer' : 'Add this', ...(!asked && { classes: 'govuk-button--secondary' }) })}
</form></section>`;
}

function sentSection({ contribution, subject, email }: TrackingPage): Html {
  const { kind, title, text, field, sources, relation, received, credit_as } = contribution;
  const addresses: string[] = JSON.parse(sources);
  const credit = credit_as === 'none' ? null : contribution[`credit_${credit_as}`];
  return html`<section class="section section--ruled"><h2>What you sent</h2>
<dl class="ledger">
${row('What', html`${kindNames[kind]}`)}
${subject ? row('About', html`<a href="${subject.href}">${subject.title}</a>${field ? html`, ${fieldLabel(field).toLowerCase()}` : nothing}`) : nothing}
${title === null ? nothing : row('Title', html`${title}`)}
${row('In your words', lines(text))}
${addresses.length === 0 ? nothing : row('Sources', html`<ul class="plain">${addresses.map((one) => html`<li><a href="${one}" rel="noopener nofollow">${one}</a></li>`)}</ul>`)}
${row('Who you are to this', html`${vocabulary('relations').terms.get(relation)?.label ?? relation}`)}
${row('Credit', credit === null ? html`None` : html`${credit}`)}
${row('E-mail address', email === null ? html`None is kept` : html`${email}`)}
${row('Received', html`<time datetime="${received}">${whenText(received)}</time>`)}
</dl></section>`;
}

function filesSection(page: TrackingPage): Html {
  const { files, contribution } = page;
  const mayAdd = isOpen(contribution.state) || contribution.state === 'set-aside';
  if (files.length === 0 && !mayAdd) return nothing;
  return html`<section class="section section--ruled" id="files-section"><h2>Files</h2>
${files.length === 0 ? nothing : html`<ul>${files.map(({ name, size, public: isPublic }) => html`<li>${name}, ${Math.max(1, Math.round(size / 1000)).toLocaleString('en-GB')} kB${isPublic ? ', published' : ', private'}</li>`)}</ul>`}
${
  mayAdd && files.length < mostFiles
    ? html`<form method="post" action="${actionAddress(page, 'files')}" enctype="multipart/form-data">${keyField(page)}
${govukFileUpload({
  name: 'files',
  label: { text: 'Add a scan, a photograph or a document (optional)' },
  hint: {
    text: html`PDF, JPEG, PNG or WebP; at most ${mostFiles} files of 5 MB each. They stay private until an editor publishes them. From pictures we remove what they say of place, time and camera. A PDF is kept as it is: it may name its author.`,
  },
  multiple: true,
  attributes: { accept: 'application/pdf,image/jpeg,image/png,image/webp' },
  errorMessage: wrong(page, 'files'),
})}
${govukButton({ text: 'Add files', classes: 'govuk-button--secondary' })}</form>`
    : nothing
}</section>`;
}

function withdrawal(page: TrackingPage): Html {
  if (!nextState(page.contribution.state, 'withdraw', 'contributor')) return nothing;
  return html`<section class="section"><h2>Withdraw it</h2>
<p>Nobody decides on it any more, nothing of it is published, and it is deleted after ${page.keptDays.setAside} days. The public record keeps its reference and that it was withdrawn. This cannot be undone.</p>
<form method="post" action="${actionAddress(page, 'withdrawal')}">${keyField(page)}
${govukButton({ text: 'Withdraw this contribution', classes: 'govuk-button--secondary' })}</form></section>`;
}

function deletion(page: TrackingPage): Html {
  const { contribution, email, files, keptDays } = page;
  const isPrivate = files.some((file) => !file.public);
  if (email === null && contribution.credit_as === 'none' && !isPrivate) {
    return html`<section class="section"><h2>Your details</h2><p>We keep no e-mail address, no name or role to credit, and no private file of yours.</p></section>`;
  }
  return html`<section class="section"><h2>Delete my details</h2>
<p>This deletes at once, and cannot be undone:</p>
<ul><li>your e-mail address, and our mails to it about this contribution</li><li>the name or role you gave for credit, also where it has been published, in every version</li><li>files that are not published</li></ul>
<p>What you wrote stays with the editors; what was published from it stays published, under its licence, without credit. Backups lose your details when they are replaced. After it you hear from us only on this page.</p>
<p class="quiet small">Otherwise your address is deleted ${keptDays.contacts} days after the decision, or, where nobody decides, ${keptDays.undecided} days after you last wrote.</p>
<form method="post" action="${actionAddress(page, 'deletion')}">${keyField(page)}
${govukButton({ text: 'Delete my details', classes: 'govuk-button--secondary' })}</form></section>`;
}

function actionAddress({ contribution }: TrackingPage, what: string): string {
  return `/contributions/${referencePart(contribution.reference)}/${what}`;
}

function keyField({ key }: TrackingPage): Html {
  return html`<input type="hidden" name="key" value="${key}">`;
}

function wrong({ problems }: TrackingPage, field: string): { text: string } | undefined {
  const found = problems.find((problem) => problem.field === field);
  return found && { text: found.message };
}

function linked({ field, message }: Problem) {
  return ['text', 'files'].includes(field)
    ? { text: message, href: `#${field}` }
    : { text: message };
}

function row(label: string, value: Html): Html {
  return html`<div class="ledger__row"><dt>${label}</dt><dd>${value}</dd></div>`;
}

function lines(text: string): Html {
  return html`${text.split(/\n\s*\n/).map((part) => html`<p class="contribute__words" dir="auto">${part}</p>`)}`;
}
