import { type Html, html, nothing } from '../../kernel/html.ts';
import { listVocabularies, type Vocabulary } from '../../vocabulary/vocabularies.ts';

/** Every code with its label and definition. */
export function vocabulariesView(): Html {
  const all = listVocabularies();
  return html`<header class="page-head"><h1>Vocabularies</h1>
<p class="lead">Every code that the register uses, with its label and its definition. The same as JSON, with mappings to other systems, is at <a href="/vocabularies.json">/vocabularies.json</a>.</p></header>
<nav class="contents" aria-label="On this page"><h2>On this page</h2><ol>${all.map(({ name, title }) => html`<li><a href="#${name}">${title}</a></li>`)}</ol></nav>
${all.map(section)}`;
}

function section({ name, title, version, note, terms }: Vocabulary): Html {
  return html`<section class="section section--ruled" id="${name}"><h2>${title}</h2>
<p class="quiet"><code>${name}</code>, version ${version}</p>
${note === null ? nothing : html`<p>${note}</p>`}
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="table">
<thead><tr><th scope="col">Code</th><th scope="col">Label</th><th scope="col">Definition</th></tr></thead>
<tbody>${[...terms.values()].map(
    (term) =>
      html`<tr><th scope="row"><code>${term.code}</code></th><td>${term.label}</td><td>${term.definition ?? ''}</td></tr>`,
  )}</tbody></table></div></section>`;
}
