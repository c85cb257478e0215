import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page, type Site } from '../src/kernel/http/site.ts';
import { decisionReference } from '../src/review/acts/addresses.ts';
import type { What } from '../src/review/course/schema.ts';
import { onEachDatabase } from './databases.ts';
import { openReview, type Review } from './review.ts';
import {
  type Applications,
  type Asker,
  actOf,
  contentOf,
  formOf,
  people,
  prepare,
  type Stands,
  states,
} from './review-by-person.ts';
import { type Fields, type Staff, sendForm } from './staff.ts';

type Who = Readonly<Record<Stands, readonly Asker[]>>;

/** Who sees an application at all, and who of them no more than whose it is and about what. */
const sees: Who = {
  draft: ['applicant'],
  'in-review': ['applicant', 'adviser', 'lay1', 'lay3', 'chair'],
  decided: ['applicant', 'adviser', 'lay1', 'lay3', 'chair', 'decider', 'decider2'],
  live: ['applicant', 'adviser', 'decider', 'decider2'],
};
const titleOnly: readonly Asker[] = ['lay3'];

type Table = Record<string, { get?: Who; post?: Who; sample?: string }>;

const nobody: Who = { draft: [], 'in-review': [], decided: [], live: [] };
const writes: Who = { ...nobody, draft: ['applicant'] };

/** Who may do each act as these applications stand; an act that is not here is nobody's. */
const may: Partial<Record<What, Partial<Who>>> = {
  'request-pre-assessment': { draft: ['applicant'] },
  submit: { draft: ['applicant'] },
  withdraw: { draft: ['applicant'], 'in-review': ['applicant'], live: ['applicant'] },
  ask: { 'in-review': ['adviser'] },
  assign: { 'in-review': ['adviser'] },
  release: { 'in-review': ['adviser'] },
  place: { 'in-review': ['adviser'] },
  unplace: { 'in-review': ['adviser'] },
  note: { 'in-review': ['adviser', 'chair'] },
  declare: { 'in-review': ['lay1', 'lay3', 'chair'] },
  view: { 'in-review': ['lay1', 'chair'] },
  letter: { decided: ['adviser'] },
  'file-evidence': { live: ['applicant'] },
  amend: { live: ['applicant'] },
  suspend: { live: ['decider', 'decider2'] },
  cancel: { live: ['decider', 'decider2'] },
};

/** Pages that open although the act cannot be done yet, to say what is lacking. */
const opens: Partial<Record<What, Partial<Who>>> = { advise: { 'in-review': ['chair'] } };

const base = '/applications/:reference';

/** Every address under an application beside its acts: who gets the page, and who may send the form. */
const others: Table = {
  [base]: { get: sees },
  [`${base}/about`]: { get: writes, post: writes },
  [`${base}/plain-summary`]: { get: writes, post: writes },
  [`${base}/questions`]: { get: writes, post: writes },
  [`${base}/activities/new`]: { get: writes },
  [`${base}/activities/:activity`]: { get: writes, post: writes, sample: 'a1' },
  [`${base}/activities/:activity/removal`]: { get: writes, post: writes, sample: 'a1' },
  [`${base}/activities/:activity/example`]: { get: writes, post: writes, sample: 'a1' },
  [`${base}/files`]: { get: writes, post: writes },
  [`${base}/files/:file`]: { get: nobody, sample: '1' },
  [`${base}/files/:file/removal`]: { post: writes, sample: '1' },
  [`${base}/letter/preview`]: { get: { ...nobody, decided: ['adviser'] } },
};

onEachDatabase((name, open) => {
  test(`each person gets of each application what the table says, and changes nothing else (${name})`, async (t) => {
    const review = await openReview(await open(t));
    const applications = await prepare(review);
    const staff = new Map<Asker, Staff>();
    for (const one of people) staff.set(one, await review.returns(one));
    assert.deepEqual(notInTable(review.site), []);
    assert.deepEqual(await findWrongPages(review, applications, staff), []);
    assert.deepEqual(await findWrongActs(review, applications, staff), []);
    assert.deepEqual(await findWrongForms(review, applications, staff), []);
    await checkPublic(review, applications, staff);
    // The same desk held to a table that lets in fewer: as a page that forgets its rule would be.
    const stricter = { [base]: { get: { ...sees, decided: ['applicant'] } } } satisfies Table;
    assert.deepEqual(
      await findWrongPages(review, applications, staff, stricter),
      sees.decided.slice(1).map((one) => `${one} gets ${base} of decided: 200`),
    );
  });
});

test('a page of the desk that the table does not know is found', () => {
  const site = { app: { get() {} }, routes: [], actions: [] } as unknown as Site;
  page(site, `${base}/new-page`, { html: ({ c }) => c.text('papers') });
  assert.deepEqual(notInTable(site), [`get ${base}/new-page`]);
});

/** Addresses under an application that are neither an act's nor in the table. */
function notInTable({ routes, actions }: Site): string[] {
  const registered = [
    ...routes.map(({ address }) => `get ${address}`),
    ...actions.map(({ address }) => `post ${address}`),
  ].filter((one) => one.includes(` ${base}`));
  const known = new Set([
    ...Object.entries(others).flatMap(([address, { get, post }]) => [
      ...(get ? [`get ${address}`] : []),
      ...(post ? [`post ${address}`] : []),
    ]),
    ...[...actOf.keys()].flatMap((noun) => [`get ${base}/${noun}`, `post ${base}/${noun}`]),
  ]);
  return registered.filter((one) => !known.has(one));
}

function ask(review: Review, staff: Staff | undefined, address: string): Promise<Response> {
  return staff ? staff.get(address) : Promise.resolve(review.site.app.request(address));
}

function send(review: Review, staff: Staff | undefined, address: string, fields: Fields) {
  return staff ? staff.post(address, fields) : sendForm(review.site, address, fields);
}

function* everybody(staff: Map<Asker, Staff>): Generator<[Asker, Staff | undefined]> {
  yield ['visitor', undefined];
  yield* staff;
}

async function findWrongPages(
  review: Review,
  applications: Applications,
  staff: Map<Asker, Staff>,
  table = others,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const state of states) {
    for (const [address, { get, sample = '' }] of Object.entries(table)) {
      if (!get) continue;
      const path = placed(address, applications[state], sample);
      for (const [asker, one] of everybody(staff)) {
        const answer = await ask(review, one, path);
        const text = await answer.text();
        if ((answer.status === 200) !== get[state].includes(asker)) {
          wrong.push(`${asker} gets ${address} of ${state}: ${answer.status}`);
        }
        const papers = text.includes('People met and talked');
        if (papers && (titleOnly.includes(asker) || !sees[state].includes(asker))) {
          wrong.push(`${asker} reads the papers of ${state} at ${address}`);
        }
      }
    }
  }
  return wrong;
}

async function findWrongActs(
  review: Review,
  applications: Applications,
  staff: Map<Asker, Staff>,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const state of states) {
    const reference = applications[state];
    const before = await contentOf(review, reference);
    for (const [noun, what] of actOf) {
      const path = placed(`${base}/${noun}`, reference);
      for (const [asker, one] of everybody(staff)) {
        const allowed = may[what]?.[state]?.includes(asker) ?? false;
        const shown = allowed || (opens[what]?.[state]?.includes(asker) ?? false);
        const page = await ask(review, one, path);
        if ((page.status === 200) !== shown) {
          wrong.push(`${asker} gets ${noun} of ${state}: ${page.status}`);
        }
        // Whoever may is stopped by a form that somebody was ahead of, or by words that are missing.
        const fields = allowed
          ? { form: 'stale', seen: '-1' }
          : await formOf(review, reference, what);
        const { status } = await send(review, one, path, fields);
        const stopped = allowed ? [409, 422] : [403, 404, 409];
        if (!stopped.includes(status)) wrong.push(`${asker} sends ${noun} of ${state}: ${status}`);
      }
    }
    assert.equal(await contentOf(review, reference), before, `${state}: nothing was changed`);
  }
  return wrong;
}

/** The forms of the evidence, sent by everybody who may not. */
async function findWrongForms(
  review: Review,
  applications: Applications,
  staff: Map<Asker, Staff>,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const state of states) {
    const before = await contentOf(review, applications[state]);
    for (const [address, { post, sample = '' }] of Object.entries(others)) {
      if (!post) continue;
      for (const [asker, one] of everybody(staff)) {
        if (post[state].includes(asker)) continue;
        const path = placed(address, applications[state], sample);
        const { status } = await send(review, one, path, { lock: '1', done: 'Nothing.' });
        if (![403, 404, 409].includes(status)) {
          wrong.push(`${asker} sends ${address} of ${state}: ${status}`);
        }
      }
    }
    assert.equal(await contentOf(review, applications[state]), before, state);
  }
  return wrong;
}

/** What is public is so for everybody alike, and nothing is before the letter. */
async function checkPublic(review: Review, applications: Applications, staff: Map<Asker, Staff>) {
  for (const state of states) {
    const address = `/decisions/${decisionReference(applications[state], 1)}`;
    for (const path of ['', '.json', '.md'].map((ending) => address + ending)) {
      for (const [asker, one] of everybody(staff)) {
        const { status } = await ask(review, one, path);
        assert.equal(status, state === 'live' ? 200 : 404, `${asker} ${path} of ${state}`);
      }
    }
  }
}

function placed(address: string, reference: string, sample = ''): string {
  return address.replace(':reference', reference.toLowerCase()).replace(/:[a-z]+/, sample);
}
