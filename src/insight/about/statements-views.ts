import { type Html, html } from '../../kernel/html.ts';

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
  <li>use everything without JavaScript, since there is none;</li>
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

/** What is, and what is not, known of readers. */
export function privacyView(): Html {
  return html`<header class="page-head">
  <h1>Privacy</h1>
  <p class="lead">You can read this register without being known to it.</p>
</header>
<div class="prose">
<h2>Readers</h2>
<ul>
  <li>The register sets no cookies and keeps nothing on your device.</li>
  <li>Its pages run no scripts.</li>
  <li>Everything on a page, letters and drawings included, comes from the register itself. No third party is told that you read it, unless you follow a link to one.</li>
  <li>The program keeps no record of who read or searched for what. Its log has the page asked for, the answer and how long it took: not who asked, and not the words searched for.</li>
</ul>
<p>A network, or a server that stands in front of this one, may keep logs of its own. Whoever runs this copy answers for those.</p>
<h2>People in the register</h2>
<p>The register describes what public bodies and others did. It does not name a private individual whom a source happens to name: it describes the role. Authors of what is published here, and people who asked to be credited, are named.</p>
<p>If you are named and should not be, <a href="/about#tell-us">tell the editors</a>.</p>
</div>`;
}
