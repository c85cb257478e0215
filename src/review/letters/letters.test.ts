import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { receiveMail } from '../../../test/mail-server.ts';
import {
  decisionOf,
  openReview,
  type Review,
  readShipped,
  shippedSchemes,
} from '../../../test/review.ts';
import { createSmtpCourier } from '../../kernel/mail/courier.ts';
import { sendDue } from '../../kernel/mail/sending.ts';
import { getApplication } from '../applications/queries.ts';
import type { What } from '../course/schema.ts';
import { letterKinds, schemeSchema } from '../scheme/schema.ts';
import { draftLetter, letterOfKind } from './letter.ts';
import { fillTemplate } from './template.ts';

const scheme = await readShipped('engagement-mark');
const named = { statistic: 'Invented Statistic', producer: 'Invented Statistics Office' };

/** What an act puts into the outbox, as `who: subject`. */
async function sentBy(review: Review, run: () => Promise<void>): Promise<string[]> {
  const before = (await review.mails()).length;
  await run();
  return (await review.mails())
    .slice(before)
    .map(({ recipient, subject }) => `${recipient.split('@')[0]}: ${subject}`)
    .sort();
}

onEachDatabase((_, open) => {
  test('every act that concerns the applicant is told by a letter, and a turn at the desk by a notice', async (t) => {
    const review = await openReview(await open(t));
    await review.hire('adviser');
    await review.hire('decider');
    const reference = await review.start();
    const does = (player: Parameters<Review['does']>[0], what: What, details: unknown = {}) =>
      sentBy(review, () => review.does(player, reference, what, details));
    const words = 'Which people were asked?';
    // Hired after the application was begun, and has not acted in it.
    await review.hire('colleague');

    const subject = (text: string) => `${reference}: ${text}`;
    assert.deepEqual(await does('applicant', 'request-pre-assessment'), [
      `adviser: ${subject('comments on a draft are asked for')}`,
    ]);
    assert.deepEqual(await does('adviser', 'comment', { words }), [
      `applicant: ${subject('our comments before you apply')}`,
    ]);
    await review.hire('adviser2');
    assert.deepEqual(await does('applicant', 'submit'), [
      `adviser2: ${subject('an application has come in')}`,
      `adviser: ${subject('an application has come in')}`,
      `applicant: ${subject('we have your application')}`,
    ]);
    assert.deepEqual(await does('adviser', 'ask', { words }), [
      `applicant: ${subject('a question about your application')}`,
    ]);
    const [question] = (await review.mails()).slice(-1);
    assert.match(question?.body ?? '', /please do so by\s9 March 2026/);
    assert.ok(question?.body.includes(words));
    assert.ok(
      question?.body.includes(`http://localhost:3000/applications/${reference.toLowerCase()}`),
    );
    assert.deepEqual(await does('applicant', 'answer', { words: 'These.' }), [
      `adviser: ${subject('an answer has come')}`,
    ]);
    assert.ok(!(await review.mails()).at(-1)?.body.includes('These.'));
    const checked = scheme.validation.map(({ code }) => code);
    assert.deepEqual(await does('adviser', 'validate', { checked }), [
      `applicant: ${subject('valid')}`,
    ]);
    const route = { route: 'full', reasons: 'A secret reason.', precedent: null, cleared: [] };
    assert.deepEqual(await does('adviser', 'route', route), []);
    const { id } = await review.hire('lay1');
    await review.hire('lay2');
    assert.deepEqual(await does('adviser', 'assign', { person: id, as: 'lead' }), [
      `lay1: ${subject('you are asked to review an application')}`,
    ]);
    assert.deepEqual(
      await sentBy(review, () => review.advises(reference, scheme, true)),
      [`decider: ${subject('the panel has given its advice')}`],
      'members’ declarations and views concern nobody else',
    );
    assert.deepEqual(await does('decider', 'decide', decisionOf('supported-with-conditions')), [
      `adviser: ${subject('it is decided')}`,
    ]);
    const letter = draftLetter(
      await getApplication(review.db, reference),
      named,
      'http://localhost:3000',
    );
    assert.match(letter.words, /1\. Ask young people too\. By 31 December 2027\./);
    assert.deepEqual(await does('adviser', 'letter', letter), [
      `applicant: ${subject('Supported with conditions')}`,
    ]);
    assert.deepEqual(await does('applicant', 'file-evidence', { condition: 1, words }), [
      `adviser: ${subject('evidence for condition 1 has come')}`,
    ]);
    assert.deepEqual(await does('adviser', 'return-evidence', { condition: 1, words }), [
      `applicant: ${subject('a condition')}`,
    ]);
    await does('applicant', 'file-evidence', { condition: 1, words });
    assert.deepEqual(await does('adviser', 'accept-evidence', { condition: 1, words: null }), [
      `applicant: ${subject('a condition')}`,
    ]);
    assert.match((await review.mails()).at(-1)?.body ?? '', /condition 1 is\s+met\.\n\nhttp/);
    assert.deepEqual(await does('applicant', 'amend', { changes: ['items'], words }), [
      `adviser: ${subject('an amendment has come')}`,
    ]);
    assert.deepEqual(
      await does('adviser', 'advise-amendment', { amendment: 1, advice: 'agree', words }),
      [`decider: ${subject('an amendment waits for a decision')}`],
    );
    assert.deepEqual(
      await does('decider', 'decide-amendment', { amendment: 1, outcome: 'agreed', words }),
      [`applicant: ${subject('your amendment')}`],
    );
    assert.deepEqual(await does('decider', 'suspend', { words }), [
      `applicant: ${subject('the mark is suspended')}`,
    ]);
    assert.deepEqual(await does('decider', 'lift', { words }), [
      `applicant: ${subject('the suspension is lifted')}`,
    ]);
    review.pause(310);
    const answers = Object.fromEntries(scheme.review.questions.map(({ code }) => [code, 'Yes.']));
    assert.deepEqual(await does('applicant', 'file-review', { answers }), [
      `adviser: ${subject('an annual review has come')}`,
    ]);
    assert.deepEqual(await does('adviser', 'return-review', { words }), [
      `applicant: ${subject('your annual review')}`,
    ]);
    await does('applicant', 'file-review', { answers });
    assert.deepEqual(await does('adviser', 'accept-review', { words: null }), [
      `applicant: ${subject('your annual review')}`,
    ]);
    assert.deepEqual(await does('decider', 'cancel', { words }), [
      `applicant: ${subject('the mark is cancelled')}`,
    ]);
    for (const { recipient, body, subject: of } of await review.mails()) {
      assert.ok(!/\{[a-z_]+\}|undefined|null/.test(of + body), `${of}: ${body}`);
      assert.ok(!recipient.startsWith('stranger') && !recipient.startsWith('colleague'));
      assert.ok(!body.includes('A secret reason.') && !body.includes('An invented view.'));
    }
  });

  test('an appeal goes to who had no part, and its outcome to the applicant', async (t) => {
    const review = await openReview(await open(t));
    const reference = await review.reach('advised');
    await review.does('decider', reference, 'decide', decisionOf('not-supported'));
    await review.hire('decider2');
    const letter = draftLetter(await getApplication(review.db, reference), named, '');
    assert.match(letter.words, /- What was done is not shown by the evidence/);
    assert.match(letter.words, /You may appeal within 28 days of this letter\./);
    await review.does('adviser', reference, 'letter', letter);
    assert.deepEqual(
      await sentBy(review, () => review.does('applicant', reference, 'appeal', { words: 'No.' })),
      [`decider2: ${reference}: an appeal has come`],
    );
    const upheld = { outcome: 'upheld', words: 'It was shown.' };
    assert.deepEqual(
      await sentBy(review, () => review.does('decider2', reference, 'hear-appeal', upheld)),
      [`applicant: ${reference}: your appeal`],
    );

    const route = { route: 'full', reasons: 'Again.', precedent: null, cleared: [] };
    await review.does('adviser', reference, 'route', route);
    await review.advises(reference, scheme, true);
    await review.does('decider2', reference, 'decide', decisionOf('not-supported'));
    const again = draftLetter(await getApplication(review.db, reference), named, '');
    assert.doesNotMatch(again.words, /appeal/, 'one appeal can be made in an application');
    await review.does('adviser', reference, 'letter', again);
    await assert.rejects(
      review.does('applicant', reference, 'appeal', { words: 'Once more.' }),
      /One appeal can be made in an application/,
    );
    assert.match(await review.start(), /^A-/, 'a new application may begin at once');
  });

  test('where nobody of the producer has acted who is still there, all its people are told', async (t) => {
    const review = await openReview(await open(t));
    const reference = await review.reach('submitted');
    const { id } = await review.hire('applicant');
    await review.hire('colleague');
    await review.hire('stranger');
    await review.db.updateTable('people').set({ state: 'ended' }).where('id', '=', id).execute();
    assert.deepEqual(
      await sentBy(review, () => review.does('adviser', reference, 'return', { words: 'Again.' })),
      [`colleague: ${reference}: returned to you`],
    );
  });

  test('letters go out by SMTP as they were written', async (t) => {
    const review = await openReview(await open(t));
    const server = await receiveMail(t);
    const reference = await review.reach('submitted');
    await review.does('adviser', reference, 'ask', { words: 'Was {words} meant?' });
    const courier = createSmtpCourier(server.url, 'countersign@register.example');
    await sendDue({ db: review.db, courier, now: review.now });
    const question = server.received.find(({ headers }) => headers.subject?.includes('question'));
    assert.equal(question?.to, 'applicant@people.example');
    assert.match(question?.text ?? '', /Was \{words\} meant\?/);
  });
});

for (const name of shippedSchemes) {
  test(`every letter of ${name} can be written`, async () => {
    const shipped = await readShipped(name);
    const application = { reference: 'A-222222', scheme: shipped } as Parameters<
      typeof letterOfKind
    >[1];
    const values = {
      ...{ due: '3 June 2027', words: 'Words.', day: '0', allowed: '60' },
      ...{ outcome: 'Supported', conditions: '', what: 'it is accepted' },
    };
    for (const kind of letterKinds) {
      const { subject, text } = letterOfKind(kind, application, named, 'https://x.example', values);
      assert.doesNotMatch(subject + text, /[{}]/, kind);
      assert.match(text, /https:\/\/x\.example\/applications\/a-222222/);
    }
  });
}

test('a placeholder without a value throws, and a scheme whose letters have one is not taken', () => {
  assert.throws(() => fillTemplate('Dear {name}', {}), /no value for \{name\}/);
  const letters = { ...scheme.letters, valid: { subject: 'Valid', text: 'By {words}' } };
  const { error } = schemeSchema.safeParse({ ...scheme, letters });
  assert.match(error?.issues[0]?.message ?? '', /must not hold \{words\}/);
});
