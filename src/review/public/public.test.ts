import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse as parseCsv } from 'csv-parse/sync';
import { onEachDatabase } from '../../../test/databases.ts';
import { decisionOf, letter, openReview, type Review, readShipped } from '../../../test/review.ts';
import { createApp } from '../../app.ts';
import { readSettings } from '../../kernel/settings.ts';
import { figuresSchema } from './figures/schema.ts';
import { publicDecisionDetailsSchema, publicDecisionSchema, publicMarkSchema } from './schema.ts';
import { publicSchemeSchema } from './scheme-public.ts';

onEachDatabase((name, open) => {
  test(`a decision is public with its letter and not before, the same in every format (${name})`, async (t) => {
    const desk = await openReview(await open(t));
    const reference = await desk.reach('decided');
    assert.equal((await json(desk, '/decisions.json')).total, 0);
    const address = `/decisions/${reference.toLowerCase()}-1`;
    assert.equal((await desk.site.app.request(address)).status, 404);

    await desk.does('adviser', reference, 'letter', letter);
    const { items, total } = await json(desk, '/decisions.json');
    assert.equal(total, 1);
    const [item] = items.map((one: unknown) => publicDecisionSchema.parse(one));
    const details = publicDecisionDetailsSchema.parse(await json(desk, `${address}.json`));
    assert.deepEqual(details, { ...details, ...item });
    assert.equal(item.url, desk.site.url + address);
    assert.deepEqual(
      [item.outcome, item.status, item.days, item.allowed],
      ['supported', 'live', 10, 60],
    );
    assert.equal(details.evidence?.credit, 'The invented team');
    const rows = parseCsv(await text(desk, '/decisions.csv'), { bom: true, columns: true });
    const row = rows[0] as Record<string, string>;
    assert.deepEqual(
      [row.reference, row.statistic, row.decided, row.days, row.next_review, row.lay_view],
      [item.reference, item.statistic.title, item.decided, '10', item.next_review, item.views.lay],
    );
    for (const [where, words] of [
      ['/decisions', ['Invented Statistic', 'Supported', 'Day 10 of 60', item.reasons]],
      [
        address,
        ['Day 10 of 60', 'What lay members said.', 'The words were not understood.', 'Next review'],
      ],
      [`${address}.md`, ['Day 10 of 60', 'What lay members said.', 'The words were changed.']],
      ['/decisions.atom', [item.url, item.reasons]],
      ['/statistics/invented-statistic', ['Decisions of the review desk', 'Live. Review by']],
      ['/', ['Recent decisions', address]],
      ['/sitemaps/decisions.xml', [address, '/marks/engagement-mark/invented-statistic']],
      ['/record', [`Application ${reference}`, address, 'the decision took effect']],
    ] as const) {
      const body = await text(desk, where);
      for (const one of words) assert.ok(body.includes(one), `${where} lacks ${one}`);
      assert.doesNotMatch(body, /is official/i);
    }
  });

  test(`decisions are searched, filtered, counted and paged as examples are (${name})`, async (t) => {
    const desk = await openReview(await open(t));
    await desk.reach('live');
    const refused = await refuse(desk);
    const totals: Record<string, number> = {
      'q=understood': 2,
      'q=second': 1,
      'q=invented': 2,
      'q=xyzzyqwv': 0,
      'outcome=not-supported': 1,
      'outcome=not-supported&outcome=supported': 2,
      'outcome=supported&scheme=accreditation-condition': 0,
      'status=live': 1,
      'year=2026&producer=invented-office': 2,
    };
    for (const [query, total] of Object.entries(totals)) {
      const found = await json(desk, `/decisions.json?${query}`);
      assert.equal(found.total, total, query);
    }
    const { facets } = await json(desk, '/decisions.json?outcome=not-supported');
    assert.deepEqual(
      facets.outcome.map(({ code, count }: { code: string; count: number }) => [code, count]),
      [
        ['supported', 1],
        ['not-supported', 1],
      ],
    );
    assert.deepEqual(
      facets.status.map(({ code }: { code: string }) => code),
      ['none'],
    );
    const oldest = await json(desk, '/decisions.json?sort=oldest&per_page=1&page=2');
    assert.equal(oldest.items[0].reference, `${refused.toLowerCase()}-1`);
    for (const wrong of ['nonsense=1', 'outcome=maybe', 'page=0', 'per_page=101', 'scheme=none']) {
      assert.equal((await desk.site.app.request(`/decisions?${wrong}`)).status, 400, wrong);
    }
    assert.equal((await desk.site.app.request('/decisions?page=9')).status, 404);
    const [row] = figuresSchema.parse(await json(desk, '/decisions/figures.json')).items;
    assert.deepEqual(
      [row?.applications, row?.decisions, row?.median_days, row?.outcomes['not-supported']],
      [2, 2, null, 1],
    );
    assert.deepEqual(
      row?.refused_for.map(({ code, count }) => [code, count]),
      [['not-shown', 1]],
    );
  });

  test(`a mark says by itself how it stands, on each day (${name})`, async (t) => {
    const desk = await openReview(await open(t));
    const reference = await desk.reach('live');
    const began = desk.now().toISOString().slice(0, 10);
    const address = '/marks/engagement-mark/invented-statistic';
    const at = async (day: string) => {
      desk.setNow(`${day}T12:00:00.000Z`);
      const mark = publicMarkSchema.parse(await json(desk, `${address}.json`));
      const svg = await text(desk, `${address}.svg`);
      const [item] = (await json(desk, '/decisions.json')).items;
      assert.equal(item.status, mark.status, 'the list says the same');
      return [mark.status, /<title[^>]*>([^<]*)/.exec(svg)?.[1]?.split(': ')[1]];
    };
    assert.equal(began, '2026-03-15');
    assert.deepEqual(await at('2027-02-14'), ['live', 'Live. Review by 15 March 2027']);
    assert.deepEqual(await at('2027-02-15'), ['review-due', 'Review due by 15 March 2027']);
    assert.deepEqual(await at('2027-03-15'), ['overdue', 'Review overdue since 15 March 2027']);
    assert.deepEqual(await at('2027-05-14'), ['lapsed', 'Lapsed 14 May 2027']);

    desk.setNow('2026-04-01T12:00:00.000Z');
    await desk.does('decider', reference, 'suspend', { words: 'A public reason.' });
    assert.deepEqual(await at('2026-04-02'), ['suspended', 'Suspended 1 April 2026']);
    await desk.does('decider', reference, 'lift', { words: 'It was mended.' });
    assert.deepEqual(await at('2026-04-02'), ['live', 'Live. Review by 15 March 2027']);
    await desk.does('decider', reference, 'cancel', { words: 'It did not hold.' });
    assert.deepEqual(await at('2026-04-03'), ['cancelled', 'Ended 2 April 2026']);
    const page = await text(desk, `/decisions/${reference.toLowerCase()}-1`);
    for (const words of ['A public reason.', 'It was mended.', 'It did not hold.']) {
      assert.ok(page.includes(words), words);
    }
  });

  test(`a mark’s drawing is small, and no cache keeps it past midnight (${name})`, async (t) => {
    const desk = await openReview(await open(t));
    await desk.reach('live');
    const scheme = await readShipped('engagement-mark');
    const long = '&Łöñg'.repeat(100);
    await desk.db
      .updateTable('schemes')
      .set({
        document: JSON.stringify({
          ...scheme,
          title: long.slice(0, 200),
          means: long,
          label: '&'.repeat(40),
        }),
      })
      .where('slug', '=', 'engagement-mark')
      .execute();
    await desk.db.updateTable('statistics').set({ title: long }).execute();
    // Another process, which has nothing in memory yet.
    const site = createApp({ ...desk.site, now: () => new Date('2026-06-01T22:59:00.000Z') });
    const answer = await site.app.request('/marks/engagement-mark/invented-statistic.svg');
    const svg = await answer.text();
    assert.ok(svg.includes('&#38;'), 'the long names are there');
    assert.ok(Buffer.byteLength(svg) < 4096, `${Buffer.byteLength(svg)} bytes`);
    assert.doesNotMatch(svg, /<script|href=|url\(/);
    for (const [, size, inside = ''] of svg.matchAll(/font-size="(\d+)"[^>]*>(.*?)<\/g>/g)) {
      const written = [...`>${inside}`.matchAll(/>([^<]+)/g)].map(([, line = '']) => line);
      for (const line of written) {
        // Letters are about six tenths of their size wide.
        const wide = line.replaceAll(/&#\d+;/g, '&').length * Number(size) * 0.6;
        assert.ok(wide <= 320 - 84, `“${line}” runs out of the drawing`);
      }
    }
    assert.match(svg, /role="img" aria-labelledby="t d"/);
    assert.match(answer.headers.get('Content-Security-Policy') ?? '', /default-src 'none'/);
    // A minute before midnight in London in summer.
    assert.match(answer.headers.get('Cache-Control') ?? '', /max-age=60\b/);

    for (const unknown of ['engagement-mark/nothing', 'nothing/invented-statistic']) {
      for (const ending of ['', '.svg', '.json']) {
        assert.equal((await site.app.request(`/marks/${unknown}${ending}`)).status, 404);
      }
    }
    const none = publicMarkSchema.parse(
      await json(desk, '/marks/engagement-mark/second-statistic.json'),
    );
    assert.deepEqual([none.status, none.decision], ['none', null]);
  });

  test(`a scheme’s rules are there in plain words, and a precedent has an address (${name})`, async (t) => {
    const desk = await openReview(await open(t));
    for (const slug of ['engagement-mark', 'accreditation-condition'] as const) {
      const scheme = await readShipped(slug);
      const page = await text(desk, `/schemes/${slug}`);
      for (const words of [scheme.body, 'is invented', scheme.summary.slice(0, 60)]) {
        assert.ok(page.includes(words), words);
      }
      const read = publicSchemeSchema.parse(await json(desk, `/schemes/${slug}.json`));
      for (const { url } of read.precedents) {
        const id = url.split('#')[1] ?? '';
        assert.ok(page.includes(`id="${id}"`), url);
      }
      assert.equal('letters' in read, false);
    }
    assert.equal((await desk.site.app.request('/schemes/nothing')).status, 404);
  });

  test(`without a scheme nothing is said of marks (${name})`, async (t) => {
    const db = await open(t);
    const now = () => new Date('2026-03-02T10:00:00Z');
    const site = createApp({ db, settings: readSettings({}), url: 'http://localhost:3000', now });
    const empty = JSON.parse(await (await site.app.request('/decisions.json')).text());
    assert.deepEqual([empty.total, empty.items], [0, []]);
    const page = await site.app.request('/decisions');
    assert.equal(page.status, 200);
    assert.match(await page.text(), /There are no decisions here/);
    for (const address of ['/', '/about', '/privacy', '/api', '/record', '/sitemaps/pages.xml']) {
      const body = await (await site.app.request(address)).text();
      assert.doesNotMatch(body, /review desk|\/decisions|\/schemes|\/marks|the mark was/i, address);
    }
    assert.equal((await site.app.request('/sitemaps/decisions.xml')).status, 404);
  });
});

/** A second application, of a statistic of the same producer, that is refused. */
async function refuse(desk: Review): Promise<string> {
  const scheme = await readShipped('engagement-mark');
  const reference = await desk.reach('in-review', { statistic: 'second-statistic' });
  await desk.advises(reference, scheme, true, 'not-supported');
  await desk.does('decider', reference, 'decide', decisionOf('not-supported'));
  await desk.does('adviser', reference, 'letter', letter);
  return reference;
}

async function text(desk: Review, address: string): Promise<string> {
  const answer = await desk.site.app.request(address);
  const body = await answer.text();
  assert.equal(answer.status, 200, `${address}: ${body.slice(0, 200)}`);
  return body;
}

// biome-ignore lint/suspicious/noExplicitAny: each answer is checked by its schema or by what is asked of it
async function json(desk: Review, address: string): Promise<any> {
  return JSON.parse(await text(desk, address));
}
