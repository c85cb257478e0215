import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { wordsOf } from '../../../test/door.ts';
import { openReview, type Player, type Review, readShipped } from '../../../test/review.ts';

const scheme = await readShipped('engagement-mark');

async function reads(review: Review, player: Player, address = '/applications'): Promise<string> {
  const answer = await (await review.returns(player)).get(address);
  const body = await answer.text();
  assert.equal(answer.status, 200, body);
  return wordsOf(body);
}

onEachDatabase((_, open) => {
  test('the advice team sees what is due next, who has the pen and what is late, in words', async (t) => {
    const review = await openReview(await open(t));
    const reference = await review.reach('submitted');
    let page = await reads(review, 'adviser');
    assert.match(page, /1 application, none late\./);
    assert.match(page, /The advice team : Check the application by 10 March 2026/);
    assert.ok(page.includes(reference));
    review.pause(9);
    page = await reads(review, 'adviser');
    assert.match(page, /1 application, 1 late/);
    assert.match(page, /Check the application by 10 March 2026 2 days late/);
    await review.does('adviser', reference, 'ask', { words: 'Which?' });
    page = await reads(review, 'adviser');
    assert.match(page, /The producer : Answer the question by 19 March 2026/);
    assert.match(page, /Everybody 1 The producer 1/);
  });

  test('filters by scheme, state and pen keep what they say; an unknown one is named', async (t) => {
    const review = await openReview(await open(t));
    const first = await review.reach('submitted');
    const second = await review.reach('live', {
      scheme: 'accreditation-condition',
      statistic: 'second-statistic',
    });
    const shown = async (query: string) => {
      const page = await reads(review, 'adviser', `/applications?${query}`);
      return [first, second].filter((one) => page.includes(one));
    };
    assert.deepEqual(await shown(''), [first, second]);
    assert.deepEqual(await shown('scheme=accreditation-condition'), [second]);
    assert.deepEqual(await shown('state=submitted'), [first]);
    assert.deepEqual(await shown('pen=adviser'), [first]);
    assert.deepEqual(await shown('pen=nobody&state=live'), [second]);
    await review.does('decider', second, 'cancel', { words: 'It was not so.' });
    assert.deepEqual(await shown(''), [first], 'what has come to its end is asked for');
    assert.deepEqual(await shown('state=all'), [first, second]);
    const adviser = await review.returns('adviser');
    assert.equal((await adviser.get('/applications?pen=everyone')).status, 400);
    assert.equal((await adviser.get('/applications?page=9')).status, 404);
  });

  test('each sees only the lines that they may, in the parts that concern them', async (t) => {
    const review = await openReview(await open(t));
    const draft = await review.start({ statistic: 'second-statistic' });
    const reference = await review.reach('in-review');
    assert.ok(!(await reads(review, 'adviser')).includes(draft), 'a draft is its writers’ own');
    const own = await reads(review, 'applicant');
    assert.ok(own.includes(draft) && own.includes(reference));
    assert.match(own, /Your organisation’s applications/);
    assert.ok(!own.includes('The desk'));
    assert.match(await reads(review, 'stranger'), /None has been begun\./);

    let panel = await reads(review, 'lay1');
    assert.match(panel, /One waits for you\./);
    assert.match(panel, /You : Declare your interests/);
    assert.ok(!/day \d+ of/.test(panel), 'only the title before they declare');
    await review.does('lay1', reference, 'declare', { interest: 'none' });
    panel = await reads(review, 'lay1');
    assert.match(panel, /You : Write your view: you lead/);
    await review.does('lay1', reference, 'view', viewed());
    assert.match(await reads(review, 'lay1'), /Nothing waits for you\./);
    await review.does('lay2', reference, 'declare', { interest: 'leaves', words: 'A cousin.' });
    assert.ok(!(await reads(review, 'lay2')).includes(reference), 'who left sees no line');

    assert.match(await reads(review, 'decider'), /0 applications, none late\./);
    assert.match(await reads(review, 'chair'), /The desk/);
    assert.equal((await (await review.returns('editor')).get('/applications')).status, 403);
  });
});

function viewed() {
  const answers = scheme.criteria.map(({ code }) => ({ criterion: code, opinion: 'met' }));
  return { answers, outcome: 'supported', words: 'An invented view.' };
}
