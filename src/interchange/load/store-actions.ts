import { basename } from 'node:path';
import { type Publication, publishExamples } from '../../examples/actions.ts';
import type { Trx } from '../../kernel/database/database.ts';
import type { FieldFault } from '../../kernel/yaml.ts';
import { putResource } from '../../resources/actions.ts';
import type { NewResource } from '../../resources/schema.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import { findClashes, findStanding, type Taken } from './clashes.ts';
import type { ExampleFile } from './example-file.ts';
import type { PlannedFile } from './plan.ts';
import type { StandingExamples } from './standing.ts';

/** Who a revision that came from a file is by, for the record and for the next load. */
export const loadAuthor = 'load';

export type Outcome = 'new' | 'revised' | 'unchanged';

/** What one load needs of the register, beside the transaction. */
export interface Store {
  trx: Trx;
  version: number;
  now: Date;
  names: Names;
  standing: StandingExamples;
  taken: Taken;
  /** The files of the resources so far, by reference. */
  references: Map<string, string>;
  /** False once organisations.yaml or statistics.yaml could not be read. */
  namesKnown: boolean;
  /** Examples to be written together. */
  waiting: Publication[];
  /** Files whose content is to be remembered. */
  loaded: PlannedFile[];
}

/** Publishes an example from its file, unless that would overwrite what was edited here. */
export async function storeExample(
  store: Store,
  file: ExampleFile,
  path: string,
  readOnly: boolean,
): Promise<Outcome | { faults: FieldFault[] }> {
  const { trx, standing } = store;
  const faults = findClashes(file, standing, store.taken);
  if (faults.length > 0) return { faults };
  const held = findStanding(file, standing);
  if (held) {
    if (held.slug === file.slug && (await isSame(trx, held.id, file))) return 'unchanged';
    if (held.state === 'withdrawn' || held.state === 'redacted') {
      const message = `is of the example “${held.slug}”, which was ${held.state} here; take out its file, or restore or edit the example here`;
      return { faults: [{ line: null, field: null, message }] };
    }
    if (held.author !== loadAuthor) {
      const message = `differs from the example “${held.slug}”, which was edited here since (revision ${held.revision}); bring that into the file, or make the change here`;
      return { faults: [{ line: null, field: null, message }] };
    }
  }
  if (readOnly) return 'unchanged';
  if (held && standing.renamed.has(file.slug)) {
    await trx.deleteFrom('former_slugs').where('slug', '=', file.slug).execute();
  }
  store.waiting.push({
    slug: file.slug,
    example: file.example,
    formerly: file.formerly,
    author: loadAuthor,
    approver: null,
    reason: `Loaded from ${basename(path)}`,
    contribution: null,
    role: 'system',
    actor: null,
  });
  if (held && held.slug !== file.slug) {
    await trx.deleteFrom('loaded_files').where('path', '=', `examples/${held.slug}.md`).execute();
  }
  return held ? 'revised' : 'new';
}

export async function storeResource(store: Store, resource: NewResource): Promise<Outcome> {
  return putResource(store, resource, 'system');
}

/** Writes what waits, once it is enough to be worth it, or when `all` is true. */
export async function writeWaiting(store: Store, all = false): Promise<void> {
  const { trx, waiting, loaded } = store;
  if (!all && loaded.length < rowsAtOnce) return;
  if (waiting.length > 0) await publishExamples(store, waiting.splice(0));
  if (loaded.length === 0) return;
  await trx
    .insertInto('loaded_files')
    .values(loaded.splice(0).map(({ key, hash }) => ({ path: key, hash })))
    .onConflict((conflict) =>
      conflict.column('path').doUpdateSet((eb) => ({ hash: eb.ref('excluded.hash') })),
    )
    .execute();
}

const rowsAtOnce = 50;

// A file that was only laid out anew says the same.
async function isSame(trx: Trx, id: number, { example, formerly }: ExampleFile): Promise<boolean> {
  const { document } = await trx
    .selectFrom('examples')
    .select('document')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (document !== JSON.stringify(example)) return false;
  const known = await trx
    .selectFrom('former_slugs')
    .select('slug')
    .where('example_id', '=', id)
    .execute();
  return formerly.every((slug) => known.some((one) => one.slug === slug));
}
