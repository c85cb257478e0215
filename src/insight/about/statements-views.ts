import { type Html, html, nothing } from '../../kernel/html.ts';
import { privacyOfDesk } from './desk-views.ts';

/** What we aim at, how it is tested and what does not work, plainly. */
export function accessibilityView(contact: string | null): Html {
  return html`<header class="page-head">
  <h1>Accessibility</h1>
  <p class="lead">We want everyone to be able to read and search this register. This page says how far that is tested.</p>
</header>
<div class="prose">
<h2>The aim</h2>
<p>Every page should meet the <a href="https://www.w3.org/TR/WCAG22/">Web Content Accessibility Guidelines 2.2</a> at level AA. You should be able to:</p>
<ul>
  <li>do everything with a keyboard;</li>
  <li>read every page with a screen reader;</li>
  <li>enlarge the text to 400%, or use a telephone, without losing content;</li>
  <li>use everything without JavaScript;</li>
  <li>choose a dark or a light screen, or print.</li>
</ul>
<h2>How it is tested</h2>
<p>The project’s tests open each kind of page in a browser and check it with axe, which finds some of the faults that a program can find. Pages are also looked at on a narrow and on a wide screen.</p>
<p>No outside body has audited the register yet. It has not yet been tested with people who use assistive technology. We do not claim that it meets the guidelines in full.</p>
<h2>Known limits</h2>
<ul>
  <li>Some tables are wider than a small screen and scroll sideways within themselves.</li>
  <li>Maps and timelines are drawings. The same figures stand beside them as a table or a list.</li>
  <li>Names and titles in other languages are not marked as such, so a screen reader may pronounce them as English.</li>
  <li>Sources are other people’s documents. Some may not be accessible.</li>
</ul>
<h2>If something does not work</h2>
${
  contact
    ? html`<p>Tell the editors: <a href="${contact}">${contact.replace(/^mailto:/, '')}</a>. Say which page it was and what you use to read it.</p>`
    : html`<p>This copy of the register has no address set for its editors. <a href="/about#tell-us">The page about the register</a> says what else you can do.</p>`
}
</div>`;
}

/** For how many days what is kept: the settings. */
export interface KeptDays {
  contacts: number;
  undecided: number;
  setAside: number;
  mail: number;
}

/** What is, and what is not, known of readers, and what is kept of contributors. */
export function privacyView(days: KeptDays, hasSchemes: boolean): Html {
  return html`<header class="page-head">
  <h1>Privacy</h1>
  <p class="lead">You can read this register, and contribute to it, without being known to it.</p>
</header>
<div class="prose">
<h2>Readers</h2>
<ul>
  <li>The register sets no cookies for readers and contributors, and keeps nothing on their devices. Only people who work for it and sign in get a cookie.</li>
  <li>Its pages run no scripts. Only when a great many contributions come in at once, the form for them has one of our own: it does a small sum, to slow down machines that send spam. You can send the form without it.</li>
  <li>Everything on a page, letters and drawings included, comes from the register itself. No third party is told that you read it, unless you follow a link to one.</li>
  <li>The program keeps no record of who read or searched for what. Its log has the page asked for, the answer and how long it took: not who asked, and not the words searched for.</li>
</ul>
<p>A network, or a server that stands in front of this one, may keep logs of its own. Whoever runs this copy answers for those.</p>
<h2>People in the register</h2>
<p>The register describes what public bodies and others did. It does not name a private individual whom a source happens to name: it describes the role. Authors of what is published here, and people who asked to be credited, are named.</p>
<p>If you are named and should not be, <a href="/about#tell-us">tell the editors</a>.</p>
${contributors(days)}
${followers(days)}
${hasSchemes ? privacyOfDesk : nothing}
${staff}
</div>`;
}

function followers({ mail }: KeptDays): Html {
  return html`<h2 id="following">People who follow by e-mail</h2>
<p>If you ask for mails about an example, a topic or a search, we keep your address, what you follow, how often you want mails, and when we last looked for news. We keep it for these mails alone.</p>
<ul>
  <li>Until you have opened the link in our first mail and pressed the button, nothing else is sent. An address that nobody confirms is deleted after two days.</li>
  <li>Every mail has a link to a private page where you see, change and end what you follow, and one click stops everything. Your address, and the mails to it that we have, are then deleted at once.</li>
  <li>Mails are plain text. Nothing in them tells us whether you read them. They are deleted here ${mail} days after they were sent.</li>
</ul>`;
}

function contributors({ contacts, undecided, setAside, mail }: KeptDays): Html {
  return html`<h2 id="contributors">People who contribute</h2>
<p>You need no account and no name. What we keep, why, and for how long:</p>
<ul>
  <li><b>What you write</b>, to decide on it and to say later where a fact came from. Editors alone see it. What they accept is published under CC BY 4.0; what they do not accept is kept with its reason, and is not published.</li>
  <li><b>Your e-mail address</b>, if you gave one: for your receipt, questions and the outcome. It is kept apart and never published. It is deleted ${contacts} days after the decision; where nobody has decided, ${undecided} days after you last wrote. Mails to it are deleted here ${mail} days after they were sent.</li>
  <li><b>The name or role to credit</b>, if you gave one: published only with what is accepted. If nothing is accepted it is deleted ${contacts} days after the decision.</li>
  <li><b>Files</b> that you add: private until an editor publishes them. Place, time and camera are removed from pictures; a PDF is kept as it is. Files that are not published go ${contacts} days after the decision.</li>
  <li><b>Contributions set aside as spam, or withdrawn</b>, are deleted whole after ${setAside} days.</li>
  <li><b>The network that you sent from</b>, cut short, is held in memory for an hour or so, to limit how much comes from one. It is not written down.</li>
</ul>
<p>Your receipt has a link to a private page. There you can read all that we keep of your contribution, withdraw it, and delete your details at once. What was already published stays, under its licence, without your name.</p>
<p>The public record says that a contribution came, and what became of it: by its reference, never with a name, an address or a word of yours.</p>
<p>Backups of the database hold all of this until they are replaced by newer ones. Whoever runs this copy decides how long that is, and answers for it.</p>`;
}

const staff = html`<h2 id="staff">People who work for the register</h2>
<p>Of editors and others with an account we keep the name, the e-mail address, the roles, and of each sign-in the time and the family of the browser. The cookie that they get when they sign in says which sign-in is theirs, and nothing else.</p>
<p>When an account is ended, its name, its address and the mails to it are erased at once. What its holder did stays in the public record, by role and a number that leads to nobody. An editor’s name that was published in the history of an example, as the editor chose, stays there.</p>`;
