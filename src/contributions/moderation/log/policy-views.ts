import { type Html, html, nothing } from '../../../kernel/html.ts';
import { vocabulary } from '../../../vocabulary/vocabularies.ts';
import { answerTimeText } from '../../door/wording.ts';

/** How the editors decide: what is published, what is declined and why, and what one can do about it. */
export function policyView(
  contact: string | null,
  answerTime: { days: number; count: number } | null,
): Html {
  return html`<header class="page-head"><h1>Moderation policy</h1>
<p class="lead">Anyone may contribute. Editors decide what is published, give a reason to whoever sent it, and count the reasons in public.</p></header>
<div class="columns columns--end"><div class="columns__main prose">
<h2 id="publish">What we publish</h2>
<ul><li>What bears on how people were, or were not, given a say in official statistics or public-sector data.</li>
<li>What a reader can check: a published source says it, or somebody who was there says it and the page says so.</li>
<li>Good and bad alike: what changed, what did not, and what followed when nobody was asked.</li></ul>
<p>Editors may shorten and mend what was sent. Each revision of an example says why it was made and which contribution it came from, and the <a href="/moderation/log">log</a> counts what became of contributions. Whoever sent it is credited as they wished, or not at all.</p>
<p>A fact is marked as verified only where somebody who was there confirmed that fact. Where sources or people contradict each other and we cannot settle it, the page can show both sides.</p>
<h2 id="decline">What we decline, and why</h2>
<p>Nothing is declined without a reason from this list. The reason always goes to whoever sent it, with words of the editor’s own where the list says too little.</p>
${reasons()}
<h2 id="spam">What is set aside</h2>
<p>Simple checks set aside what looks like spam. Nothing is refused by a machine: editors look through what was set aside and put back what was set aside wrongly. The log counts both. What stays set aside is deleted in time; <a href="/privacy">the privacy page says when</a>.</p>
<h2 id="people">People who are named</h2>
<p>We never name a private person whom a source or a contribution happens to name: we describe the role. People who act for a public body may be named in it. What was published unlawfully can be taken out of old versions too; the page says that something was.</p>
<h2 id="interests">Conflicts of interest</h2>
<p>An editor who has an interest in a contribution leaves it to another. An interest is to work for, or to have worked for, a body that it names, to have taken part in what it describes, or to be close to whoever sent it. Where no other editor can decide, the reason in the public history says what the interest is.</p>
<h2 id="replies">Replies of bodies that are named</h2>
<p>A body that an example says did not ask people, or that it criticises, can reply. The page offers it one where the people concerned were not asked, and where a fact is contested: to those who were to ask, and to a body that one side names. The reply is shown beside the claim with its date, in the body’s own words. It does not take the claim away; a mistake is corrected like any other.</p>
<h2 id="complain">If you think we are wrong</h2>
<ol><li>Read the reason on your private page.</li>
<li>Send it again with what answers the reason, such as a source, and name the reference of the first one. An editor who did not decide on it looks at it, where there is one.</li>
${contact ? html`<li>Or write to the editors: <a href="${contact}">${contact.replace(/^mailto:/, '')}</a>.</li>` : nothing}</ol>
${contact ? nothing : html`<p>This copy of the register has no address set for its editors.</p>`}
<h2 id="time">How long it takes</h2>
<p>${answerTimeText(answerTime)} The editors are few, and the oldest comes first. <a href="/moderation/log">The log of outcomes</a> has the figures for each month.</p>
</div>
<div class="columns__side"><nav class="contents" aria-label="On this page"><h2>On this page</h2><ol>
<li><a href="#publish">What we publish</a></li>
<li><a href="#decline">What we decline</a></li>
<li><a href="#spam">What is set aside</a></li>
<li><a href="#people">People who are named</a></li>
<li><a href="#interests">Conflicts of interest</a></li>
<li><a href="#replies">Replies</a></li>
<li><a href="#complain">If you think we are wrong</a></li>
<li><a href="#time">How long it takes</a></li>
</ol></nav></div></div>`;
}

function reasons(): Html {
  const terms = [...vocabulary('decline-reasons').terms.values()];
  return html`<dl class="ledger">${terms.map(
    ({ label, definition }) =>
      html`<div class="ledger__row"><dt>${label}</dt><dd>${definition ?? 'Not defined further.'}</dd></div>`,
  )}</dl>`;
}
