import { type Html, html, nothing } from '../../kernel/html.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import { aboutDesk } from './desk-views.ts';

/** What the register is, how it is made, how to cite it and how to tell its editors something. */
export function aboutView(contact: string | null, siteUrl: string, hasSchemes: boolean): Html {
  return html`<header class="page-head">
  <h1>About this register</h1>
  <p class="lead">Countersign is an open register of how the public has, and has not, been given a say in official statistics and in public-sector data.</p>
</header>
<div class="columns columns--end">
<div class="columns__main prose">
${whatItIs}
${kindsAndLevels()}
${evidence()}
${hasSchemes ? aboutDesk : nothing}
${citing(siteUrl)}
${tellUs(contact)}
</div>
<div class="columns__side">
  <nav class="contents" aria-label="On this page"><h2>On this page</h2><ol>
    <li><a href="#what">What it is</a></li>
    <li><a href="#kinds">Kinds of example</a></li>
    <li><a href="#coding">How examples are coded</a></li>
    <li><a href="#levels">How far people had a say</a></li>
    <li><a href="#evidence">The quality of evidence</a></li>
    ${hasSchemes ? html`<li><a href="#desk">The review desk</a></li>` : nothing}
    <li><a href="#cite">How to cite it</a></li>
    <li><a href="#licence">Licence</a></li>
    <li><a href="#tell-us">Tell us what is missing</a></li>
    <li><a href="#who">Who runs this copy</a></li>
  </ol></nav>
</div>
</div>`;
}

const whatItIs = html`<h2 id="what">What it is</h2>
<p>Each entry is an example: one documented instance in which people were, or were not, given a say. It says who was involved, in which statistic or decision about data, by which method, at which stage, how far, how many, what they said, what changed, and what followed when nobody was asked. Every example has sources.</p>
<p>The register holds what its editors have found. What is not here may still have happened: the register says <a href="/gaps">what it knows to be missing</a>.</p>
<p>The register does not say whether a statistic is official or accredited. In the United Kingdom that follows from the law and from the regulator.</p>`;

function kindsAndLevels(): Html {
  return html`<h2 id="kinds">Kinds of example</h2>
${definitions('kinds')}
<h2 id="coding">How examples are coded</h2>
<p>Whoever codes an example reads its sources and chooses codes from short published lists: <a href="/methods">methods</a>, <a href="/stages">stages</a>, <a href="/topics">topics</a>, levels and kinds of people. The codes are a reading of the sources. They are not the sources’ own words.</p>
<p>What no source says is left out, and the page says “not recorded”. A fact that the editors doubt is marked as doubtful. Each example says who coded it, and whether anyone who was there has verified it.</p>
<p>Numbers say what they count: people, responses, submissions. Responses are not people, and numbers are never added up across groups that may overlap.</p>
<p>Stages are those of the Generic Statistical Business Process Model, by the United Nations Economic Commission for Europe. They are not a regulator’s list.</p>
<h2 id="levels">How far people had a say</h2>
<p>${vocabulary('levels').note ?? 'The levels, in order.'}</p>
${definitions('levels')}`;
}

function evidence(): Html {
  return html`<h2 id="evidence">The quality of evidence</h2>
<p>${vocabulary('evidence').note ?? 'The kinds of evidence.'}</p>
${definitions('evidence')}`;
}

function definitions(name: string): Html {
  const terms = [...vocabulary(name).terms.values()];
  return html`<dl class="ledger">${terms.map(
    (term) =>
      html`<div class="ledger__row"><dt>${term.label}</dt><dd>${term.definition ?? 'No definition.'}</dd></div>`,
  )}</dl>`;
}

function citing(siteUrl: string): Html {
  return html`<h2 id="cite">How to cite it</h2>
<p>Cite an example by its title, “Countersign”, the number of its revision, and its address. Revisions are kept: <code>${siteUrl}/examples/…/history</code> shows each one. Every example also has a BibTeX entry at its own address with <code>.bib</code> at the end.</p>
<p>Where the fact matters, cite the source that the example names as well.</p>
<h2 id="licence">Licence</h2>
<p>The register’s content is under the <a href="https://creativecommons.org/licenses/by/4.0/">Creative Commons Attribution 4.0 International licence</a>, unless an example says otherwise. The program is under the MIT licence. <a href="/api">Machines may read all of it</a>.</p>`;
}

function tellUs(contact: string | null): Html {
  return html`<h2 id="tell-us">Tell us what is missing</h2>
<p>What have we missed? What should we add? Were you involved in, or do you have further information about, any of the examples? If your organisation is named, what would you say beside it?</p>
<p><a class="button" href="/contribute">Tell us</a></p>
<p>You need no account. Every fact on an example’s page also asks what you know.</p>
${
  contact
    ? html`<p>Write to the editors: <a href="${contact}">${contact.replace(/^mailto:/, '')}</a>. Say which example or which gap you mean, what you know, and where it can be read. Say also whether you want to be named.</p>`
    : html`<p>This copy of the register has no address set for its editors.</p>`
}
<p>The register’s content is kept as plain text files, one for each example, that anyone can read and edit without installing anything. The project’s README says where they are and how to change one.</p>
<h2 id="who">Who runs this copy</h2>
${
  contact
    ? html`<p>Who runs this copy is not recorded. Its editors can be reached at <a href="${contact}">${contact.replace(/^mailto:/, '')}</a>.</p>`
    : html`<p>Who runs this copy is not recorded.</p>`
}`;
}
