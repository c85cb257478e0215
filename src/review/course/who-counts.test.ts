import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import {
  adviceOf,
  decisionOf,
  letter,
  openReview,
  type Review,
  readShipped,
  viewOf,
  wholeEvidence,
} from '../../../test/review.ts';
import { endPerson } from '../../people/actions.ts';
import { beginApplication } from '../applications/draft-actions.ts';
import { addScheme } from '../scheme/actions.ts';

const members = ['lay1', 'expert1', 'expert2', 'chair'] as const;

onEachDatabase((name, open) => {
  test(`who has left the panel, or joined the producer, counts no more (${name})`, async (t) => {
    const review = await openReview(await open(t));
    const { reference, arrive, advise } = await atMeeting(review);
    for (const member of members) await arrive(member);
    const { id: joined } = await review.hire('expert1');
    const roles = review.db.insertInto('roles');
    const role = 'applicant' as const;
    await roles.values({ person_id: joined, role, organisation: 'invented-office' }).execute();
    await assert.rejects(arrive('expert1'), /belongs to the producer/);
    const { id: lay } = await review.hire('lay1');
    const lays = review.db.updateTable('roles').where('person_id', '=', lay);
    await lays.set({ role: 'member-expert' }).execute();
    await assert.rejects(advise(), /a lay member must be among them: there are 0/);
    await lays.set({ role: 'member-lay' }).execute();
    await endPerson(review.site, 'command', lay);
    await assert.rejects(arrive('lay1'), /no member of the panel now/);
    await assert.rejects(advise(), /a lay member must be among them: there are 0/);
    assert.equal((await review.stands(reference)).state, 'in-review');
  });

  test(`who began an application does not decide on it (${name})`, async (t) => {
    const review = await openReview(await open(t));
    const scheme = await readShipped('engagement-mark');
    const colleague = await review.person('colleague');
    const about = { scheme: scheme.scheme, statistic: 'invented-statistic' };
    const reference = await beginApplication(review.site, colleague, about);
    await review.write(reference, wholeEvidence(scheme));
    await review.does('applicant', reference, 'submit');
    await review.db
      .updateTable('roles')
      .set({ role: 'decision-maker', organisation: '' })
      .where('person_id', '=', colleague.id)
      .execute();
    const { advise } = await atMeeting(review, reference);
    await advise();
    await assert.rejects(
      review.does('colleague', reference, 'decide', decisionOf('supported')),
      /no application|You have acted in this application as applicant/,
    );
    await review.does('decider', reference, 'decide', decisionOf('supported'));
  });

  test(`an appeal brings back nothing beside another application (${name})`, async (t) => {
    const review = await openReview(await open(t));
    const first = await review.reach('advised');
    await review.does('decider', first, 'decide', decisionOf('not-supported'));
    await review.does('adviser', first, 'letter', letter);
    const second = await review.start();
    const appeal = () => review.does('applicant', first, 'appeal', { words: 'Look again.' });
    await assert.rejects(appeal(), new RegExp(`${second} was begun since`));
    await review.does('applicant', second, 'withdraw');
    await appeal();
    await assert.rejects(review.start(), /is not at its end/);
  });

  test(`a notice of an earlier version can be accepted while it holds (${name})`, async (t) => {
    const review = await openReview(await open(t));
    const reference = await review.reach('in-review');
    const { notice } = await readShipped('engagement-mark');
    for (const shipped of ['engagement-mark', 'accreditation-condition'] as const) {
      const scheme = await readShipped(shipped);
      const next = { ...scheme, version: scheme.version + 1, notice: 'Another notice.' };
      await addScheme(review.site, 'command', next);
    }
    const newcomer = await review.returns('lay3');
    await review.db.deleteFrom('panel_notices').where('person_id', '=', newcomer.id).execute();
    const page = await (await newcomer.get('/panel/me')).text();
    assert.equal(page.match(/name="notice"/g)?.length, 2, 'of both versions');
    assert.equal((await newcomer.post('/panel/me/notice', { notice })).status, 303);
    await review.does('lay3', reference, 'declare', { interest: 'none' });
  });
});

/** An item at its meeting, with every declaration and view. */
async function atMeeting(review: Review, submitted?: string) {
  const scheme = await readShipped('engagement-mark');
  const reference = submitted ?? (await review.reach('submitted'));
  const checked = scheme.validation.map(({ code }) => code);
  await review.does('adviser', reference, 'validate', { checked });
  const route = scheme.routes.find(({ by }) => by === 'meeting');
  assert.ok(route);
  const cleared = route.exclusions.map(({ code }) => code);
  const routed = { route: route.code, reasons: 'It concerns everybody.', cleared };
  await review.does('adviser', reference, 'route', routed);
  for (const member of members) {
    await review.does(member, reference, 'declare', { interest: 'none' });
    await review.does(member, reference, 'view', viewOf(scheme));
  }
  const meeting = await review.planMeeting(scheme);
  await review.does('adviser', reference, 'place', { meeting, starts: '10:00' });
  review.setNow(`${meeting}T10:00:00.000Z`);
  const arrive = async (member: (typeof members)[number]) => {
    const { id: person } = await review.hire(member);
    await review.does('chair', reference, 'attend', { person, present: true });
  };
  const advise = async () => {
    if ((await review.stands(reference)).present.length === 0) {
      for (const member of members) await arrive(member);
    }
    await review.does('chair', reference, 'advise', adviceOf('supported'));
  };
  return { reference, arrive, advise };
}
