import { whenText } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { decisionReference } from '../acts/addresses.ts';
import { typedView } from '../acts/words-views.ts';
import { lateView } from '../applications/facts-views.ts';
import type { Hub } from '../applications/hub-queries.ts';
import { appealUntil } from '../course/count-rules.ts';
import { listDue, penLabels } from '../course/due-rules.ts';
import { isOfProducer } from '../course/parts-rules.ts';
import { markStatus, reviewDays } from '../course/status-rules.ts';
import { findPublishedTitles } from '../public/register-queries.ts';
import { statusLabels, statusMeanings } from '../public/wording.ts';
import { amendmentClock, changesText } from './amendment-views.ts';
import { dueView, sentFor } from './condition-views.ts';
import { listPublished } from './publication-queries.ts';
import { reviewText, reviewView } from './review-views.ts';
import { dayIn } from './wording.ts';

/** What came of a decision: the mark now, what is due, and everything sent and said since. */
export async function markSection(hub: Hub): Promise<Html> {
  const { application, sight, now } = hub;
  const { standing, scheme } = application;
  const effective = standing.decisions.filter((one) => one.effective !== null);
  if (sight !== 'papers' || effective.length === 0) return nothing;
  const status = markStatus(standing, scheme, now);
  return html`<section class="section" id="mark"><h2>The mark and what is due</h2>
${status === 'none' ? nothing : html`<p><b>${statusLabels[status]}.</b> ${statusMeanings[status]}</p>`}
${datesView(hub)}${dueList(hub)}${conditionsView(hub)}${reviewsView(hub)}${amendmentsView(hub)}${suspensionsView(hub)}${appealView(hub)}
${await examplesView(hub)}</section>`;
}

function datesView(hub: Hub): Html {
  const { standing, scheme, reference } = hub.application;
  const days = reviewDays(standing, scheme);
  const rows = standing.decisions.flatMap(({ number, effective, details, set_aside }) =>
    effective === null
      ? []
      : [
          row(
            'Decision',
            html`<a href="/decisions/${decisionReference(reference, number)}">${scheme.outcomes[details.outcome].label}</a>, ${whenText(dayIn(hub, effective))}${set_aside ? html`<p class="ledger__note">Set aside on appeal.</p>` : nothing}`,
          ),
        ],
  );
  const isOver = ['cancelled', 'withdrawn'].includes(standing.state);
  return html`<dl class="ledger">${rows}
${standing.live ? row('The mark took effect', html`${whenText(dayIn(hub, standing.live))}`) : nothing}
${days && !isOver ? row('Annual review', reviewText(hub)) : nothing}
${standing.ended && standing.state !== 'ended' ? row('Ended', html`${whenText(dayIn(hub, standing.ended.at))}, by ${penLabels[standing.ended.by]}`) : nothing}</dl>`;
}

function dueList({ application, now }: Hub): Html {
  const due = listDue(application, now);
  if (due.length === 0) return html`<p>Nothing is due.</p>`;
  return html`<h3>What is due</h3><ul>${due.map(
    (one) =>
      html`<li>${one.step}: ${penLabels[one.by]}${one.day === null ? nothing : html`, by ${whenText(one.day)}`}${lateView(one)}</li>`,
  )}</ul>`;
}

function conditionsView(hub: Hub): Html {
  const { conditions } = hub.application.standing;
  if (conditions.length === 0) return nothing;
  return html`<h3>Conditions</h3><ol>${conditions.map((one) => {
    const { text, met, filed, returned } = one;
    return html`<li><p>${text}</p><p>${met === null ? dueView(one, hub.today) : html`<b>Met</b> on ${whenText(dayIn(hub, met))}.`}${met === null && filed ? ' The advice team is looking at what was sent.' : nothing}</p>
${met === null && returned ? html`<p class="quiet">Returned on ${whenText(dayIn(hub, returned.at))}:</p>${typedView(returned.words)}` : nothing}${sentFor(hub, one)}</li>`;
  })}</ol>`;
}

const reviewStates = {
  filed: 'waits for the advice team',
  returned: 'returned',
  accepted: 'accepted',
};

function reviewsView(hub: Hub): Html {
  const { reviews } = hub.application.standing;
  if (reviews.length === 0) return nothing;
  return html`<h3>Annual reviews</h3>${reviews.map(
    (one) =>
      html`<details class="editing__fold"${one.state === 'filed' ? html` open` : nothing}><summary>Handed in on ${whenText(dayIn(hub, one.filed))}: ${reviewStates[one.state]}${one.closed === null ? nothing : html` on ${whenText(dayIn(hub, one.closed))}`}</summary>${reviewView(hub, one)}${one.words === null ? nothing : html`<h4>What the advice team said</h4>${typedView(one.words)}`}</details>`,
  )}`;
}

function amendmentsView(hub: Hub): Html {
  const { standing, producer } = hub.application;
  const own = isOfProducer(hub.person, producer);
  if (standing.amendments.length === 0) return nothing;
  return html`<h3>Amendments</h3>${standing.amendments.map((one) => {
    const { advised, decided, words } = one;
    return html`<details class="editing__fold"${decided ? nothing : html` open`}><summary>${changesText(hub, one)}: ${decided ? html`${decided.outcome}, ` : nothing}${amendmentClock(hub, one)}</summary>${typedView(words)}
${advised && (decided || !own) ? html`<h4>The advice: ${advised.advice}</h4>${typedView(advised.words)}` : nothing}
${decided ? html`<h4>Decided on ${whenText(dayIn(hub, decided.at))}: ${decided.outcome}</h4>${typedView(decided.words)}` : nothing}</details>`;
  })}`;
}

function suspensionsView(hub: Hub): Html {
  const { suspensions } = hub.application.standing;
  if (suspensions.length === 0) return nothing;
  return html`<h3>Suspensions</h3>${suspensions.map(
    ({ at, words, lifted }) =>
      html`<p>From ${whenText(dayIn(hub, at))}${lifted ? html` to ${whenText(dayIn(hub, lifted.at))}` : html` until now`}.</p>${typedView(words)}${lifted ? html`<p>Why it was lifted:</p>${typedView(lifted.words)}` : nothing}`,
  )}`;
}

function appealView(hub: Hub): Html {
  const { application } = hub;
  const { appeal } = application.standing;
  const last = appealUntil(application);
  if (!appeal) {
    if (last === null) return nothing;
    return html`<h3>Appeal</h3><p>${hub.today > last ? html`An appeal could be made until ${whenText(last)}. None was.` : html`An appeal can be made until ${whenText(last)}.`}</p>`;
  }
  const { filed, heard } = appeal;
  return html`<h3>Appeal</h3><p>Made on ${whenText(dayIn(hub, filed))}. ${heard ? html`<b>${heard.outcome === 'upheld' ? 'Upheld' : 'Dismissed'}</b> on ${whenText(dayIn(hub, heard.at))}.` : 'It waits for somebody who had no part in the application.'}</p>${typedView(appeal.words)}
${heard ? html`<h4>Why it was ${heard.outcome}</h4>${typedView(heard.words)}` : nothing}`;
}

async function examplesView({ site, application }: Hub): Promise<Html> {
  const published = await listPublished(site.db, [application.id]);
  const titles = await findPublishedTitles(
    site.db,
    published.map(({ slug }) => slug),
  );
  if (titles.size === 0) return nothing;
  return html`<h3>Examples that came with it</h3><ul>${[...titles].map(([slug, title]) => html`<li><a href="/examples/${slug}">${title}</a></li>`)}</ul>`;
}

function row(label: string, value: Html): Html {
  return html`<div class="ledger__row"><dt>${label}</dt><dd>${value}</dd></div>`;
}
