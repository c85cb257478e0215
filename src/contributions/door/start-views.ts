import { fieldLabel } from '../../examples/page/field-text.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import type { Subject } from '../subjects-queries.ts';
import { answerTimeText, type SentKind, words } from './wording.ts';

type AnswerTime = { days: number; count: number } | null;

/** `/contribute`: the three questions, and what happens to an answer. */
export function startView(answerTime: AnswerTime): Html {
  return html`<header class="page-head">
<h1>What have we missed?</h1>
<p class="lead">What should we add? Were you involved in, or do you have further information about, any of the examples? You need no account.</p>
</header>
<div class="columns columns--end"><div class="columns__main">
<ul class="index">
<li class="index__item"><a href="/contribute/example">${words.example.choice}</a><p class="index__text">${words.example.choiceHint}</p></li>
<li class="index__item"><a href="/examples">Find an example that you know something about</a><p class="index__text">Open its page. At each fact, and at its end, it asks what you know: further information, a correction, a source, or that you were involved.</p></li>
<li class="index__item"><a href="/gaps">See what we know to be missing</a><p class="index__text">Facts that are not recorded, statistics with no engagement, stages at which nobody was asked.</p></li>
</ul>
</div>
<aside class="columns__side" aria-labelledby="next">${whatHappensNext(answerTime)}</aside></div>`;
}

/** The ways to contribute to one thing. */
export function choiceView(
  subject: Subject,
  field: string | null,
  choices: readonly { kind: SentKind; href: string }[],
  answerTime: AnswerTime,
): Html {
  return html`<header class="page-head">
<p class="page-head__kicker">What have we missed?</p>
<h1>Tell us what you know</h1>
<p class="lead">About: <a href="${subject.href}">${subject.title}</a>${field ? html`, “${fieldLabel(field)}”` : nothing}. You need no account.</p>
</header>
<div class="columns columns--end"><div class="columns__main">
<ul class="index">${choices.map(
    ({ kind, href }) =>
      html`<li class="index__item"><a href="${href}">${words[kind].choice}</a><p class="index__text">${words[kind].choiceHint}</p></li>`,
  )}</ul></div>
<aside class="columns__side" aria-labelledby="next">${whatHappensNext(answerTime)}</aside></div>`;
}

function whatHappensNext(answerTime: AnswerTime): Html {
  return html`<h2 id="next">What happens next</h2>
<ol>
<li>You get a reference and a link to a private page, which shows how it stands.</li>
<li>An editor reads it, may ask you something, and decides: with a reason, which you can read.</li>
<li>What is accepted becomes a new revision that anyone can read, with credit to you if you want that.</li>
</ol>
<p>${answerTimeText(answerTime)}</p>
<p>Nothing that you send is published before an editor has accepted it. <a href="/privacy#contributors">What is kept about you, and for how long</a>.</p>`;
}
