import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApp } from '../src/app.ts';
import { action, createSite, page, type Site } from '../src/kernel/http/site.ts';
import { readSettings } from '../src/kernel/settings.ts';
import type { Role } from '../src/people/schema.ts';
import { actNouns } from '../src/review/acts/addresses.ts';
import { saveStatistic } from '../src/statistics/actions.ts';
import { getStatisticDetails } from '../src/statistics/queries.ts';
import { onEachDatabase, openStarter } from './databases.ts';
import { bare, inFormat, listAnswered, samples } from './samples.ts';
import { formKeyIn, type Staff, sendForm, signIn } from './staff.ts';

/**
 * Who may, beside those who may more: `signed-in` is anybody with an account, whatever the role, `producer`
 * the people of the producer that the sample is of, and who edits all statistics, `applicant` those of any.
 */
type May =
  | 'everybody'
  | 'signed-in'
  | 'staff'
  | 'producer'
  | 'applicant'
  | 'editor'
  | 'administrator'
  | 'adviser'
  | 'panel'
  | 'review'
  | 'recorder'
  | 'desk';
type Method = 'get' | 'post' | 'options';
type Row = readonly [method: Method, address: string, may: May, sample?: string];

/** Whose people `applicant` is one of; `other-applicant` is of another producer. */
const ownProducer = 'office-for-national-statistics';
const otherProducer = 'legal-aid-agency';
const ownStatistic = 'uk-labour-market-statistics-and-unpaid-care';

/**
 * Every address of the site and who may ask it. What the router answers and is not named here fails,
 * however it was registered. A sample is wanted where the address has named parts and test/samples.ts has none.
 */
const table: Row[] = [
  ...everybodyReads([
    '/',
    '/examples',
    '/examples/:slug',
    '/examples/:slug/history',
    '/examples/:slug/history/:n',
    '/compare',
    '/resources',
    '/resources/:reference',
    '/organisations',
    '/organisations/:slug',
    '/statistics',
    '/statistics/:slug',
    '/methods',
    '/methods/:slug',
    '/topics',
    '/topics/:slug',
    '/stages',
    '/stages/:slug',
    '/gaps',
    '/record',
    '/decisions',
    '/decisions/figures',
    '/decisions/:reference',
    '/schemes',
    '/schemes/:slug',
    '/marks/:scheme/:statistic',
    '/about',
    '/accessibility',
    '/privacy',
    '/moderation/log',
    '/moderation-policy',
    '/meetings',
    '/meetings/:date',
    '/meetings/:date/minutes/:number',
    '/api',
    '/openapi',
    '/catalog',
    '/vocabularies',
    '/feed',
    '/sitemap',
    '/sitemaps/:part',
    '/following/new',
    '/following/end',
    '/healthz',
    '/robots',
    '/.well-known/security',
    '/people/sign-in',
    '/people/sign-in/link',
    '/contribute',
    '/contribute/example',
    '/examples/:slug/contribute',
  ]),
  ...Object.entries(bare).map(([named, sample]): Row => {
    const [method, address = ''] = named.split(' ');
    return [method as Method, address, 'everybody', sample];
  }),
  ['post', '/contributions', 'everybody'],
  // Everybody who has the key; without it there is nothing at the address, for anybody.
  ['get', '/contributions/:reference', 'everybody', '/contributions/c-abcdef'],
  ['post', '/contributions/:reference/answers', 'everybody', '/contributions/c-abcdef/answers'],
  [
    'post',
    '/contributions/:reference/withdrawal',
    'everybody',
    '/contributions/c-abcdef/withdrawal',
  ],
  ['post', '/contributions/:reference/deletion', 'everybody', '/contributions/c-abcdef/deletion'],
  ['post', '/contributions/:reference/files', 'everybody', '/contributions/c-abcdef/files'],
  // Everybody who has the key.
  ['get', '/following', 'everybody'],
  ['get', '/following/confirm', 'everybody'],
  ['post', '/following', 'everybody'],
  ['post', '/following/confirm', 'everybody'],
  ['post', '/following/pace', 'everybody'],
  ['post', '/following/end', 'everybody'],
  ['post', '/following/:following/end', 'everybody', '/following/1/end'],
  ['post', '/people/sign-in', 'everybody'],
  ['post', '/people/sign-in/link', 'everybody'],
  // In a demonstration, of which all this is none: there is nothing at the address for anybody.
  ['post', '/people/sign-in/invented', 'everybody'],
  ['get', '/people/me', 'signed-in'],
  ['post', '/people/me/sign-out', 'signed-in'],
  ['post', '/people/me/sign-out-everywhere', 'signed-in'],
  ['post', '/people/me/sessions/:session/end', 'signed-in', '/people/me/sessions/abc/end'],
  ['get', '/moderation/drafts', 'staff'],
  ['post', '/moderation/drafts', 'staff'],
  ['get', '/moderation/drafts/:draft', 'staff', '/moderation/drafts/9999'],
  ['post', '/moderation/drafts/:draft', 'staff', '/moderation/drafts/9999'],
  ['get', '/moderation/drafts/:draft/preview', 'staff', '/moderation/drafts/9999/preview'],
  ['post', '/moderation/drafts/:draft/publication', 'staff', '/moderation/drafts/9999/publication'],
  ['post', '/moderation/drafts/:draft/base', 'staff', '/moderation/drafts/9999/base'],
  ['post', '/moderation/drafts/:draft/deletion', 'staff', '/moderation/drafts/9999/deletion'],
  ['get', '/examples/:slug/edit', 'staff', '/examples/uk-statistics-assembly-2025/edit'],
  [
    'post',
    '/examples/:slug/working-copy',
    'staff',
    '/examples/uk-statistics-assembly-2025/working-copy',
  ],
  [
    'post',
    '/examples/:slug/restoration',
    'staff',
    '/examples/uk-statistics-assembly-2025/restoration',
  ],
  ['post', '/examples/:slug/name', 'staff', '/examples/uk-statistics-assembly-2025/name'],
  [
    'post',
    '/examples/:slug/withdrawal',
    'staff',
    '/examples/uk-statistics-assembly-2025/withdrawal',
  ],
  ['get', '/moderation', 'staff'],
  ['get', '/moderation/:reference', 'staff', '/moderation/c-abcdef'],
  ['get', '/moderation/:reference/editing', 'staff', '/moderation/c-abcdef/editing'],
  ['get', '/moderation/:reference/files/:file', 'staff', '/moderation/c-abcdef/files/1'],
  ...[
    'claim',
    'hand-back',
    'question',
    'acceptance',
    'editing',
    'refusal',
    'setting-aside',
    'restoration',
    'merger',
  ].map(
    (what): Row => [
      'post',
      `/moderation/:reference/${what}`,
      'staff',
      `/moderation/c-abcdef/${what}`,
    ],
  ),
  [
    'get',
    '/examples/:slug/redaction',
    'administrator',
    '/examples/uk-statistics-assembly-2025/redaction',
  ],
  [
    'post',
    '/examples/:slug/redaction',
    'administrator',
    '/examples/uk-statistics-assembly-2025/redaction',
  ],
  ['get', '/statistics/:slug/editing', 'producer', `/statistics/${ownStatistic}/editing`],
  ['post', '/statistics/:slug/editing', 'producer', `/statistics/${ownStatistic}/editing`],
  [
    'get',
    '/organisations/:slug/statistics',
    'producer',
    `/organisations/${ownProducer}/statistics`,
  ],
  [
    'post',
    '/organisations/:slug/statistics',
    'producer',
    `/organisations/${ownProducer}/statistics`,
  ],
  [
    'get',
    '/organisations/:slug/statistics/new',
    'producer',
    `/organisations/${ownProducer}/statistics/new`,
  ],
  ['get', '/concerns', 'adviser'],
  ['get', '/concerns/:reference', 'adviser', '/concerns/c-abcdef'],
  ...['answer', 'question', 'setting-aside', 'restoration'].map(
    (what): Row => [
      'post',
      `/concerns/:reference/${what}`,
      'adviser',
      `/concerns/c-abcdef/${what}`,
    ],
  ),
  ['get', '/applications', 'review'],
  ['get', '/applications/new', 'applicant'],
  ['post', '/applications', 'applicant'],
  // To whom an application is nothing, there is none: who sees what of one is walked in the desk's own tests.
  ...[
    'about',
    'plain-summary',
    'questions',
    'files',
    'activities/:activity',
    'activities/:activity/removal',
    'activities/:activity/example',
    ...Object.values(actNouns),
  ].flatMap((part) => [ofApplication('get', part), ofApplication('post', part)]),
  ['get', '/applications/:reference', 'signed-in', '/applications/a-222222'],
  ofApplication('get', 'activities/new'),
  ofApplication('get', 'files/:file'),
  ofApplication('get', 'letter/preview'),
  ofApplication('post', 'files/:file/removal'),
  ['get', '/panel', 'recorder'],
  ['get', '/panel/me', 'panel'],
  ['post', '/panel/me', 'panel'],
  ['post', '/panel/me/notice', 'panel'],
  ['get', '/meetings/new', 'adviser'],
  ['post', '/meetings', 'adviser'],
  ['get', '/meetings/:date/desk', 'desk', '/meetings/2026-02-03/desk'],
  ['post', '/meetings/:date/attendance', 'recorder', '/meetings/2026-02-03/attendance'],
  ['post', '/meetings/:date/presence', 'recorder', '/meetings/2026-02-03/presence'],
  ['post', '/meetings/:date/cancellation', 'adviser', '/meetings/2026-02-03/cancellation'],
  ['get', '/meetings/:date/minutes', 'recorder', '/meetings/2026-02-03/minutes'],
  ['post', '/meetings/:date/minutes', 'recorder', '/meetings/2026-02-03/minutes'],
  ...['words', 'approval', 'publication', 'correction'].map(
    (what): Row => [
      'post',
      `/meetings/:date/minutes/${what}`,
      'recorder',
      `/meetings/2026-02-03/minutes/${what}`,
    ],
  ),
  ['get', '/people', 'administrator'],
  ['post', '/people', 'administrator'],
  ['get', '/people/mail', 'administrator'],
  ['post', '/people/mail', 'administrator'],
  ['get', '/people/:person', 'administrator', '/people/abc'],
  ['post', '/people/:person/roles', 'administrator', '/people/abc/roles'],
  ['post', '/people/:person/end', 'administrator', '/people/abc/end'],
];

/** A page or an action on an application that nobody has. */
function ofApplication(method: Method, part: string): Row {
  const sample = part.replace(':activity', 'a1').replace(':file', '1');
  const address = `/applications/:reference/${part}`;
  return [method, address, 'signed-in', `/applications/a-222222/${sample}`];
}

const askers = [
  'visitor',
  'no-role',
  'other-applicant',
  'applicant',
  'member-lay',
  'member-expert',
  'chair',
  'decision-maker',
  'adviser',
  'editor',
  'administrator',
] as const;
type Asker = (typeof askers)[number];

const allowed: Record<May, readonly Asker[]> = {
  everybody: askers,
  'signed-in': askers.filter((asker) => asker !== 'visitor'),
  producer: ['applicant', 'adviser', 'editor', 'administrator'],
  applicant: ['applicant', 'other-applicant'],
  staff: ['editor', 'administrator'],
  editor: ['editor'],
  administrator: ['administrator'],
  adviser: ['adviser'],
  panel: ['member-lay', 'member-expert', 'chair'],
  recorder: ['chair', 'adviser'],
  review: [
    'other-applicant',
    'applicant',
    'member-lay',
    'member-expert',
    'chair',
    'decision-maker',
    'adviser',
  ],
  desk: ['member-lay', 'member-expert', 'chair', 'decision-maker', 'adviser'],
};

onEachDatabase((name, _open, openStarter) => {
  test(`every address lets in exactly those whom the table names (${name})`, async (t) => {
    const site = createApp({
      db: await openStarter(t),
      settings: readSettings({ COUNTERSIGN_CONTACT: 'mailto:editors@register.example' }),
      url: 'http://localhost:3000',
      now: () => new Date(),
    });
    const { lock, slug, ...known } = await getStatisticDetails(site.db, ownStatistic);
    await saveStatistic(site, 'command', slug, lock, { ...known, producer: ownProducer });
    assert.deepEqual(notInTable(site, table), []);
    assert.deepEqual(await findBreaks(site, table), []);
  });
});

test('an address that the table does not name is found', () => {
  const site = planted();
  page(site, '/new', { html: ({ c }) => c.text('') });
  action(site, 'post', '/new', ({ c }) => c.text(''));
  assert.deepEqual(notInTable(site, []), ['get /new', 'post /new']);
});

test('an address that was registered behind the table’s back is found, in any method', () => {
  const { app, ...site } = planted();
  app.use(async (_, next) => next());
  app.get('/files/:file{[0-9]+}', (c) => c.text('published'));
  app.put('/files', (c) => c.text('written'));
  app.all('/door', (c) => c.text('open'));
  app.get('*', (c) => c.text('whatever'));
  app.get('/list', (c) => c.text('all of them'));
  const whole = { ...site, app };
  page(whole, '/new', { html: ({ c }) => c.text(''), json: ({ c }) => c.text('') });
  page(whole, '/list', { csv: ({ c }) => c.text('') });
  const rows: Row[] = [
    ['get', '/new', 'everybody'],
    ['get', '/list', 'everybody'],
  ];
  assert.deepEqual(notInTable(whole, rows), [
    'get /files/:file{[0-9]+}',
    'put /files',
    'all /door',
    'get /*',
    'get /list',
  ]);
});

test('a page or an action that forgets its rule is found, and so is one that shuts out too many', async (t) => {
  const site = planted(await openStarter(t));
  const app = createApp({ ...site, settings: readSettings({}) });
  page(app, '/new', { html: ({ c }) => c.text('the queue') });
  action(app, 'post', '/new', ({ c }) => c.text('published'));
  page(app, '/shut', { html: ({ c }) => c.text('no', 403) });
  const found = await findBreaks(app, [
    ['get', '/new', 'administrator'],
    ['post', '/new', 'signed-in'],
    ['get', '/shut', 'editor'],
  ]);
  const others = askers.slice(1, -2);
  assert.deepEqual(found, [
    'get /new lets in visitor (200)',
    ...others.map((other) => `get /new lets in ${other} (200)`),
    'get /new lets in editor (200)',
    'post /new lets in visitor (200)',
    'get /shut shuts out editor (403)',
  ]);
});

function planted(db = {} as Site['db']): Site {
  const settings = readSettings({});
  return createSite({ db, settings, url: 'http://localhost:3000', now: () => new Date() });
}

function everybodyReads(addresses: readonly string[]): Row[] {
  return addresses.map((address) => [
    'get',
    address,
    'everybody',
    samples[address]?.[0] ?? address,
  ]);
}

function notInTable(site: Site, rows: readonly Row[]): string[] {
  const named = new Set(rows.map(([method, address]) => `${method} ${address}`));
  const answered = listAnswered(site);
  return [
    ...answered.registered.filter((address) => !named.has(address)),
    ...answered.bare.filter((address) => !(address in bare)),
  ];
}

/** Asks every address in every format as everyone; what is refused to some and should not be, or the reverse. */
async function findBreaks(site: Site, rows: readonly Row[]): Promise<string[]> {
  const breaks: string[] = [];
  const sessions: Sessions = { site, open: new Map() };
  for (const [method, address, may, sample = address] of rows) {
    const route = site.routes.find((one) => one.address === address);
    const formats = method === 'get' ? (route?.formats ?? ['html']) : ['html'];
    for (const format of formats) {
      for (const asker of askers) {
        const answer = await ask(sessions, asker, method, inFormat(sample, format));
        if (isRefused(answer) !== allowed[may].includes(asker)) continue;
        const verb = isRefused(answer) ? 'shuts out' : 'lets in';
        breaks.push(`${method} ${inFormat(sample, format)} ${verb} ${asker} (${answer.status})`);
      }
    }
  }
  return breaks;
}

// What they send is empty but for the key: whoever may do something is told what is wrong with that, and
// whoever may not is told so first.
async function ask(sessions: Sessions, asker: Asker, method: Method, address: string) {
  const { site, open } = sessions;
  if (method === 'options') return site.app.request(address, { method: 'OPTIONS' });
  if (asker === 'visitor') {
    return method === 'get' ? site.app.request(address) : sendForm(site, address, {});
  }
  const { staff, key } = open.get(asker) ?? (await openSession(site, asker));
  open.set(asker, { staff, key });
  if (method === 'get') return staff.get(address);
  const { cookie } = staff;
  const answer = await sendForm(site, address, { form_key: key }, { cookie });
  // What was done may have ended the session.
  if (answer.status < 400) open.delete(asker);
  return answer;
}

interface Sessions {
  site: Site;
  open: Map<Asker, Session>;
}
interface Session {
  staff: Staff;
  key: string;
}

async function openSession(site: Site, asker: Exclude<Asker, 'visitor'>): Promise<Session> {
  const [role, producer] = rolesOf(asker);
  const staff = await signIn(site, `${asker}@people.example`, role, producer);
  return { staff, key: formKeyIn(await (await staff.get('/people/me')).text()) };
}

function rolesOf(asker: Exclude<Asker, 'visitor'>): [Role | null, string | null] {
  if (asker === 'no-role') return [null, null];
  if (asker === 'other-applicant') return ['applicant', otherProducer];
  return [asker, asker === 'applicant' ? ownProducer : null];
}

function isRefused(answer: Response): boolean {
  const toSignIn = (answer.headers.get('Location') ?? '').startsWith('/people/sign-in?next=');
  return [401, 403].includes(answer.status) || toSignIn;
}
