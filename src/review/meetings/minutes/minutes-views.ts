import { whenText } from '../../../examples/wording.ts';
import { type Html, html, nothing } from '../../../kernel/html.ts';
import { interestLabels } from '../../panel/wording.ts';
import { calledText, type ReadItem, type ReadMinutes, type Said } from './reading.ts';

/** Minutes as they are read, below an h2 of the page's. */
export function minutesBody({ present, apologies, earlier, items, other }: ReadMinutes): Html {
  const list = (some: ReadMinutes['present']) => some.map(calledText).join('; ') || 'Nobody';
  return html`<h3>Members present</h3><p>${list(present)}</p>
<h3>Apologies</h3><p>${list(apologies)}</p>
<h3>Earlier decisions</h3><p class="panel-words">${earlier ?? 'None since the meeting before.'}</p>
${items.map(itemBody)}
${other === null ? nothing : html`<h3>Other business</h3><p class="panel-words">${other}</p>`}`;
}

function itemBody({ starts, statistic, producer, withheld, said }: ReadItem): Html {
  return html`<article class="panel-item"><h3>${starts} <a href="/statistics/${statistic.slug}">${statistic.title}</a></h3>
<p class="quiet">${producer.name}${said ? ` (${said.reference})` : ''}</p>
${said ? saidBody(said) : html`<p>${withheld ?? ''}</p>`}</article>`;
}

function saidBody({
  purpose,
  declarations,
  present,
  lay,
  expert,
  outcome,
  reasons,
  conditions,
}: Said): Html {
  const declared = declarations.filter(({ interest }) => interest !== 'none');
  const part = (heading: string, words: string | null) =>
    html`<h4>${heading}</h4><p class="panel-words">${words ?? 'Not recorded.'}</p>`;
  return html`${part('Purpose', purpose)}
<h4>Interests declared</h4>
${
  declared.length === 0
    ? html`<p>${declarations.length === 0 ? 'Not recorded.' : 'No member had an interest.'}</p>`
    : html`<ul>${declared.map(
        (one) =>
          html`<li>${calledText(one)}: ${interestLabels[one.interest].toLowerCase()}${one.words ? html`. ${one.words}` : nothing}</li>`,
      )}</ul>`
}
<h4>There for this item</h4><p>${present.map(calledText).join('; ') || 'Not recorded.'}</p>
<div class="grid grid--two"><section>${part('Lay view', lay)}</section><section>${part('Expert view', expert)}</section></div>
<h4>Advice</h4><p><b>${outcome?.label ?? 'No advice was given.'}</b></p>
${outcome ? html`<p class="panel-words">${reasons ?? 'Reasons not recorded.'}</p>` : nothing}
${conditions.length === 0 ? nothing : html`<h4>Conditions advised</h4><ul>${conditions.map(({ text, due }) => html`<li>${text} (by ${whenText(due)})</li>`)}</ul>`}`;
}
