import { resolve } from 'node:path';
import { recordChecks } from '../src/examples/source-checks/actions.ts';
import { listDue } from '../src/examples/source-checks/due-queries.ts';
import { change, type Database } from '../src/kernel/database/database.ts';
import { listAssetAddresses } from '../src/kernel/http/assets.ts';
import { pattern, type Route, type Site } from '../src/kernel/http/site.ts';
import { hashToken } from '../src/kernel/tokens.ts';
import { minutesSchema } from '../src/review/meetings/minutes/schema.ts';
import { addScheme } from '../src/review/scheme/actions.ts';
import { readSchemeFile } from '../src/review/scheme/file.ts';
import { decisionOf, letter, openReview, readShipped } from './review.ts';

/**
 * For each page, addresses that show it as people meet it with the starter register. A page that is
 * registered and not named here fails the tests that walk every page.
 */
export const samples: Record<string, string[]> = {
  '/': ['/'],
  '/examples': [
    '/examples',
    '/examples?q=census&kind=absence',
    '/examples?q=censsus',
    '/examples?q=xyzzyqwv',
    '/examples?view=map',
    '/examples?view=timeline&country=NZ',
  ],
  // Many facts; told and not asked; few facts; a title with a macron.
  '/examples/:slug': [
    '/examples/uk-statistics-assembly-2025',
    '/examples/care-data-gp-records-programme',
    '/examples/legal-aid-agency-claims-system',
    '/examples/new-zealand-maori-data-governance-co-design',
  ],
  '/examples/:slug/history': ['/examples/uk-statistics-assembly-2025/history'],
  '/examples/:slug/history/:n': ['/examples/uk-statistics-assembly-2025/history/1'],
  '/compare': [
    '/compare',
    '/compare?e=uk-statistics-assembly-2025&q=census',
    '/compare?e=uk-statistics-assembly-2025&e=care-data-gp-records-programme',
  ],
  '/resources': ['/resources', '/resources?author=nobody'],
  '/resources/:reference': ['/resources/what-have-we-missed'],
  '/organisations': ['/organisations', '/organisations?q=census', '/organisations?q=xyzzyqwv'],
  '/organisations/:slug': ['/organisations/office-for-national-statistics'],
  '/statistics': ['/statistics', '/statistics?q=prices'],
  '/statistics/:slug': ['/statistics/uk-labour-market-statistics-and-unpaid-care'],
  '/methods': ['/methods'],
  '/methods/:slug': ['/methods/survey'],
  '/topics': ['/topics'],
  '/topics/:slug': ['/topics/census'],
  '/stages': ['/stages'],
  // With narrower ones; narrower itself; nothing on record.
  '/stages/:slug': ['/stages/1', '/stages/1-2', '/stages/5-6'],
  '/gaps': [
    '/gaps',
    '/gaps?matrix=level-country&country=FR',
    '/gaps?matrix=method-topic',
    '/gaps?missing=participants',
    '/gaps?missing=any',
    '/gaps?missing=engagement',
    '/gaps?missing=producers',
    '/gaps?unverified=methods',
    '/gaps?missing=sources',
  ],
  '/decisions': [
    '/decisions',
    '/decisions?q=words&outcome=supported&sort=title',
    '/decisions?q=xyzzyqwv&status=lapsed',
  ],
  '/decisions/figures': ['/decisions/figures'],
  // Live; refused.
  '/decisions/:reference': ['/decisions/a-222222-1', '/decisions/a-333333-1'],
  '/schemes': ['/schemes'],
  '/schemes/:slug': ['/schemes/engagement-mark', '/schemes/accreditation-condition'],
  // Marked; never marked.
  '/marks/:scheme/:statistic': [
    '/marks/engagement-mark/invented-statistic',
    '/marks/engagement-mark/second-statistic',
  ],
  '/record': ['/record', '/record?about=example&what=published', '/record?about=contribution'],
  '/about': ['/about'],
  '/accessibility': ['/accessibility'],
  '/privacy': ['/privacy'],
  '/moderation/log': ['/moderation/log'],
  '/moderation-policy': ['/moderation-policy'],
  '/api': ['/api'],
  '/openapi': ['/openapi'],
  '/catalog': ['/catalog'],
  '/vocabularies': ['/vocabularies'],
  '/feed': ['/feed'],
  '/sitemap': ['/sitemap'],
  '/sitemaps/:part': ['/sitemaps/pages', '/sitemaps/organisations', '/sitemaps/examples-1'],
  '/people/sign-in': ['/people/sign-in', '/people/sign-in?next=/people'],
  '/people/sign-in/link': ['/people/sign-in/link?token=mistyped'],
  '/contribute': [
    '/contribute',
    '/contribute?about=statistic:uk-labour-market-statistics-and-unpaid-care',
    '/contribute?about=resource:what-have-we-missed&kind=source',
    '/contribute?about=mark:engagement-mark/invented-statistic&kind=concern',
  ],
  '/contribute/example': [
    '/contribute/example',
    '/contribute/example?about=gap:4:workers',
    '/contribute/example?about=gap:consult:FR',
    '/contribute/example?about=gap:producer:office-for-national-statistics',
  ],
  '/examples/:slug/contribute': [
    '/examples/uk-statistics-assembly-2025/contribute',
    '/examples/uk-statistics-assembly-2025/contribute?field=participants',
    '/examples/uk-statistics-assembly-2025/contribute?kind=correction&field=participants',
    '/examples/legal-aid-agency-claims-system/contribute?kind=information&field=level',
    '/examples/uk-statistics-assembly-2025/contribute?kind=involved',
  ],
  '/contributions/:reference': [
    '/contributions/c-222222?key=of-the-sample',
    '/contributions/c-222222?key=of-the-sample&sent=yes',
  ],
  '/following/new': [
    '/following/new?topic=census',
    '/following/new?example=uk-statistics-assembly-2025',
  ],
  '/following/confirm': ['/following/confirm?key=of-the-sample'],
  '/following': ['/following?key=of-the-sample'],
  '/following/end': ['/following/end?key=of-the-sample'],
  '/meetings': ['/meetings', '/meetings?scheme=engagement-mark'],
  '/meetings/:date': ['/meetings/2026-02-03'],
  '/meetings/:date/minutes/:number': ['/meetings/2026-02-03/minutes/1'],
  '/healthz': ['/healthz'],
  '/robots': ['/robots'],
  '/.well-known/security': ['/.well-known/security'],
};

/**
 * What is registered with the router itself, as it is no page in formats of ours: redirects, files, the
 * plain word that a watching program asks for. By method and the router's pattern, with a sample.
 */
export const bare: Record<string, string> = {
  'get /contributions': '/contributions',
  'options /contributions': '/contributions',
  'get /contributions/:reference{[a-z0-9-]+}/files/:file{[0-9]{1,9}}':
    '/contributions/c-222222/files/1',
  'get /healthz': '/healthz',
  ...Object.fromEntries(listAssetAddresses().map((address) => [`get ${address}`, address])),
};

/**
 * Everything that the router answers, asked of the router: pages and actions as `get /examples/:slug`,
 * and what was registered in another way. What runs before every answer is left out.
 */
export function listAnswered({ app, routes, actions }: Site): {
  registered: string[];
  bare: string[];
} {
  const known = new Map<string, string>([
    ...routes.flatMap(({ address, formats }) =>
      formats.map((format) => [`get ${pattern(address, format)}`, `get ${address}`] as const),
    ),
    ...actions.map(
      ({ method, address }) =>
        [`${method} ${pattern(address, 'html')}`, `${method} ${address}`] as const,
    ),
  ]);
  const answered = app.routes
    .filter(({ method, path }) => method === 'GET' || path !== '/*')
    .map(({ method, path }) => `${method.toLowerCase()} ${path}`);
  return {
    registered: [...new Set(answered.flatMap((one) => known.get(one) ?? []))],
    bare: answered.filter((one) => !known.has(one)),
  };
}

/** Puts in what samples show and the starter register does not have: a contribution with a question. */
export async function prepareSamples(db: Database): Promise<void> {
  const at = '2026-01-05T10:00:00.000Z';
  const { id } = await db
    .insertInto('contributions')
    .values({
      reference: 'C-222222',
      key_hash: hashToken('of-the-sample'),
      kind: 'involved',
      about_type: 'example',
      about_id: 'uk-statistics-assembly-2025',
      text: 'I took part in one of the tables.',
      sources: '["https://example.org/notes"]',
      relation: 'participant',
      credit_as: 'role',
      credit_role: 'a participant',
      state: 'asked',
      lock: 1,
      received: at,
      changed: at,
      suspicions: '[]',
      fingerprint: 'of-the-sample',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const email = 'participant@people.example';
  await db.insertInto('contribution_contacts').values({ contribution_id: id, email }).execute();
  await db
    .insertInto('contribution_messages')
    .values({ contribution_id: id, at, from_editor: 1, person: null, text: 'Which table was it?' })
    .execute();
  await db
    .insertInto('contribution_files')
    .values({
      contribution_id: id,
      name: 'notes.pdf',
      type: 'application/pdf',
      bytes: new TextEncoder().encode('%PDF-1.7'),
      sha256: 'of-the-sample',
      public: 1,
    })
    .execute();
  await prepareMeeting(db);
  await prepareFollower(db);
  await prepareGoneSource(db);
  await prepareDecisions(db);
}

/** A meeting whose minutes were corrected; one of its items has no decision letter. */
async function prepareMeeting(db: Database): Promise<void> {
  const scheme = await readSchemeFile(
    resolve(import.meta.dirname, '../schemes/engagement-mark.yaml'),
  );
  await addScheme({ db, now: () => new Date('2026-01-05T10:00:00Z') }, 'command', scheme);
  const meeting = {
    day: '2026-02-03',
    scheme: scheme.scheme,
    starts: '10:00',
    slot_minutes: 20,
    place: 'Online. Observers may ask the advice team for a place by the day before.',
    state: 'planned' as const,
    lock: 0,
  };
  const { id } = await db
    .insertInto('meetings')
    .values(meeting)
    .returning('id')
    .executeTakeFirstOrThrow();
  const document = minutesSchema.parse({
    people: [{ person: 'of-the-sample', side: 'lay', chair: false, state: 'present' }],
    earlier: null,
    items: [
      {
        reference: 'A-222222',
        starts: '10:00',
        statistic: 'uk-labour-market-statistics-and-unpaid-care',
        producer: 'office-for-national-statistics',
        outcome: null,
        conditions: [],
        declarations: [],
        present: [],
      },
    ],
    other: 'The next meeting was set.',
  });
  for (const [number, reason] of [
    [1, null],
    [2, 'A member was left out.'],
  ] as const) {
    const at = `2026-02-0${number + 4}T10:00:00.000Z`;
    const people = { written_by: 'of-the-sample', approved_by: 'of-the-sample' };
    await db
      .insertInto('minutes')
      .values({
        ...people,
        meeting_id: id,
        number,
        reason,
        document: JSON.stringify(document),
        written: at,
        approved: at,
        published: at,
        lock: 3,
      })
      .execute();
  }
}

/** Two decisions, all invented: one gave a mark, with a condition; one refused it. */
async function prepareDecisions(db: Database): Promise<void> {
  const review = await openReview(db);
  const live = await review.reach('advised');
  await review.does('decider', live, 'decide', decisionOf('supported-with-conditions'));
  await review.does('adviser', live, 'letter', letter);
  const refused = await review.reach('in-review', { statistic: 'second-statistic' });
  await review.advises(refused, await readShipped('engagement-mark'), true, 'not-supported');
  await review.does('decider', refused, 'decide', decisionOf('not-supported'));
  await review.does('adviser', refused, 'letter', letter);
  await change(db, async (trx, version) => {
    for (const [reference, known] of [
      [live, 'A-222222'],
      [refused, 'A-333333'],
    ] as const) {
      await trx
        .updateTable('applications')
        .set({ reference: known, version })
        .where('reference', '=', reference)
        .execute();
    }
  });
}

/** A source that was not found twice, a day apart. */
async function prepareGoneSource(db: Database): Promise<void> {
  const now = new Date('2026-01-05T10:00:00Z');
  const { due } = await listDue(db, 0, now);
  for (const { places } of due.slice(0, 1)) {
    const at = new Date('2026-01-07T10:00:00Z');
    await recordChecks(db, [{ places, outcome: 'not-found', at: now }]);
    await recordChecks(db, [{ places, outcome: 'not-found', at }]);
  }
}

/** Somebody who follows a topic and an example, and somebody who has not confirmed. */
async function prepareFollower(db: Database): Promise<void> {
  const key_hash = hashToken('of-the-sample');
  const email = 'reader@people.example';
  const created = new Date().toISOString();
  const what = 'topic=census';
  await db.insertInto('follow_requests').values({ key_hash, email, what, created }).execute();
  await db
    .insertInto('followers')
    .values({ id: 'sample', email, folded: email, key_hash, pace: 'weekly', checked: created })
    .execute();
  for (const what of ['topic=census', 'example=uk-statistics-assembly-2025']) {
    await db
      .insertInto('followings')
      .values({ follower_id: 'sample', what, seen_event: 0 })
      .execute();
  }
}

/** Where the samples for a page's other formats differ from the page's own: nothing at present. */
export function samplesOf(route: Route, table = samples): string[] {
  const found = table[route.address];
  if (!found || found.length === 0) {
    throw new Error(`The page ${route.address} has no sample in test/samples.ts.`);
  }
  return found;
}

/** The address of a sample in another format: `/examples?q=a` as `/examples.json?q=a`. */
export function inFormat(sample: string, format: string): string {
  if (format === 'html') return sample;
  const [path = '', query] = sample.split('?');
  return `${path}.${format}${query === undefined ? '' : `?${query}`}`;
}
