import { labelOf } from '../../examples/wording.ts';
import { type Html, html } from '../../kernel/html.ts';
import type { Cut } from '../../kernel/paging.ts';
import type { Organisation, Statistic } from '../../vocabulary/authorities/schema.ts';
import { exampleCount } from '../count-views.ts';
import { ledgerRow } from '../entity/views.ts';
import type { RoleCounts } from '../findings.ts';
import { namedListView } from '../named-list-views.ts';
import { type ListedOrganisation, roleText } from './reading.ts';

export function organisationsView(cut: Cut<ListedOrganisation>, q: string | undefined): Html {
  return namedListView({
    path: '/organisations',
    title: 'Organisations',
    lead: 'Bodies that produced, asked for, ran, funded, judged or pressed for what the examples describe.',
    searchLabel: 'Find an organisation by name or acronym',
    q,
    cut,
    item: (
      one,
    ) => html`<li class="index__item"><a href="/organisations/${one.slug}">${one.name}</a> ${exampleCount(one.count)}
<p class="index__text">${[countryText(one), ...one.roles.map(({ role }) => roleText(role))].join(' · ')}</p></li>`,
  });
}

/** Rows for the ledger of one organisation. */
export function organisationRows(
  organisation: Organisation,
  roles: RoleCounts,
  statistics: readonly Statistic[],
): Html[] {
  return [
    ledgerRow('Country', html`${countryText(organisation)}`),
    ledgerRow(
      'Other names',
      html`${organisation.also.length === 0 ? 'Not recorded' : organisation.also.join(', ')}`,
    ),
    ...(statistics.length === 0
      ? []
      : [
          ledgerRow(
            'Statistics it produces',
            html`<ul class="plain">${statistics.map(({ slug, title }) => html`<li><a href="/statistics/${slug}">${title}</a></li>`)}</ul>`,
          ),
        ]),
    ...(roles.length === 0
      ? []
      : [
          ledgerRow(
            'Its part in the examples',
            html`<ul class="plain">${roles.map(({ role, count }) => html`<li>${roleText(role)} <span class="index__count">${count}</span></li>`)}</ul>`,
          ),
        ]),
  ];
}

function countryText({ country }: Organisation): string {
  return country === null ? 'Country not recorded' : labelOf('countries', country);
}
