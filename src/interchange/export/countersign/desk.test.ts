import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onEachDatabase, openEmbedded } from '../../../../test/databases.ts';
import { contentOf, exportTo, importFrom } from '../../../../test/exports.ts';
import { openReview } from '../../../../test/review.ts';
import { importPrivate } from '../../import/countersign/actions.ts';
import { checkFolder } from '../../import/countersign/folder.ts';

const passphrase = 'nine invented horses';

onEachDatabase((database, open) => {
  it(`what is public of the review desk is what the server gives: ${database}`, async (t) => {
    const db = await open(t);
    const review = await openReview(db);
    await review.reach('live');
    await review.reach('in-review', { statistic: 'second-statistic' });
    const content = contentOf(await exportTo(t, db, { passphrase }));
    const linesOf = (path: string) =>
      (content[path] ?? '')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line));
    const served = async (address: string) => {
      const answer = await review.site.app.request(address);
      return JSON.parse(
        (await answer.text()).replaceAll(review.site.url, 'https://register.example'),
      );
    };
    const decisions = linesOf('desk/decisions.jsonl');
    assert.equal(decisions.length, 1);
    const { status, ...decision } = await served(`/decisions/${decisions[0].reference}.json`);
    assert.deepEqual(decisions, [decision]);
    const meetings = linesOf('desk/meetings.jsonl');
    assert.ok(meetings.length > 0);
    for (const one of meetings) assert.deepEqual(one, await served(`/meetings/${one.day}.json`));
    assert.deepEqual(linesOf('desk/schemes.jsonl'), (await served('/schemes.json')).items);
  });
});

it('the public files leave the desk out of an import; the private part brings all of it', async (t) => {
  const db = await openEmbedded(t);
  await (await openReview(db)).reach('live');
  const folder = await exportTo(t, db, { passphrase });
  const [open, whole] = [await openEmbedded(t), await openEmbedded(t)];
  await importFrom(open, folder);
  assert.deepEqual(await open.selectFrom('applications').selectAll().execute(), []);
  await importPrivate(whole, await checkFolder(folder), passphrase, { dryRun: false });
  const other = ['register.private', 'countersign-export.json'];
  const second = await exportTo(t, whole, { passphrase });
  assert.deepEqual(contentOf(second, other), contentOf(folder, other));
});

it('without a scheme nothing is said of a desk', async (t) => {
  const content = contentOf(await exportTo(t, await openEmbedded(t)));
  assert.deepEqual(
    Object.keys(content).filter((path) => path.startsWith('desk/')),
    [],
  );
  assert.doesNotMatch(content['README.md'] ?? '', /review desk/);
});
