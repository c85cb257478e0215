import { type PublicExample, publicExample } from '../../examples/public.ts';
import {
  listExamplesByIds,
  listRevisions,
  type Revision,
  type StoredExample,
} from '../../examples/queries.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import type { Site } from '../../kernel/http/site.ts';
import { type Names, readNames } from '../../vocabulary/authorities/queries.ts';

/** What the formats read: everything public, as of one moment, always in the same order. */
export interface ExportSource {
  db: Queryable;
  /** The public address, without a slash at the end. */
  url: string;
  names: Names;
  /** How many examples are published. */
  total: number;
  /** Every published example by slug, a hundred at a time. */
  examples(): AsyncGenerator<{ stored: StoredExample; example: PublicExample }>;
  /** Every published version of one, the oldest first. */
  revisions(id: number): Promise<Revision[]>;
  /** The whole register over the same moment, to be asked for its pages. */
  openSite(): Site;
}

/** `onExample` is told of each example that was handed out, for progress. */
export async function readSource(
  db: Queryable,
  url: string,
  onExample: (done: number, of: number) => void = () => {},
  openSite: () => Site = noSite,
): Promise<ExportSource> {
  const names = await readNames(db, null, 0);
  const rows = await db
    .selectFrom('examples')
    .select(['id', 'slug'])
    .where('state', '=', 'published')
    .execute();
  const ids = rows.sort((a, b) => (a.slug < b.slug ? -1 : 1)).map(({ id }) => id);
  return {
    db,
    url,
    names,
    total: ids.length,
    async *examples() {
      for (let from = 0; from < ids.length; from += 100) {
        for (const stored of await listExamplesByIds(db, ids.slice(from, from + 100))) {
          yield { stored, example: publicExample(stored, names, url) };
        }
        onExample(Math.min(from + 100, ids.length), ids.length);
      }
    },
    revisions: async (id) => (await listRevisions(db, id)).reverse(),
    openSite,
  };
}

function noSite(): never {
  throw new Error('This format needs the pages of the register.');
}
