import { invitationAbout } from '../../examples/invitation.ts';
import { labelOf, whenText } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { markdown } from '../../kernel/markdown.ts';
import { designationStaters, type StatisticDetails } from '../../statistics/schema.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import { ledgerRow } from '../entity/views.ts';
import type { Producer } from '../findings.ts';

/** Rows for the ledger of one statistic: what is recorded of it, and whom its examples name. */
export function statisticRows(
  details: StatisticDetails,
  producers: readonly Producer[],
  names: Names,
): Html[] {
  const { producer, frequency, subject, home } = details;
  const unknown = missing(details);
  return [
    ...(details.description === null
      ? [ledgerRow('In plain language', unknown('what it is'))]
      : []),
    ledgerRow('Producer', producer === null ? unknown('producer') : organisation(producer, names)),
    ledgerRow('Designation', designation(details) ?? unknown('designation')),
    ledgerRow(
      'How often',
      frequency === null
        ? unknown('how often it is published')
        : html`${labelOf('frequencies', frequency)}`,
    ),
    ledgerRow(
      'What it is',
      subject === null
        ? unknown('what sort of output it is')
        : html`${labelOf('subjects', subject)}`,
    ),
    ledgerRow('Public-interest profile', profile(details) ?? unknown('public-interest profile')),
    ledgerRow('Its own page', home === null ? unknown('its own page') : outside(home)),
    ledgerRow(
      'Producers named in its examples',
      producers.length === 0
        ? html`<span class="not-recorded">Not recorded</span>`
        : html`<ul class="plain">${producers.map((one) => html`<li>${organisation(one.organisation, names)}</li>`)}</ul>`,
    ),
  ];
}

/** What it is in plain language, where that is recorded; and the way in for those who may change it. */
export function aboutStatistic({ slug, description }: StatisticDetails): Html {
  return html`${description === null ? nothing : html`<div class="prose">${markdown(description, 2)}</div>`}
<p class="quiet small section__more">To be listed here does not make a statistic official. The people of its producer, and editors, may <a href="/statistics/${slug}/editing" rel="nofollow">edit what is recorded</a>.</p>`;
}

function designation({ designation }: StatisticDetails): Html | null {
  if (designation === null) return null;
  const { code, by, source, seen } = designation;
  return html`${labelOf('designations', code)}
<p class="ledger__note">As stated by ${designationStaters[by].toLowerCase()} at ${outside(source)}, seen on ${whenText(seen)}.</p>`;
}

function profile({ profile }: StatisticDetails): Html | null {
  if (profile === null) return null;
  return html`${labelOf('profiles', profile.code)}
<p class="ledger__note">${profile.reason}</p>`;
}

/** `Not recorded`, and a way to say what is. */
function missing({ slug }: StatisticDetails) {
  const address = `${invitationAbout('statistic', slug)}&kind=information`;
  return (what: string): Html =>
    html`<span class="not-recorded">Not recorded.</span> <a class="do-you-know" href="${address}">Do you know?<span class="govuk-visually-hidden"> ${what}</span></a>`;
}

function organisation(slug: string, { organisations }: Names): Html {
  return html`<a href="/organisations/${slug}">${organisations.get(slug)?.name ?? slug}</a>`;
}

function outside(address: string): Html {
  return html`<a href="${address}" rel="nofollow noopener">${URL.parse(address)?.hostname ?? address}</a>`;
}
