import type { Problem } from '../../kernel/errors.ts';
import { govukRadios, govukSelect } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { errorOf, summaryOf } from '../../people/problem-views.ts';
import type { SignedIn } from '../../people/schema.ts';
import { formKeyField } from '../../people/signed-in.ts';
import type { Scheme } from '../scheme/schema.ts';

/** One producer of the person's, with its statistics. */
export interface Producer {
  slug: string;
  name: string;
  statistics: readonly { slug: string; title: string }[];
}

export interface StartPage {
  person: SignedIn;
  /** Those that take applications. */
  schemes: readonly Scheme[];
  producers: readonly Producer[];
  typed: { scheme: string; statistic: string };
  problems: readonly Problem[];
  /** Why it cannot be begun: another application is under way. */
  notice: Html;
}

/** Where an application begins: which scheme, and for which statistic. */
export function startView(page: StartPage): Html {
  return html`${summaryOf(page.problems)}${page.notice}<header class="page-head"><h1>Begin an application</h1>
<p class="lead">You show what you did with the public before applying. You can save what you write at any time and go on later; nobody else sees it before you hand it in or ask for comments.</p></header>
${page.schemes.length === 0 ? html`<p class="empty">No scheme takes applications at present.</p>` : startForm(page)}`;
}

function startForm({ person, schemes, producers, typed, problems }: StartPage): Html {
  const statistics = producers.flatMap((producer) =>
    producer.statistics.map(({ slug, title }) => ({
      value: slug,
      text: producers.length > 1 ? `${title} (${producer.name})` : title,
    })),
  );
  const only = schemes.length === 1 ? (schemes[0]?.scheme ?? '') : '';
  return html`<form method="post" action="/applications" novalidate>${formKeyField(person)}
${govukRadios({
  name: 'scheme',
  fieldset: { legend: { text: 'Scheme' } },
  ...errorIn('scheme', problems),
  items: schemes.map((scheme) => ({
    value: scheme.scheme,
    text: scheme.title,
    hint: { text: schemeHint(scheme) },
  })),
  value: typed.scheme || only,
})}
${
  statistics.length === 0
    ? html`<p class="empty" id="statistic">The register has no statistic of your organisation yet.</p>`
    : govukSelect({
        name: 'statistic',
        label: { text: 'Statistic' },
        ...errorIn('statistic', problems),
        items: [{ value: '', text: 'Choose a statistic' }, ...statistics],
        value: typed.statistic,
      })
}
<ul class="plain">${producers.map(({ slug, name }) => html`<li><a href="/organisations/${slug}/statistics/new">Add a statistic of ${name}</a></li>`)}</ul>
<section class="section section--ruled"><h2>What is published, and what is not</h2>
<p>When there is a decision, whatever it is, it is published with the statistic, your organisation, the evidence you handed in, the panel’s views and the reasons. A refusal is published too.</p>
<p>Not published: how to reach you, your files, your draft, and the names of your people, but for the credit that you ask for.</p></section>
${statistics.length === 0 ? nothing : html`<p><button class="button">Start the application</button></p>`}</form>`;
}

function schemeHint({ body, invented, summary, means, applies_to }: Scheme): Html {
  return html`<b>${body}${invented ? ' (invented)' : ''}.</b> ${summary}<br><b>What it means, and does not mean:</b> ${means}<br><b>For:</b> ${applies_to}`;
}

function errorIn(name: string, problems: readonly Problem[]) {
  const errorMessage = errorOf(name, problems);
  return errorMessage ? { errorMessage } : {};
}
