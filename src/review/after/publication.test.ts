import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import {
  decisionOf,
  letter,
  openReview,
  type Review,
  readShipped,
  wholeEvidence,
} from '../../../test/review.ts';
import type { Evidence } from '../evidence/schema.ts';

const scheme = await readShipped('engagement-mark');

/** Evidence whose first two activities are to become examples of the same title. */
function withExamples(): Evidence {
  const evidence = wholeEvidence(scheme);
  const to_publish = {
    title: 'Invented workshops on words',
    summary: 'People were asked about invented words.',
    source: 'https://office.example/report',
    source_title: 'The invented report',
  };
  const [first, second, ...others] = evidence.activities.map((one, index) =>
    index < 2 ? { ...one, to_publish } : one,
  );
  if (!first || !second) throw new Error('There are two activities.');
  return { ...evidence, activities: [first, second, ...others] };
}

onEachDatabase((_, open) => {
  test('what came with an application is published with its decision, refused or not, and once only', async (t) => {
    const review = await openReview(await open(t));
    const reference = await withRoute(review);
    await review.advises(reference, scheme, false);
    await review.does('decider', reference, 'decide', decisionOf('provisional'));
    assert.deepEqual(await slugs(review), []);
    await review.does('adviser', reference, 'letter', letter);
    const published = ['invented-workshops-on-words', 'invented-workshops-on-words-2'];
    assert.deepEqual(await slugs(review), published);

    const answer = await review.site.app.request(`/examples/${published[0]}.json`);
    const example = (await answer.json()) as Record<string, unknown>;
    assert.equal(example.kind, 'engagement');
    assert.equal(example.statistic, 'Invented Statistic');
    assert.equal(example.evidence, 'self-report');
    assert.equal(example.coded_by, `Invented Statistics Office, in its application ${reference}`);
    assert.deepEqual(example.credits, ['The invented team']);
    assert.deepEqual(example.involved, ['public']);
    assert.equal(example.level, null, 'nothing is guessed');
    assert.ok(!JSON.stringify(example).includes('Invented Contact'));
    const [revision] = await review.db.selectFrom('revisions').selectAll().execute();
    assert.match(revision?.reason ?? '', new RegExp(reference));
    assert.equal(revision?.approver, 'the advice team', 'no adviser is named in public');
    assert.equal(revision?.author, 'Invented Statistics Office');

    const found = await review.site.app.request('/examples.json?method=workshops&q=words');
    assert.equal(((await found.json()) as { total: number }).total, 2);
    const decision = await review.site.app.request(`/decisions/${reference.toLowerCase()}-1.json`);
    assert.deepEqual(((await decision.json()) as { examples: string[] }).examples, published);
    const shown = await review.site.app.request(`/decisions/${reference.toLowerCase()}-1`);
    assert.match(await shown.text(), /words-2">Invented workshops on words<\/a>/, 'by its title');

    await review.does('applicant', reference, 'answer', { words: 'It is all there.' });
    await review.does('adviser', reference, 'route', routeOf());
    await review.advises(reference, scheme, false);
    await review.does('decider', reference, 'decide', decisionOf('not-supported'));
    await review.does('adviser', reference, 'letter', letter);
    assert.deepEqual(await slugs(review), published, 'a second decision publishes nothing twice');
    const second = await review.site.app.request(`/decisions/${reference.toLowerCase()}-2.json`);
    assert.deepEqual(((await second.json()) as { examples: string[] }).examples, published);
  });

  test('an activity that cites an example is not published beside it', async (t) => {
    const review = await openReview(await open(t));
    const evidence = withExamples();
    const [first, second] = evidence.activities;
    if (first && second) [first.example, second.to_publish] = ['told-of-it', null];
    const reference = await withRoute(review, evidence);
    await review.advises(reference, scheme, false);
    await review.does('decider', reference, 'decide', decisionOf('supported'));
    await review.does('adviser', reference, 'letter', letter);
    assert.deepEqual(await slugs(review), []);
  });
});

const routeOf = () => ({
  route: 'precedent',
  reasons: 'It concerns wording.',
  precedent: scheme.precedents[0]?.code,
  cleared: scheme.routes[1]?.exclusions.map(({ code }) => code) ?? [],
});

async function withRoute(review: Review, evidence = withExamples()): Promise<string> {
  const reference = await review.start();
  await review.write(reference, evidence);
  review.pause(1);
  await review.does('applicant', reference, 'submit');
  const checked = scheme.validation.map(({ code }) => code);
  await review.does('adviser', reference, 'validate', { checked });
  await review.does('adviser', reference, 'route', routeOf());
  return reference;
}

async function slugs(review: Review): Promise<string[]> {
  const rows = await review.db.selectFrom('examples').select('slug').orderBy('id').execute();
  return rows.map(({ slug }) => slug);
}
