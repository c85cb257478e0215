import fc from 'fast-check';
import { publishExample } from '../src/examples/actions.ts';
import {
  renameExample,
  restoreRevision,
  withdrawExample,
} from '../src/examples/editing/standing-actions.ts';
import type { Example } from '../src/examples/schema.ts';
import { recordChecks } from '../src/examples/source-checks/actions.ts';
import { change, type Database } from '../src/kernel/database/database.ts';
import { putResource } from '../src/resources/actions.ts';
import { readResource } from '../src/resources/schema.ts';
import { putStatisticDetails } from '../src/statistics/queries.ts';
import { detailsSchema, noDetails } from '../src/statistics/schema.ts';
import {
  putOrganisations,
  putStatistics,
  readNames,
} from '../src/vocabulary/authorities/queries.ts';
import { anyExample, code, orNull, words } from './any-example.ts';

/** What befalls one example after its first version. */
const step = fc.oneof(
  fc.record({
    what: fc.constant('revise' as const),
    example: anyExample,
    reason: words(1_000),
    approver: orNull(words(100)),
    contribution: orNull(fc.constant('c-1a2b3c')),
  }),
  fc.record({ what: fc.constantFrom('rename' as const, 'check' as const, 'redact' as const) }),
  fc.record({
    what: fc.constantFrom('withdraw' as const, 'restore' as const),
    reason: words(1_000),
  }),
);

export const anyRegister = fc.record({
  examples: fc.array(fc.record({ first: anyExample, steps: fc.array(step, { maxLength: 5 }) }), {
    maxLength: 4,
  }),
  names: fc.array(words(300), { minLength: 6, maxLength: 6 }),
  details: orNull(
    fc.record({ frequency: orNull(code('frequencies')), description: orNull(words(20_000)) }),
  ),
  resource: fc.record({
    title: words(300),
    topics: fc.uniqueArray(words(300), { maxLength: 2 }),
    excerpt: orNull(words(5_000)),
    status: fc.constantFrom('final', 'draft'),
    listed: fc.boolean(),
    year: words(300),
    body: words(20_000),
  }),
});
export type AnyRegister = typeof anyRegister extends fc.Arbitrary<infer T> ? T : never;

/** Does all of it in an empty register, by the actions that everybody uses. */
export async function make(db: Database, { examples, names, details, resource }: AnyRegister) {
  let clock = Date.parse('2026-01-01T00:00:00Z');
  const now = () => {
    clock += 61_001;
    return new Date(clock);
  };
  const [first = '', second = '', also = '', other = '', title = '', home = ''] = names;
  await change(db, async (trx, version) => {
    const called = [...new Set([also, other])];
    await putOrganisations(trx, version, [
      { slug: 'first-body', name: first, country: 'GB-SCT', also: called },
      { slug: 'second-body', name: second, country: null, also: [] },
    ]);
    await putStatistics(trx, version, [
      { slug: 'a-statistic', title },
      { slug: 'another', title: home },
    ]);
    const known = { ...noDetails, ...detailsSchema.parse(details ?? {}), producer: 'first-body' };
    const record = { slug: 'a-statistic', title, ...known };
    await putStatisticDetails(trx, record, { loaded: false, lock: 3 });
    const { body, ...front } = resource;
    const read = readResource({ ...front, author: first }, body, 'a-resource');
    await putResource({ trx, version, now: now() }, read, 'system');
  });
  for (const [index, { first, steps }] of examples.entries()) {
    let slug = `example-${index}`;
    let revision = 1;
    let state = 'published';
    let said = first;
    await publish(db, slug, first, { reason: 'First', approver: null, contribution: null }, now());
    for (const [number, one] of steps.entries()) {
      if (one.what === 'restore') {
        if (state === 'published' && JSON.stringify(said) === JSON.stringify(first)) continue;
        await restoreRevision({ db, now }, 'command', slug, { number: 1, reason: one.reason });
        state = 'published';
        said = first;
        revision++;
      } else if (state === 'withdrawn') continue;
      else if (one.what === 'revise') {
        await publish(db, slug, one.example, one, now());
        said = one.example;
        revision++;
      } else if (one.what === 'rename') {
        const next = `example-${index}-${number}`;
        await renameExample({ db, now }, 'command', slug, next);
        slug = next;
      } else if (one.what === 'withdraw') {
        await withdrawExample({ db, now }, 'command', slug, one.reason);
        state = 'withdrawn';
      } else if (one.what === 'check') await check(db, slug, now());
      else await redact(db, slug, revision, now());
    }
  }
}

async function publish(
  db: Database,
  slug: string,
  example: Example,
  why: { reason: string; approver: string | null; contribution: string | null },
  now: Date,
) {
  await change(db, async (trx, version) => {
    const { reason, approver, contribution } = why;
    const who = { author: 'an editor', role: 'editor', actor: 'opaque' };
    await publishExample(
      { trx, version, now, names: await readNames(trx, null, 0) },
      { slug, example, formerly: [], reason, approver, contribution, ...who },
    );
  });
}

async function check(db: Database, slug: string, at: Date) {
  const { id, document } = await find(db, slug);
  const { sources } = JSON.parse(document) as Example;
  const places = [...new Set(sources.map(({ url }) => url))].map((url) => ({ exampleId: id, url }));
  await recordChecks(db, [{ places, outcome: 'not-found', at }]);
}

// The mark alone: a redaction itself is tested with its pages.
async function redact(db: Database, slug: string, revision: number, at: Date) {
  const { id: example_id } = await find(db, slug);
  const row = { example_id, at: at.toISOString(), code: 'privacy', revisions: `[${revision}]` };
  await db.insertInto('redactions').values(row).execute();
}

async function find(db: Database, slug: string) {
  return db.selectFrom('examples').selectAll().where('slug', '=', slug).executeTakeFirstOrThrow();
}
