import type { Problem } from '../../kernel/errors.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import { control, type Place } from './control-views.ts';
import { formSections, type Group, type Item, isGroup } from './fields.ts';
import { namedPeople } from './named-people.ts';
import { isBlank, partOf, rowsOf, type Typed } from './typed.ts';

const spareRows = 2;
const moreRows = 4;

/**
 * The whole example as the sections of one plain form. Whose form it is adds the rest: form, key and
 * buttons, the first of which must stand before this, as Enter in a line presses the first. “More rows”
 * sends the form with `more`, the name of a group: then nothing is saved and the form is shown again.
 */
export function exampleForm(typed: Typed, problems: readonly Problem[], names: Names): Html {
  const place = { typed, prefix: '', problems, names };
  return html`<div class="editing">
${formSections.map(({ title, items }, index) => {
  const within = questions(items, place);
  return html`<section class="section section--ruled" id="part-${index + 1}"><h2>${title}</h2>${within}</section>`;
})}
${nameLists(names)}</div>`;
}

/** The questions of some items: what `exampleForm` is made of, for other forms. */
export function questions(items: readonly Item[], place: Place): Html {
  return html`${items.map((item) => part(item, place, place.typed.more?.[0] ?? ''))}`;
}

/** Whom the version named that a form began from: an open form must not bring back who was erased since. */
export function baseNames(base: Parameters<typeof namedPeople>[0]): Html {
  return html`${namedPeople(base).map((name) => html`<input type="hidden" name="base_named" value="${name}">`)}`;
}

/** The sections' names with links to them, for the top of a long form. */
export function formContents(): Html {
  return html`<nav aria-label="Parts of the form"><ul class="actions">${formSections.map(
    ({ title }, index) => html`<li><a href="#part-${index + 1}">${title}</a></li>`,
  )}</ul></nav>`;
}

function part(item: Item, place: Place, more: string): Html {
  return isGroup(item) ? group(item, place, more) : control(item, place);
}

function group(one: Group, place: Place, more: string): Html {
  const name = place.prefix + one.key;
  const wrong = place.problems.find(({ field }) => field === name);
  const inner = one.one
    ? rows(one, one.one, place, more)
    : one.items.map((item) =>
        part(item, { ...place, prefix: `${name}.`, typed: partOf(place.typed, one.key) }, more),
      );
  const set = html`<fieldset class="govuk-fieldset editing__group${wrong ? ' govuk-form-group--error' : ''}" id="${name}">
<legend class="govuk-fieldset__legend editing__legend">${one.label}</legend>
${one.hint ? html`<p class="govuk-hint">${one.hint}</p>` : nothing}
${wrong ? html`<p class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${wrong.message}</p>` : nothing}
${inner}</fieldset>`;
  const isFolded = !one.open && !wrong && more !== name && isEmpty(one, place);
  if (!isFolded) return set;
  return html`<details class="editing__fold"><summary>${one.label}: none recorded</summary>${set}</details>`;
}

function isEmpty({ key, one }: Group, { typed }: Place): boolean {
  return one ? rowsOf(typed, key).length === 0 : isBlank(partOf(typed, key));
}

function rows(one: Group, called: string, place: Place, more: string): Html {
  const name = place.prefix + one.key;
  const filled = rowsOf(place.typed, one.key);
  const spare = spareRows + (more === name ? moreRows : 0);
  const all = [...filled, ...Array.from({ length: spare }, (): Typed => ({}))];
  return html`${all.map((typed, index) => {
    const prefix = `${name}.${index}.`;
    const isSpare = isBlank(typed);
    const inner = one.items.map((item) =>
      isSpare && isGroup(item) ? nothing : part(item, { ...place, typed, prefix }, more),
    );
    const legend = `${called} ${index + 1}`;
    const remove = html`<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="${prefix}remove" name="${prefix}remove" value="yes"><label class="govuk-label govuk-checkboxes__label" for="${prefix}remove">Take out ${legend.toLowerCase()}</label></div></div>`;
    const row = html`<fieldset class="govuk-fieldset editing__row"><legend class="govuk-fieldset__legend">${legend}${isSpare ? ' (empty)' : nothing}</legend>${inner}${isSpare ? nothing : remove}</fieldset>`;
    return row;
  })}
<p><button class="button button--quiet" name="more" value="${name}">More rows<span class="govuk-visually-hidden"> for: ${one.label}</span></button></p>`;
}

// Found by typing a few letters, without a script.
function nameLists({ organisations, statistics }: Names): Html {
  const named = [...organisations.values()].slice(0, mostNames);
  const titled = [...statistics.values()].slice(0, mostNames);
  return html`<datalist id="known-organisations">${named.map(({ name }) => html`<option value="${name}"></option>`)}</datalist>
<datalist id="known-statistics">${titled.map(({ title }) => html`<option value="${title}"></option>`)}</datalist>`;
}

const mostNames = 3_000;
