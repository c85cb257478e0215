import { FacetIndex } from '../../examples/facets.ts';
import type { Filters } from '../../examples/filters.ts';
import type { Holdings } from '../../examples/holdings.ts';
import { findExamples } from '../../examples/list/reading.ts';
import type { ExampleState } from '../../examples/schema.ts';
import { bodyTexts } from '../../examples/search/indexing.ts';
import { type Question, readQuestion } from '../../examples/search/question.ts';
import { readWords } from '../../examples/search/words.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { What } from './what.ts';

const told = ['published', 'revised', 'restored', 'withdrawn'];

interface Event {
  id: number;
  what: string;
  exampleId: number;
}

/** What happened to one example after an event: `title` is null where it may not be told any more. */
export interface Change {
  what: 'New' | 'Revised' | 'Withdrawn';
  slug: string;
  title: string | null;
}

/** Everything that happened to examples after an event and until another, and which of it fits what is followed. */
export async function readChanges(
  db: Database,
  { names, index }: Holdings,
  after: number,
  until: number,
) {
  const events = await listEvents(db, after, until);
  const ids = new Set(events.map(({ exampleId }) => exampleId));
  const found = new Map<string, Promise<Set<number>>>();

  return {
    /** What a follower who was told of everything until `since` is to be told; newest first. */
    async fitting(what: What, kept: string, since: number, most: number) {
      if (!found.has(kept)) found.set(kept, findIds(what));
      const fits = (await found.get(kept)) as Set<number>;
      const byExample = Map.groupBy(
        events.filter(({ id, exampleId }) => id > since && fits.has(exampleId)),
        ({ exampleId }) => exampleId,
      );
      const states = await listStates(db, [...byExample.keys()]);
      const changes: Change[] = [];
      let total = 0;
      for (const [exampleId, one] of [...byExample].reverse()) {
        const kind = kindOf(states.get(exampleId), one);
        if (kind === null) continue;
        total++;
        if (changes.length >= most) continue;
        changes.push({ what: kind, ...(await titleOf(db, exampleId)) });
      }
      return { changes, more: total - changes.length };
    },
  };

  async function findIds(what: What): Promise<Set<number>> {
    if ('example' in what) {
      const id = await findId(db, what.example);
      return new Set(id === null ? [] : [id]);
    }
    const current = await findExamples(db, { names, index }, what.filters);
    // A question that finds nothing is not answered with another: nobody asked to follow that one.
    const now = current.suggestion === null ? current.survey.ids('newest') : [];
    return new Set([...now, ...(await findWithdrawn(db, ids, what.filters))].filter(isChanged));
  }

  function isChanged(id: number): boolean {
    return ids.has(id);
  }
}

function kindOf(state: ExampleState | undefined, events: readonly Event[]): Change['what'] | null {
  const isNew = events.some(({ what }) => what === 'published');
  if (state === 'published') return isNew ? 'New' : 'Revised';
  // What came and went in between, nobody has seen.
  return state === 'withdrawn' && !isNew ? 'Withdrawn' : null;
}

async function listEvents(db: Database, after: number, until: number): Promise<Event[]> {
  const rows = await db
    .selectFrom('events')
    .leftJoin('examples', 'examples.slug', 'events.about_id')
    .leftJoin('former_slugs', 'former_slugs.slug', 'events.about_id')
    .select(['events.id', 'events.what', 'examples.id as now', 'former_slugs.example_id as before'])
    .where('about_type', '=', 'example')
    .where('what', 'in', told)
    .where('events.id', '>', after)
    .where('events.id', '<=', until)
    .orderBy('events.id')
    .execute();
  return rows.flatMap(({ id, what, now, before }) => {
    const exampleId = now ?? before;
    return exampleId === null ? [] : [{ id, what, exampleId }];
  });
}

/** Withdrawn examples stand in no index: those that changed are put into one of their own and asked the same. */
async function findWithdrawn(
  db: Database,
  changed: ReadonlySet<number>,
  filters: Filters,
): Promise<number[]> {
  const rows = await db
    .selectFrom('examples')
    .selectAll()
    .where('state', '=', 'withdrawn')
    .execute();
  const gone = rows
    .filter(({ id }) => changed.has(id))
    .map(({ document, ...row }) => ({ ...row, example: JSON.parse(document) }));
  if (gone.length === 0) return [];
  const index = await FacetIndex.empty().refreshed(
    (async function* () {
      yield { put: gone, removed: [] };
    })(),
  );
  const question = filters.q === null ? null : readQuestion(filters.q);
  const ids = new Set(index.select(filters));
  return gone
    .filter(({ id, example }) => {
      const texts = [example.title, example.summary, ...bodyTexts(example)];
      return ids.has(id) && (question === null || hasAll(question, texts));
    })
    .map(({ id }) => id);
}

function hasAll(question: Question, texts: readonly string[]): boolean {
  const words = texts.flatMap(readWords);
  const stems = new Set(words.map(({ stem }) => stem));
  return question.groups.every((group) =>
    group.some(
      (one) =>
        one.stems.every((stem) => stems.has(stem)) ||
        (one.prefix && words.some(({ word }) => word.startsWith(one.words[0] ?? word))),
    ),
  );
}

async function findId(db: Database, slug: string): Promise<number | null> {
  const now = await db
    .selectFrom('examples')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (now) return now.id;
  const former = await db
    .selectFrom('former_slugs')
    .select('example_id')
    .where('slug', '=', slug)
    .executeTakeFirst();
  return former?.example_id ?? null;
}

async function listStates(db: Database, ids: number[]): Promise<Map<number, ExampleState>> {
  const states = new Map<number, ExampleState>();
  for (let from = 0; from < ids.length; from += 500) {
    const rows = await db
      .selectFrom('examples')
      .select(['id', 'state'])
      .where('id', 'in', ids.slice(from, from + 500))
      .execute();
    for (const { id, state } of rows) states.set(id, state);
  }
  return states;
}

async function titleOf(db: Database, id: number) {
  const { slug, state, document } = await db
    .selectFrom('examples')
    .select(['slug', 'state', 'document'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { slug, title: state === 'published' ? (JSON.parse(document).title as string) : null };
}
