import { type Html, html, nothing } from '../../kernel/html.ts';
import { markdown } from '../../kernel/markdown.ts';
import type { PublicExample } from '../public.ts';
import { labelOf, participantsText, periodText } from '../wording.ts';
import { contestedBeside } from './claims-views.ts';
import { isThisRight, marksOf, notRecordedInvitation } from './facts-views.ts';

/** We asked, you said, we did: one row for each. */
export function exchangesSection(example: PublicExample): Html {
  const { slug, kind, exchanges } = example;
  const words =
    kind === 'engagement'
      ? { title: 'We asked, you said, we did', asked: 'We asked', said: 'You said', did: 'We did' }
      : {
          title: 'What was at issue, what people said, what was done',
          asked: 'At issue',
          said: 'People said',
          did: 'What was done',
        };
  const ask = (what: string) => notRecordedInvitation(slug, 'exchanges', what);
  const parts =
    exchanges.length === 0
      ? html`<p>${ask(`about: ${words.title}`)}</p>`
      : html`${exchangeList(exchanges, words, ask)}
<p class="quiet small">${kind === 'engagement' ? '“We” is the body that asked. ' : ''}The response (accepted, in part, not accepted) is our reading of the sources, not their words.${isThisRight(slug, 'exchanges', words.title)}</p>`;
  return html`<section class="section section--ruled" id="fact-exchanges"><h2>${words.title}${marksOf(example, ['exchanges'])}</h2>${parts}${contestedBeside(example, ['exchanges'])}</section>`;
}

type Exchange = Omit<PublicExample['exchanges'][number], 'asked'> & { asked: string | null };

/**
 * Exchanges as three columns, one row for each. `missing` draws what is not recorded, told what it is;
 * `heading` is the rank of the columns' headings.
 */
export function exchangeList(
  exchanges: readonly Exchange[],
  words: { asked: string; said: string; did: string },
  missing: (what: string) => Html,
  heading: 'h3' | 'h5' = 'h3',
): Html {
  const head = (text: string) =>
    heading === 'h3' ? html`<h3>${text}</h3>` : html`<h5>${text}</h5>`;
  const prose = (text: string | null, what: string) =>
    text === null ? html`<p>${missing(what)}</p>` : markdown(text, heading === 'h3' ? 4 : 6);
  const items = exchanges.map(({ asked, said, response, did, reason, evidence }) => {
    return html`<li class="exchange">
<div class="exchange__part exchange__part--asked">${head(words.asked)}${prose(asked, 'what was asked')}</div>
<div class="exchange__part exchange__part--said">${head(words.said)}${prose(said, 'what people said')}</div>
<div class="exchange__part exchange__part--did">${head(words.did)}
<p class="response response--${response ?? 'not-recorded'}">${response === null ? 'Response not recorded' : labelOf('responses', response)}</p>
${prose(did, 'what was done')}
${reason === null ? nothing : html`<p class="exchange__reason">Reason given</p>${prose(reason, 'the reason')}`}
${evidence === null ? nothing : html`<p><a href="${evidence}" rel="noopener">Evidence</a></p>`}</div>
</li>`;
  });
  return html`<ol class="exchanges">${items}</ol>`;
}

/** The single things that were done within an example, where they are recorded one by one. */
export function activitiesSection(example: PublicExample): Html {
  const { slug, activities } = example;
  if (activities.length === 0) return nothing;
  return html`<section class="section section--ruled" id="fact-activities"><h2>Activities</h2>
<ol class="activities">${activities.map(activityItem)}</ol>${contestedBeside(example, ['activities'])}<p>${isThisRight(slug, 'activities', 'Activities')}</p></section>`;
}

function activityItem(activity: PublicExample['activities'][number]): Html {
  const { title, method, start, end, mode, repeats, recruitment, level, cohorts, note } = activity;
  const facts = [
    method === null ? 'Method not recorded' : labelOf('methods', method),
    start === null && end === null
      ? 'Dates not recorded'
      : periodText({ start, end, ongoing: null, period: null }),
    ...(mode === null ? [] : [labelOf('modes', mode)]),
    ...(repeats === null ? [] : [labelOf('repeats', repeats)]),
    ...(recruitment === null ? [] : [labelOf('recruitment', recruitment)]),
    ...(level === null ? [] : [labelOf('levels', level)]),
  ];
  return html`<li class="activity"><h3 class="activity__title">${title ?? 'An activity without a title'}</h3>
<ul class="facts">${facts.map((fact) => html`<li>${fact}</li>`)}</ul>
${cohorts.map((cohort) => html`<p>${cohortText(cohort)}</p>`)}
${note === null ? nothing : markdown(note, 4)}</li>`;
}

/** Who took part, how many by what the number counts, and how: each said, or said to be missing. */
export function cohortText(cohort: PublicExample['activities'][number]['cohorts'][number]): string {
  const { who, count, qualifier, basis, recruitment, payment, note } = cohort;
  const participants =
    count === null ? null : { count, qualifier: qualifier ?? 'exact', basis, note: null };
  return [
    who === null ? 'Who: not recorded' : labelOf('involved', who),
    participants === null ? 'how many: not recorded' : participantsText({ participants }),
    ...(recruitment === null ? [] : [labelOf('recruitment', recruitment)]),
    ...(payment === null ? [] : [`payment: ${payment}`]),
    ...(note === null ? [] : [note]),
  ].join('; ');
}
