import { mostFiles } from '../../contributions/files/evidence.ts';
import type { Problem } from '../../kernel/errors.ts';
import { govukFileUpload, govukSelect } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { errorOf, summaryOf } from '../../people/problem-views.ts';
import { formKeyField } from '../../people/signed-in.ts';
import { applicationAddress } from '../acts/addresses.ts';
import type { Hub } from '../applications/hub-queries.ts';
import type { EvidenceFile } from '../evidence/file-queries.ts';
import { fileLink } from '../evidence/file-views.ts';
import type { Evidence } from '../evidence/schema.ts';
import { titleOf } from './part-views.ts';
import { taskPages } from './tasks.ts';

/** Every file of an application, with ways to add and remove some. `chosen`: what they are evidence of. */
export function filesView(
  hub: Hub,
  evidence: Evidence,
  { problems, chosen }: { problems: readonly Problem[]; chosen: string },
): Html {
  const { application, person, files } = hub;
  const address = applicationAddress(application.reference, taskPages.files);
  const things = [
    { value: '', text: 'The whole application' },
    ...evidence.activities.map(({ key, title }, index) => ({
      value: key,
      text: `Activity ${index + 1}: ${title ?? 'without a name'}`,
    })),
  ];
  const nameOf = (file: EvidenceFile) =>
    things.find(({ value }) => value === file.activity)?.text ?? things[0]?.text ?? '';
  return html`${summaryOf(problems)}<header class="page-head"><p class="page-head__kicker">${titleOf(hub)}</p><h1>Files of evidence</h1>
<p class="lead">Reports, notes, questionnaires: whatever shows what you tell. Only your organisation, the advice team, the panel and the decision-maker can open them. They are not published.</p></header>
${
  files.length === 0
    ? html`<p class="empty">There are no files yet.</p>`
    : html`<ul class="tasks">${files.map(
        (
          file,
        ) => html`<li class="tasks__item"><div class="tasks__name">${fileLink(file)}<br><span class="quiet small">${nameOf(file)}</span></div>
${
  hub.handedIn !== null && file.added <= hub.handedIn
    ? html`<p class="quiet">Handed in</p>`
    : html`<form method="post" action="${file.href}/removal">${formKeyField(person)}<button class="button button--quiet">Remove<span class="govuk-visually-hidden"> ${file.name}</span></button></form>`
}</li>`,
      )}</ul>`
}
<section class="section section--ruled"><h2>Add files</h2>
<form method="post" action="${address}" enctype="multipart/form-data" novalidate>${formKeyField(person)}
${govukFileUpload({
  name: 'files',
  label: { text: 'Files' },
  hint: {
    text: `PDF, JPEG, PNG or WebP; at most ${mostFiles} at once, of 5 MB each. From pictures we remove what they say of place, time and camera. A PDF is kept as it is: it may name its author.`,
  },
  attributes: { multiple: true, accept: '.pdf,.jpg,.jpeg,.png,.webp' },
  ...errorIn('files', problems),
})}
${
  things.length === 1
    ? nothing
    : govukSelect({
        name: 'activity',
        label: { text: 'What they are evidence of' },
        items: things,
        value: chosen,
        ...errorIn('activity', problems),
      })
}
<p class="applying__buttons"><button class="button">Add files</button> <a href="${applicationAddress(application.reference)}">Back to the application</a></p></form></section>`;
}

function errorIn(name: string, problems: readonly Problem[]) {
  const errorMessage = errorOf(name, problems);
  return errorMessage ? { errorMessage } : {};
}
