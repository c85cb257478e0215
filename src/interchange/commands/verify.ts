import { sql } from 'kysely';
import { type Example, exampleSchema } from '../../examples/schema.ts';
import type { Command } from '../../kernel/command.ts';
import { openRegister } from '../../kernel/data-folder.ts';
import { type Database, isPostgres } from '../../kernel/database/database.ts';
import { problemsOf } from '../../kernel/http/query.ts';
import { readSettings } from '../../kernel/settings.ts';
import { checkDesk } from '../../review/applications/soundness-queries.ts';
import { type Names, readNames } from '../../vocabulary/authorities/queries.ts';

export const verifyCommand: Command = {
  help: `
Usage: bin/countersign verify [--json]

Checks that the database is sound, that every published example is as its schema says and names what is
known, and that the search holds exactly the published examples. Of the review desk: that no act and no
version of an application is missing, that each is as its schema says, and that files and minutes are
whole. Lists what is wrong; changes nothing.

Exit codes: 0 all is well, 1 something is wrong, 2 wrong usage.`,
  options: { json: { type: 'boolean' } },
  takes: [0, 0],
  async run({ options, out, err }) {
    const db = await openRegister(readSettings());
    try {
      const { problems, ...counts } = await verify(db);
      const { examples, applications } = counts;
      if (options.json) out(JSON.stringify({ ...counts, problems }));
      else if (problems.length === 0) {
        out(
          `All is well: ${examples} examples${applications ? `, ${applications} applications` : ''}.`,
        );
      } else for (const problem of problems) err(problem);
      return problems.length > 0 ? 1 : 0;
    } finally {
      await db.destroy();
    }
  },
};

/** What is wrong with a register, in words, and how much was looked at. */
export async function verify(
  db: Database,
): Promise<{ examples: number; applications: number; problems: string[] }> {
  const problems = await checkDatabase(db);
  const names = await readNames(db, null, 0);
  const rows = await db.selectFrom('example_words').select('id').execute();
  const indexed = new Set(rows.map(({ id }) => id));
  let examples = 0;
  for await (const { id, slug, document, state, revised } of listAll(db)) {
    if (state !== 'published') continue;
    examples++;
    problems.push(...checkExample(document, names).map((wrong) => `examples/${slug}: ${wrong}`));
    if (document !== revised) problems.push(`examples/${slug}: is not as its published revision`);
    if (!indexed.delete(id)) problems.push(`examples/${slug}: is not in the search`);
  }
  for (const id of indexed) problems.push(`search: holds ${id}, which is not a published example`);
  const desk = await checkDesk(db);
  return { examples, applications: desk.applications, problems: [...problems, ...desk.problems] };
}

async function checkDatabase(db: Database): Promise<string[]> {
  // PostgreSQL checks its pages as it reads them, and its references as they are written.
  if (isPostgres(db)) return [];
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  const lost = await sql<{ table: string; rowid: number }>`pragma foreign_key_check`.execute(db);
  return [
    ...rows.map((row) => row.integrity_check).filter((found) => found !== 'ok'),
    ...lost.rows.map(({ table, rowid }) => `row ${rowid} of ${table} refers to what is not there`),
  ];
}

async function* listAll(db: Database) {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('examples')
      .leftJoin('revisions', (join) =>
        join
          .onRef('revisions.example_id', '=', 'examples.id')
          .onRef('revisions.number', '=', 'examples.revision'),
      )
      .select([
        'examples.id',
        'slug',
        'state',
        'examples.document',
        'revisions.document as revised',
      ])
      .where('examples.id', '>', after)
      .orderBy('examples.id')
      .limit(200)
      .execute();
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

function checkExample(document: string, names: Names): string[] {
  const parsed = exampleSchema.safeParse(JSON.parse(document) as Example);
  if (!parsed.success) {
    return problemsOf(parsed.error).map(({ field, message }) => `${field}: ${message}`);
  }
  const { statistic, organisations } = parsed.data;
  const unknown = organisations
    .map(({ organisation }) => organisation)
    .filter((slug) => !names.organisations.has(slug));
  if (statistic !== null && !names.statistics.has(statistic)) unknown.push(statistic);
  return unknown.map((slug) => `names ${slug}, which is not known`);
}
