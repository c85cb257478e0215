import assert from 'node:assert/strict';
import { test } from 'node:test';
import { about, openApplying, page } from '../../../test/applying.ts';
import { onEachDatabase } from '../../../test/databases.ts';
import { signIn } from '../../../test/staff.ts';

onEachDatabase((name, open) => {
  test(`it is handed in when nothing is missing, and a question is answered (${name})`, async (t) => {
    const { review, read, fill, send } = await openApplying(await open(t));
    const reference = await review.start();
    const at = `/applications/${reference.toLowerCase()}`;
    await fill('applicant', `${at}/plain-summary`, { plain_summary: '' });
    const check = await read('applicant', `${at}/submission`);
    assert.match(check.text, /cannot be handed in yet: this is missing/);
    const refused = await fill('applicant', `${at}/submission`, {});
    assert.equal(refused.status, 422);
    assert.match(refused.text, /There is a problem.*Give the plain-language summary/);
    await fill('applicant', `${at}/plain-summary`, { plain_summary: 'We count things.' });
    const whole = await read('applicant', `${at}/submission`);
    assert.match(whole.text, /Nothing that the scheme asks for is missing/);
    assert.match(whole.text, /with the credit “The invented team”/);
    assert.match(whole.text, /Who answers for it Invented Contact/);
    assert.equal((await read('adviser', at)).status, 404);
    assert.equal((await fill('applicant', `${at}/submission`, {})).location, at);

    assert.match((await read('applicant', at)).text, /Version 1, handed in on 2 March 2026/);
    assert.doesNotMatch((await read('applicant', at)).text, /What to write/);
    assert.equal((await read('applicant', `${at}/about`)).status, 409);
    assert.equal((await send('applicant', `${at}/about`, about)).status, 409);
    const adviser = await read('adviser', at);
    assert.match(adviser.text, /Version 1.*We count things\./);
    assert.equal((await read('adviser', `${at}/about`)).status, 403);

    await review.does('adviser', reference, 'ask', { words: 'Whom did you not reach?' });
    const asked = await read('applicant', `${at}/answer`);
    assert.match(asked.text, /The question, of 2 March 2026 Whom did you not reach\?/);
    await fill('applicant', `${at}/plain-summary`, {
      plain_summary: 'We count things and people.',
    });
    assert.doesNotMatch((await read('adviser', at)).text, /things and people/);
    const silent = await fill('applicant', `${at}/answer`, { words: '' });
    assert.equal(silent.status, 422);
    assert.equal(
      (await fill('applicant', `${at}/answer`, { words: 'Nobody at sea.' })).status,
      303,
    );
    assert.match((await read('adviser', at)).text, /Version 2.*We count things and people\./);
  });

  test(`the advice team sees a draft only when it is asked for comments (${name})`, async (t) => {
    const { review, read, fill } = await openApplying(await open(t));
    const at = `/applications/${(await review.start()).toLowerCase()}`;
    assert.equal((await read('adviser', at)).status, 404);
    const asking = await read('applicant', `${at}/pre-assessment`);
    assert.match(asking.text, /You should hear within 10 days/);
    await fill('applicant', `${at}/pre-assessment`, {});
    const seen = await read('adviser', at);
    assert.match(
      seen.text,
      /The draft It is being written and was not handed in.*Invented workshops 3/,
    );
    assert.match((await read('applicant', at)).text, /What to write/);
    assert.equal((await read('adviser', `${at}/about`)).status, 403);
  });

  test(`an application is withdrawn, with what stays public said (${name})`, async (t) => {
    const { review, read, fill } = await openApplying(await open(t));
    const draft = `/applications/${(await review.start()).toLowerCase()}`;
    assert.match(
      (await read('applicant', `${draft}/withdrawal`)).text,
      /Nothing of it becomes public/,
    );
    assert.equal((await fill('applicant', `${draft}/withdrawal`, {})).location, draft);
    assert.equal((await read('applicant', `${draft}/about`)).status, 409);
    const live = `/applications/${(await review.reach('live')).toLowerCase()}`;
    // Weeks have gone by: signed in anew.
    const { get } = await signIn(
      review.site,
      'applicant@people.example',
      'applicant',
      'invented-office',
    );
    const giving = await page(await get(`${live}/withdrawal`));
    assert.match(giving.text, /The mark ends at once\. The decision and its reasons stay public/);
  });

  test(`another producer’s people find nothing, wherever they look (${name})`, async (t) => {
    const { review, read, send } = await openApplying(await open(t));
    const at = `/applications/${(await review.start()).toLowerCase()}`;
    const pages = writingPages(at);
    for (const address of pages) {
      assert.equal((await read('applicant', address)).status, 200, address);
      assert.equal((await read('stranger', address)).status, 404, address);
    }
    for (const address of [...pages.slice(1), `${at}/files/1/removal`]) {
      assert.equal(
        (await send('stranger', address, { ...about, words: 'x' })).status,
        404,
        address,
      );
    }
  });
});

function writingPages(at: string): string[] {
  return [
    at,
    ...['about', 'plain-summary', 'questions', 'files', 'pre-assessment', 'submission'].map(
      (part) => `${at}/${part}`,
    ),
    `${at}/withdrawal`,
    ...['', '/removal', '/example'].map((part) => `${at}/activities/a1${part}`),
  ];
}
