import { whenText } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { actAddress } from '../acts/addresses.ts';
import type { Hub } from '../applications/hub-queries.ts';
import type { Section } from '../applications/hub-views.ts';
import { dayOf } from '../course/clock-rules.ts';
import { isOfProducer } from '../course/parts-rules.ts';
import { mayWrite } from '../course/rules.ts';
import { evidenceView } from '../evidence/evidence-views.ts';
import type { Evidence } from '../evidence/schema.ts';
import { leastView } from './least-views.ts';
import { lackingView } from './part-views.ts';
import { addressOfMissing, listTasks, type Task, type TaskStatus } from './tasks.ts';

/** For who writes the application: what is to be done, and what is missing. */
export const writingSection: Section = (hub) => {
  const { application, person, draft, missing, files } = hub;
  const { reference, scheme, standing, producer } = application;
  if (!draft || !isOfProducer(person, producer) || !mayWrite(standing)) return nothing;
  const { evidence, saved } = draft;
  const tasks = listTasks(reference, evidence, scheme, missing, files.length);
  const wanted = tasks.filter(({ status }) => status !== 'optional');
  const done = wanted.filter(({ status }) => status === 'completed').length;
  const lacking = missing.map(({ field, message }) => ({
    field: addressOfMissing(reference, evidence, field),
    message,
  }));
  return html`<section class="section section--ruled" id="tasks"><h2>What to write</h2>
<p>${done} of ${wanted.length} parts ${wanted.length === 1 ? 'is' : 'are'} complete. Last saved ${whenText(dayOf(saved, application.scheme.time_zone))}.</p>
<ol class="tasks">${[...tasks, handingIn(hub)].map(taskItem)}</ol>
${leastView(scheme, evidence)}
${evidence.profile === null ? html`<p class="quiet">What the scheme asks for depends on the public-interest profile: more may be missing once you have chosen it.</p>` : nothing}
${lackingView(`What is still missing (${lacking.length})`, lacking)}</section>`;
};

function handingIn({ application: { reference, standing }, missing }: Hub): Task {
  const what = standing.state === 'draft' ? 'submit' : 'answer';
  return {
    title: what === 'submit' ? 'Check and submit' : 'Check and answer the question',
    address: actAddress(reference, what),
    status: missing.length > 0 ? 'cannot-start' : 'not-started',
  };
}

const statusWords: Record<TaskStatus, string> = {
  completed: 'Completed',
  incomplete: 'Incomplete',
  'not-started': 'Not yet started',
  optional: 'Optional',
  'cannot-start': 'Cannot be done yet',
};

const statusKinds: Record<TaskStatus, string> = {
  completed: ' tasks__status--done',
  incomplete: ' tasks__status--open',
  'not-started': '',
  optional: '',
  'cannot-start': '',
};

function taskItem({ title, address, status }: Task, index: number): Html {
  const id = `task-${index + 1}-status`;
  return html`<li class="tasks__item"><a class="tasks__name" href="${address}" aria-describedby="${id}">${title}</a><span class="tasks__status${statusKinds[status]}" id="${id}">${statusWords[status]}</span></li>`;
}

/** For everybody who has the papers: the evidence as it was handed in, and a draft that waits for comments. */
export const evidenceSection: Section = (hub) => {
  const { application, person, sight, evidence, handedIn, draft } = hub;
  if (sight !== 'papers') return nothing;
  const isOwn = isOfProducer(person, application.producer);
  return html`${draft && !isOwn ? draftForComments(hub, draft.evidence) : nothing}
${
  evidence && handedIn
    ? html`<section class="section section--ruled" id="evidence"><h2>The evidence as it was handed in</h2>
<p class="quiet">Version ${application.standing.version}, handed in on ${whenText(dayOf(handedIn, application.scheme.time_zone))}.</p>${drawn(hub, evidence)}</section>`
    : nothing
}`;
};

function draftForComments(hub: Hub, evidence: Evidence): Html {
  return html`<section class="section section--ruled" id="evidence"><h2>The draft</h2>
<p class="quiet">It is being written and was not handed in. The applicant asked for comments on it.</p>${drawn(hub, evidence)}</section>`;
}

function drawn({ application, cited, files }: Hub, evidence: Evidence): Html {
  return evidenceView(evidence, application.scheme, { audience: 'papers', examples: cited, files });
}
