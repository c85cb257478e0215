import { govukCheckboxes, govukRadios } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { fieldOf } from '../../kernel/http/form.ts';
import { type ActForm, type ActPage, tickedOr, typedOr, wordsOf, wrong } from '../acts/act-form.ts';
import { wordsField } from '../acts/words-views.ts';
import type { Route, Scheme } from '../scheme/schema.ts';

/** Which way an application goes to the panel, and why. */
export const routeForm: ActForm = {
  what: 'route',
  title: 'Choose the route',
  button: 'Put it on this route',
  lead: ({ application: { standing } }) =>
    standing.route
      ? html`<p>It has a route already. Another can be chosen until the panel has begun.</p>`
      : html`<p>The route says who advises, and how many days the decision may take.</p>`,
  fields: (page) => {
    const { scheme, standing } = page.application;
    return html`${routeChoices(page)}${precedentFields(page, scheme)}${wordsField(
      page,
      'Reasons for this route',
      {
        name: 'reasons',
        hint: 'Why it fits this application. They stay with the application for whoever looks back.',
        rows: 4,
      },
    )}${standing.route ? html`<p class="quiet">So far: ${standing.route.reasons}</p>` : nothing}`;
  },
  read: (form, { application: { scheme } }) => {
    const route = fieldOf(form, 'route');
    const asks = scheme.routes.find(({ code }) => code === route);
    // What was ticked for another route is no part of this one.
    return {
      route,
      reasons: wordsOf(form, 'reasons') ?? '',
      precedent: asks?.precedent ? wordsOf(form, 'precedent') : null,
      cleared: (form.fields.cleared ?? []).filter((one) =>
        asks?.exclusions.some(({ code }) => code === one),
      ),
    };
  },
};

function routeChoices(page: ActPage): Html {
  const { scheme, standing } = page.application;
  const errorMessage = wrong(page, 'route');
  return govukRadios({
    name: 'route',
    fieldset: { legend: { text: 'Route', classes: 'govuk-fieldset__legend--s' } },
    items: scheme.routes.map((route) => ({
      value: route.code,
      text: route.label,
      hint: { text: routeText(route) },
    })),
    value: typedOr(page, 'route', standing.route?.route ?? ''),
    ...(errorMessage && { errorMessage }),
  });
}

function routeText({ definition, days, by, quorum }: Route): string {
  const how = by === 'meeting' ? 'at a meeting' : 'by correspondence';
  return `${definition} Decided within ${days} days. Advice ${how} of at least ${quorum.members} members, ${quorum.lay} of them lay.`;
}

/** Shown wherever a route of the scheme needs a precedent: there is no script to hide it. */
function precedentFields(page: ActPage, scheme: Scheme): Html {
  const routes = scheme.routes.filter(({ precedent }) => precedent);
  if (routes.length === 0) return nothing;
  const exclusions = new Map(
    routes.flatMap((route) => route.exclusions.map((one) => [one.code, one] as const)),
  );
  const problem = wrong(page, 'precedent');
  const unchecked = wrong(page, 'cleared');
  const address = `/schemes/${scheme.scheme}`;
  const isThere = page.site.routes.some((one) => one.address === '/schemes/:slug');
  return html`<section class="section--ruled"><h2>Only for ${routes.map(({ label }) => `“${label}”`).join(' or ')}</h2>
${govukRadios({
  name: 'precedent',
  fieldset: {
    legend: { text: 'The published precedent that fits', classes: 'govuk-fieldset__legend--s' },
  },
  items: scheme.precedents.map(({ code, title, text, url }) => ({
    value: code,
    text: title,
    hint: {
      text: html`${text}${
        url === null && !isThere
          ? nothing
          : html` <a href="${url ?? `${address}#precedent-${code}`}" target="_blank" rel="noopener">Read “${title}” (opens on a new page)</a>`
      }`,
    },
  })),
  value: typedOr(page, 'precedent', page.application.standing.route?.precedent ?? ''),
  ...(problem && { errorMessage: problem }),
})}${
  exclusions.size === 0
    ? nothing
    : govukCheckboxes({
        name: 'cleared',
        fieldset: {
          legend: {
            text: 'Checked, and does not apply',
            classes: 'govuk-fieldset__legend--s',
          },
        },
        hint: { text: 'Where one of these applies, this route is closed.' },
        items: [...exclusions.values()].map(({ code, label, definition }) => ({
          value: code,
          text: label,
          ...(definition && { hint: { text: definition } }),
        })),
        values: tickedOr(page, 'cleared', page.application.standing.route?.cleared ?? []),
        ...(unchecked && { errorMessage: unchecked }),
      })
}</section>`;
}
