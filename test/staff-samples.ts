import assert from 'node:assert/strict';
import type { Route, Site } from '../src/kernel/http/site.ts';
import { deskAddress, type Editor, hire } from './desk.ts';
import { placeOf } from './door.ts';
import type { Player } from './review.ts';
import { prepareReviewSamples } from './review-samples.ts';

/** Whose session a page is looked at in, and addresses that show it as they meet it. */
export type StaffSample = readonly [
  by: 'editor' | 'administrator' | Player,
  ...addresses: string[],
];

export interface StaffSamples {
  cookies: Partial<Record<StaffSample[0], string>>;
  /** A page of signed-in people that is not named here fails the test that walks them. */
  table: Record<string, StaffSample>;
}

/** What is answered with a download: nothing for a browser to show. */
const downloads = ['/moderation/:reference/files/:file', '/applications/:reference/files/:file'];

/** Puts in a desk in the middle of its work, and says where to see it. Needs `prepareSamples`. */
export async function prepareStaffSamples(site: Site): Promise<StaffSamples> {
  const editor = await hire(site, `grace-${'of-the-long-name-'.repeat(3)}`, 'editor');
  const administrator = await hire(site, 'ada', 'administrator');
  const desk = await prepareDesk(site, editor);
  const [fresh, faulty, copy] = await prepareDrafts(editor);
  const withdrawn = '/examples/kenya-citizen-generated-data-criteria';
  await editor.send(`${withdrawn}/withdrawal`, { reason: 'It was recorded twice.' });
  const edited = '/examples/uk-statistics-assembly-2025';
  const [statistic, producer] = [
    'uk-labour-market-statistics-and-unpaid-care',
    'office-for-national-statistics',
  ];
  await editor.send(`/statistics/${statistic}/editing`, {
    lock: '0',
    title: 'UK labour market statistics (and unpaid care)',
    producer,
  });
  const review = await prepareReviewSamples(site);
  const concern = await raiseConcern(site);
  return {
    cookies: { ...review.cookies, editor: editor.cookie, administrator: administrator.cookie },
    table: {
      ...review.table,
      '/concerns': ['adviser', '/concerns'],
      '/concerns/:reference': ['adviser', `/concerns/${concern}`],
      '/people/me': ['editor', '/people/me'],
      '/people': ['administrator', '/people'],
      '/people/mail': ['administrator', '/people/mail'],
      '/people/:person': ['administrator', `/people/${editor.id}`, `/people/${administrator.id}`],
      '/moderation': [
        'editor',
        '/moderation',
        '/moderation?who=mine',
        '/moderation?state=asked',
        '/moderation?state=set-aside',
        '/moderation?state=accepted-in-part',
        '/moderation?state=merged&kind=source',
      ],
      '/moderation/:reference': [
        'editor',
        '/moderation/c-222222',
        ...Object.values(desk).map(deskAddress),
      ],
      '/moderation/:reference/editing': [
        'editor',
        `${deskAddress(desk.correction)}/editing`,
        `${deskAddress(desk.example)}/editing`,
      ],
      '/moderation/drafts': ['editor', '/moderation/drafts'],
      '/moderation/drafts/:draft': ['editor', fresh, faulty, copy],
      '/moderation/drafts/:draft/preview': [
        'editor',
        `${fresh}/preview`,
        `${faulty}/preview`,
        `${copy}/preview`,
      ],
      '/examples/:slug/edit': ['editor', `${edited}/edit`, `${withdrawn}/edit`],
      '/statistics/:slug/editing': ['editor', `/statistics/${statistic}/editing`],
      '/organisations/:slug/statistics': [
        'editor',
        `/organisations/${producer}/statistics`,
        '/organisations/legal-aid-agency/statistics',
      ],
      '/organisations/:slug/statistics/new': [
        'editor',
        `/organisations/${producer}/statistics/new`,
      ],
      '/examples/:slug/redaction': [
        'administrator',
        `${edited}/redaction`,
        `${withdrawn}/redaction`,
      ],
    },
  };
}

/** A concern about the decision of the samples; answers its reference. */
async function raiseConcern(site: Site): Promise<string> {
  const body = JSON.stringify({
    kind: 'concern',
    about: { type: 'decision', id: 'a-222222-1' },
    text: 'Nobody whom I know was asked. '.repeat(20),
    sources: ['https://people.example/notes'],
  });
  const headers = { 'Content-Type': 'application/json' };
  const answer = await site.app.request('/contributions', { method: 'POST', body, headers });
  const { reference } = JSON.parse(await answer.text());
  return reference.toLowerCase();
}

export function staffSamplesOf(route: Route, table: StaffSamples['table']): StaffSample {
  const found = table[route.address];
  if (found && found.length > 1) return found;
  throw new Error(`The page ${route.address} has no sample in test/staff-samples.ts.`);
}

/** The pages that a browser shows to signed-in people alone. */
export function staffPages({ routes }: Pick<Site, 'routes'>): Route[] {
  return routes.filter(
    ({ address, formats, signedIn }) =>
      signedIn && formats.includes('html') && !downloads.includes(address),
  );
}

/** One contribution of each kind and state; answers their references. Words and addresses are long. */
async function prepareDesk(site: Site, editor: Editor) {
  const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
  const source = `https://archive.example/${'a-long-way-down/'.repeat(12)}notes.pdf`;
  const assembly = { type: 'example', id: 'uk-statistics-assembly-2025' };
  const send = async (sent: Record<string, unknown>) => {
    const body = JSON.stringify({ about: assembly, kind: 'information', ...sent });
    const headers = { 'Content-Type': 'application/json' };
    const answer = await site.app.request('/contributions', { method: 'POST', body, headers });
    assert.equal(answer.status, 201, await answer.clone().text());
    return placeOf(((await answer.json()) as { url: string }).url);
  };
  const decide = async (reference: string, what: string, fields = {}) => {
    const answer = await editor.decide(reference, what, fields);
    assert.equal(answer.status, 303, `${what}: ${answer.body}`);
  };

  const asked = await send({
    kind: 'involved',
    text: `I sat at the table of the ${word}. `.repeat(20),
    sources: [source, 'https://notes.example/'],
    relation: 'participant',
    credit: { as: 'name', name: `Somebody ${word}` },
    email: `${'somebody-'.repeat(6)}@people.example`,
  });
  const form = new FormData();
  form.append('key', asked.key);
  form.append('files', new File(['%PDF-1.7'], `${word}.pdf`));
  const added = await site.app.request(`${asked.path}/files`, { method: 'POST', body: form });
  assert.equal(added.status, 303);
  await decide(asked.reference, 'claim');
  await decide(asked.reference, 'question', { question: `Which table was that of the ${word}?` });

  const correction = await send({ kind: 'correction', field: 'lessons', text: `Tables: ${word}.` });
  const example = await send({
    kind: 'example',
    about: null,
    title: word,
    text: 'It was counted.',
  });
  const statistic = { type: 'statistic', id: 'uk-labour-market-statistics-and-unpaid-care' };
  const about = await send({ kind: 'source', about: statistic, text: word, sources: [source] });
  const accepted = await send({ text: 'There were forty tables.' });
  await decide(accepted.reference, 'acceptance', {
    text_into: 'lessons',
    text_how: 'add',
    text: 'There were forty tables.',
    outcome: 'accepted-in-part',
    reason: 'Told by somebody who was there',
    words: `The ${word} could not be found.`,
  });
  const declined = await send({ text: 'There were forty chairs.' });
  const refusal = { refusal_reason: 'other', refusal_words: `Not about the ${word}.` };
  await decide(declined.reference, 'refusal', refusal);
  const merged = await send({ text: 'There were forty doors.' });
  await decide(merged.reference, 'merger', { into: correction.reference });
  const links = [1, 2, 3, 4, 5, 6].map((shop) => `https://shop${shop}.example/`).join(' ');
  const aside = await send({ text: `Buy tables: ${links}` });

  const all = { asked, correction, example, about, accepted, declined, merged, aside };
  const references = Object.entries(all).map(([name, { reference }]) => [name, reference]);
  return Object.fromEntries(references) as Record<keyof typeof all, string>;
}

/** A draft that was just begun, one that is not right yet, and a working copy; answers their pages. */
async function prepareDrafts(editor: Editor): Promise<[string, string, string]> {
  const fresh = await editor.send('/moderation/drafts');
  const faulty = await editor.send('/moderation/drafts');
  const typed = { title: 'Bus stops counted', start: 'some day', organisations: ['Nobody'] };
  await editor.send(faulty.location, { lock: '0', ...typed });
  const copy = await editor.send('/examples/uk-statistics-assembly-2025/working-copy');
  return [fresh.location, faulty.location, copy.location];
}
