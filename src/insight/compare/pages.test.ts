import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { createApp } from '../../app.ts';
import { readSettings } from '../../kernel/settings.ts';

const one = 'uk-statistics-assembly-2025';
const two = 'care-data-gp-records-programme';
const three = 'scotland-talks-data-public-panel';
const others = ['camden-data-charter', 'norway-grocery-receipts-ban'];

onEachDatabase((name, _open, openStarter) => {
  test(`two to four examples side by side, or the way to choose them (${name})`, async (t) => {
    const db = await openStarter(t);
    const { app } = createApp({
      db,
      settings: readSettings({}),
      url: 'https://register.example',
      now: () => new Date(),
    });
    const read = async (search: string, status = 200) => {
      const answer = await app.request(`/compare${search}`);
      const body = await answer.text();
      assert.equal(answer.status, status, `${search}: ${body.slice(0, 300)}`);
      return body;
    };
    const naming = (...slugs: string[]) => `?${slugs.map((slug) => `e=${slug}`).join('&')}`;

    assert.match(await read(''), /Choose the first/);
    const chosen = await read(naming(one));
    assert.match(chosen, /Choose another/);
    assert.match(chosen, new RegExp(`href="/compare\\?e=${one}&amp;e=[a-z0-9-]+"`));
    assert.match(
      await read(`${naming(one)}&q=care.data`),
      new RegExp(`href="/compare\\?e=${one}&amp;e=${two}"`),
    );
    assert.match(await read('?q=%22%27(*'), /Found for/);

    const both = await read(naming(one, two));
    assert.match(
      both,
      /<th scope="row">How far<\/th><td>[\s\S]*Consulted[\s\S]*<td>[\s\S]*Informed/,
    );
    assert.match(both, /Not recorded/);
    assert.match(both, /Add another/);
    assert.match(
      await read(naming(one, two, three)),
      new RegExp(`href="/compare\\?e=${one}&amp;e=${two}"`),
    );
    assert.doesNotMatch(await read(naming(one, two, three, 'camden-data-charter')), /Add another/);

    assert.match(await read(naming(one, two, three, ...others), 400), /two to four/);
    assert.match(await read(naming(one, one), 400), /twice/);
    assert.match(await read(naming(one, 'no-such-example'), 400), /no-such-example/);
    assert.match(await read('?f=1', 400), /\bf\b/);
    assert.match(await read('?q=a&q=b', 400), /only once/);

    const id = db.selectFrom('examples').select('id').where('slug', '=', one);
    await db.insertInto('former_slugs').values({ slug: 'as-it-was', example_id: id }).execute();
    const renamed = await app.request(`/compare${naming('as-it-was', two)}`);
    assert.equal(renamed.status, 301);
    assert.equal(renamed.headers.get('Location'), `/compare?e=${one}&e=${two}`);
  });
});
