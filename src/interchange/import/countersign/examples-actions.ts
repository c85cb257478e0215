import { redactedAddress } from '../../../examples/editing/redacting.ts';
import { type Example, exampleSchema } from '../../../examples/schema.ts';
import { indexExample } from '../../../examples/search/indexing.ts';
import { foldText } from '../../../examples/search/words.ts';
import type { Trx } from '../../../kernel/database/database.ts';
import type { Names } from '../../../vocabulary/authorities/queries.ts';
import {
  type HistoryLine,
  historyLineSchema,
  type RevisionFile,
  revisionFileSchema,
} from '../../export/countersign/schema.ts';
import { unknownSlug } from '../../load/problems.ts';
import { type ExportedFolder, fault } from './folder.ts';
import { readJson, readJsonLines, textOf } from './reading.ts';

/** Where the examples of a folder are written, and with which names. */
export interface Storing {
  trx: Trx;
  version: number;
  folder: ExportedFolder;
  names: Names;
  /** Told of how many examples are done. */
  onProgress: (done: number) => void;
}

interface Read {
  line: HistoryLine;
  /** Oldest first; none of one that was withdrawn. */
  revisions: RevisionFile[];
}

/** Writes every example with all its versions, fifty at a time. Throws BadFolder. */
export async function storeExamples(
  storing: Storing,
): Promise<{ examples: number; withdrawn: number; revisions: number }> {
  const { folder } = storing;
  const totals = { examples: 0, withdrawn: 0, revisions: 0 };
  const paths = revisionPaths(folder);
  const taken = new Set<string>();
  let some: Read[] = [];
  for (const line of readJsonLines(folder, 'history.jsonl', historyLineSchema)) {
    for (const slug of [line.slug, ...line.formerly]) {
      if (taken.has(slug)) throw fault(folder, 'history.jsonl', `names the address ${slug} twice`);
      taken.add(slug);
    }
    const revisions = line.state === 'published' ? readRevisions(storing, line, paths) : [];
    totals[line.state === 'published' ? 'examples' : 'withdrawn']++;
    totals.revisions += revisions.length;
    some.push({ line, revisions });
    if (some.length === 50) {
      await store(storing, some);
      storing.onProgress(totals.examples + totals.withdrawn);
      some = [];
    }
  }
  if (some.length > 0) await store(storing, some);
  const [lost] = paths.keys();
  if (lost)
    throw fault(folder, `revisions/${lost}`, 'is of no example that history.jsonl publishes');
  return totals;
}

/** The numbers of the versions that a folder holds, by slug. */
function revisionPaths({ files }: ExportedFolder): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const path of files.keys()) {
    const [, slug = '', number] = /^revisions\/([^/]+)\/(\d+)\.json$/.exec(path) ?? [];
    if (slug) found.set(slug, [...(found.get(slug) ?? []), Number(number)]);
  }
  return found;
}

function readRevisions(
  { folder, names }: Storing,
  line: HistoryLine,
  paths: Map<string, number[]>,
): RevisionFile[] {
  const { slug, revision } = line;
  const numbers = (paths.get(slug) ?? []).sort((a, b) => a - b);
  paths.delete(slug);
  if (numbers.at(-1) !== revision) {
    const message = `says that revision ${revision} of ${slug} is published, and it is not the newest in revisions/${slug}`;
    throw fault(folder, 'history.jsonl', message);
  }
  return numbers.map((number) => {
    const path = `revisions/${slug}/${number}.json`;
    const file = readJson(folder, path, revisionFileSchema, textOf(folder, path));
    if (file.number !== number) throw fault(folder, path, `is of revision ${file.number}`);
    const unknown = number === revision && findUnknownName(file.example, names);
    if (unknown) throw fault(folder, path, unknown);
    return file;
  });
}

function findUnknownName(example: Example, { organisations, statistics }: Names): string | null {
  const { statistic } = example;
  if (statistic !== null && !statistics.has(statistic)) {
    return unknownSlug(statistic, 'statistic', statistics);
  }
  const lost = [...example.organisations, ...example.replies].find(
    ({ organisation }) => !organisations.has(organisation),
  );
  return lost ? unknownSlug(lost.organisation, 'organisation', organisations) : null;
}

async function store({ trx, version, names }: Storing, some: readonly Read[]): Promise<void> {
  const rows = some.map((one) => rowOf(one, version));
  const written = await trx.insertInto('examples').values(rows).returning(['id', 'slug']).execute();
  const ids = new Map(written.map(({ id, slug }) => [slug, id]));
  const of = some.map((one) => ({ ...one, example_id: ids.get(one.line.slug) as number }));
  const versions = of.flatMap(({ example_id, revisions }) =>
    revisions.map(({ example, ...revision }) => ({
      example_id,
      ...revision,
      document: JSON.stringify(example),
    })),
  );
  for (let from = 0; from < versions.length; from += 100) {
    await trx
      .insertInto('revisions')
      .values(versions.slice(from, from + 100))
      .execute();
  }
  for (const { example_id, line, revisions } of of) {
    const published = revisions.at(-1);
    if (published) await indexExample(trx, example_id, published.example, names, true);
    await storeBefallen(trx, example_id, line);
  }
}

function rowOf({ line, revisions }: Read, version: number) {
  const { slug, state, revision } = line;
  const example = revisions.at(-1)?.example ?? withdrawnExample(slug);
  const withdrawn = line.withdrawals.at(-1)?.at ?? '';
  const { published, updated } =
    line.state === 'published' ? line : { published: withdrawn, updated: withdrawn };
  const document = JSON.stringify(example);
  const title_key = foldText(example.title);
  return { slug, state, revision, version, title_key, document, published, updated };
}

// What it said is not public: only that it was here. It is shown to nobody.
function withdrawnExample(slug: string): Example {
  return exampleSchema.parse({
    kind: 'related',
    title: slug,
    summary: 'Withdrawn before this register was imported; what it said was not in the import.',
    sources: [{ url: redactedAddress, title: slug }],
  });
}

async function storeBefallen(trx: Trx, example_id: number, line: HistoryLine): Promise<void> {
  for (const slug of line.formerly) {
    await trx.insertInto('former_slugs').values({ slug, example_id }).execute();
  }
  for (const withdrawal of line.withdrawals) {
    await trx
      .insertInto('withdrawals')
      .values({ example_id, ...withdrawal })
      .execute();
  }
  for (const { at, code, revisions } of line.redactions) {
    // There is nothing to write anew: what was redacted was never in these files.
    const row = { example_id, at, code, revisions: JSON.stringify(revisions), clean: 1 };
    await trx.insertInto('redactions').values(row).execute();
  }
  if (line.state !== 'published') return;
  for (const check of line.checks) {
    const failures = check.status === 'ok' || check.status === 'moved' ? 0 : 1;
    await trx
      .insertInto('source_checks')
      .values({ example_id, ...check, failures })
      .execute();
  }
}
