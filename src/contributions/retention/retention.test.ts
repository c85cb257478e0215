import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { deskAddress, openDesk } from '../../../test/desk.ts';
import { wordsOf } from '../../../test/door.ts';
import { tidyContributions } from './actions.ts';

const day = 86_400_000;
const form = '/examples/uk-statistics-assembly-2025/contribute?kind=information';

onEachDatabase((_name, _open, openStarter) => {
  test('an address is not kept for ever where nobody decides, and editors are warned of it', async (t) => {
    const desk = openDesk(await openStarter(t));
    const { door, site } = desk;
    const typed = { relation: 'participant', credit_as: 'name', credit_name: 'Ada Example' };
    const send = (text: string, email: string) => door.send(form, { ...typed, text, email });
    const silent = await send('Nobody reads this.', 'silent@people.example');
    const writing = await send('I go on writing.', 'writing@people.example');
    await send('I gave no address.', '');
    const tidy = () => tidyContributions(site.db, site.settings, site.now());
    const kept = async () => {
      const rows = await site.db.selectFrom('contribution_contacts').select('email').execute();
      return rows.map(({ email }) => email).sort();
    };

    door.wait(300 * day);
    await door.post(`${writing.path}/answers`, { key: writing.key, text: 'Still here.' });
    const early = await (await desk.hire('grace')).read('/moderation');
    assert.doesNotMatch(early.body, /address deleted/);
    door.wait(54 * day);
    const grace = await desk.hire('alan');
    const queue = wordsOf((await grace.read('/moderation')).body);
    assert.equal(queue.split('address deleted in 11 days').length, 2, queue);
    assert.match(queue, new RegExp(`address deleted in 11 days ${silent.reference}`));
    assert.match(
      wordsOf((await grace.read(deskAddress(silent.reference))).body),
      /An e-mail address is kept: address deleted in 11 days, unless somebody decides/,
    );
    assert.deepEqual(await tidy(), { details: 0, contributions: 0 });

    door.wait(12 * day);
    assert.deepEqual(await tidy(), { details: 1, contributions: 0 });
    assert.deepEqual(await kept(), ['writing@people.example']);
    const own = wordsOf((await door.get(silent.address)).body);
    assert.match(own, /Waiting for an editor.*Ada Example.*E-mail address None is kept/);
    door.wait(300 * day);
    assert.deepEqual(await tidy(), { details: 1, contributions: 0 });
    assert.deepEqual(await kept(), []);
    assert.match(wordsOf((await door.get('/privacy')).body), /365 days after you last wrote/);
  });
});
