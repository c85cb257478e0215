import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { openReview } from '../../../test/review.ts';
import { endPerson } from '../../people/actions.ts';
import { decisionReference } from '../acts/addresses.ts';

onEachDatabase((_, open) => {
  test('a decision shows a member’s seat where the account has ended, and everything that was decided', async (t) => {
    const review = await openReview(await open(t));
    const reference = await review.reach('live');
    const read = async (format: string) => {
      const path = `/decisions/${decisionReference(reference, 1)}${format}`;
      const answer = await review.site.app.request(path);
      assert.equal(answer.status, 200, path);
      return answer.text();
    };
    for (const format of ['', '.json']) {
      assert.match(await read(format), /\blay1\b/, format);
      assert.doesNotMatch(await read(format), /people\.example/);
    }
    const before = JSON.parse(await read('.json'));
    for (const player of ['lay1', 'decider', 'adviser', 'applicant'] as const) {
      await endPerson(review.site, 'command', (await review.hire(player)).id);
    }
    const page = await read('');
    assert.doesNotMatch(page, /\blay1\b|former colleague/i);
    assert.match(page, /A member, lay member: /);
    assert.match(page, /<th scope="row">A member<\/th><td>lay member<\/td>/);
    assert.match(page, /\blay2\b/, 'others keep their names');
    const after = JSON.parse(await read('.json'));
    assert.doesNotMatch(JSON.stringify(after), /\blay1\b|former colleague/i);
    for (const kept of ['outcome', 'reasons', 'days', 'views', 'status', 'decided']) {
      assert.deepEqual(after[kept], before[kept], kept);
    }
    assert.equal(after.members.length, before.members.length);
    assert.equal(after.interests.length, before.interests.length);
  });
});
