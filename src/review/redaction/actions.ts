import { listMailRewritings } from '../../examples/editing/redaction-queries.ts';
import type { Rewriting, WordsElsewhere, WordsTaken } from '../../examples/editing/rewriting.ts';
import { getVersion, type Queryable, type Trx } from '../../kernel/database/database.ts';
import { type LinkedApplication, listLinkedApplications } from './linked-queries.ts';
import { recite, rewriteTexts } from './texts.ts';

/**
 * What the review desk holds of an example: in applications that cite it or put it into the register,
 * what was written, handed in, said of it and mailed, the names of files, and the minutes of its meetings.
 */
export const deskWords: WordsElsewhere = {
  tables: [
    'applications',
    'application_versions',
    'application_acts',
    'application_files',
    'minutes',
    'outbox',
  ],
  list: async (db, example, redact) => {
    const linked = await listLinkedApplications(db, example);
    if (linked.length === 0) return [];
    const references = linked.map(({ reference }) => reference);
    return [
      ...linked.flatMap((one) => evidenceRewritings(one, redact)),
      ...(await listActRewritings(db, linked, redact)),
      ...(await listFileNameRewritings(db, linked, redact)),
      ...(await listMinutesRewritings(db, references, redact)),
      ...(await listMailRewritings(db, references, redact.text)),
    ];
  },
  readdress,
};

function evidenceRewritings(linked: LinkedApplication, redact: WordsTaken): Rewriting[] {
  const { id, versions } = linked;
  const rewritings: Rewriting[] = [];
  const draft = rewriteTexts(linked.document, redact.text);
  if (draft !== linked.document) {
    const write = (trx: Trx) => writeDraft(trx, id, draft);
    rewritings.push({ what: 'application', id, write });
  }
  for (const { number, ...version } of versions) {
    const document = rewriteTexts(version.document, redact.text);
    if (document === version.document) continue;
    const write = (trx: Trx) => writeVersion(trx, id, number, document);
    rewritings.push({ what: 'handed-in', id: numbered(id, number), write });
  }
  return rewritings;
}

async function listActRewritings(
  db: Queryable,
  linked: readonly LinkedApplication[],
  redact: WordsTaken,
): Promise<Rewriting[]> {
  const acts = await db
    .selectFrom('application_acts')
    .select(['application_id', 'number', 'details'])
    .where(
      'application_id',
      'in',
      linked.map(({ id }) => id),
    )
    .execute();
  return acts.flatMap(({ application_id: id, number, ...act }) => {
    const details = rewriteTexts(act.details, redact.text);
    if (details === act.details) return [];
    const write = async (trx: Trx) => {
      await trx
        .updateTable('application_acts')
        .set({ details })
        .where('application_id', '=', id)
        .where('number', '=', number)
        .execute();
      await raise(trx, id);
    };
    return [{ what: 'act' as const, id: numbered(id, number), write }];
  });
}

/** What is within a file is not looked at. */
async function listFileNameRewritings(
  db: Queryable,
  linked: readonly LinkedApplication[],
  redact: WordsTaken,
): Promise<Rewriting[]> {
  const files = await db
    .selectFrom('application_files')
    .select(['id', 'name'])
    .where(
      'application_id',
      'in',
      linked.map(({ id }) => id),
    )
    .execute();
  return files.flatMap(({ id, name }) => {
    if (!redact.isIn(name)) return [];
    const renamed = `redacted${/\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? ''}`;
    const write = (trx: Trx) =>
      trx.updateTable('application_files').set({ name: renamed }).where('id', '=', id).execute();
    return [{ what: 'evidence-file-name' as const, id, write }];
  });
}

/** Minutes of meetings that had one of these applications on their agenda. */
async function listMinutesRewritings(
  db: Queryable,
  references: readonly string[],
  redact: WordsTaken,
): Promise<Rewriting[]> {
  const rows = await db
    .selectFrom('minutes')
    .select(['meeting_id', 'number', 'document', 'reason', 'lock'])
    .where((eb) => eb.or(references.map((one) => eb('document', 'like', `%"reference":"${one}"%`))))
    .execute();
  return rows.flatMap(({ meeting_id: id, number, lock, ...minutes }) => {
    const document = rewriteTexts(minutes.document, redact.text);
    const reason = minutes.reason === null ? null : redact.text(minutes.reason);
    if (document === minutes.document && reason === minutes.reason) return [];
    const write = (trx: Trx) =>
      trx
        .updateTable('minutes')
        .set({ document, reason, lock: lock + 1 })
        .where('meeting_id', '=', id)
        .where('number', '=', number)
        .execute();
    return [{ what: 'minutes' as const, id: numbered(id, number), write }];
  });
}

async function readdress(trx: Trx, from: string, to: string): Promise<void> {
  for (const { id, document, versions } of await listLinkedApplications(trx, {
    id: 0,
    slugs: [from],
  })) {
    const draft = recite(document, from, to);
    if (draft !== document) await writeDraft(trx, id, draft);
    for (const version of versions) {
      const recited = recite(version.document, from, to);
      if (recited !== version.document) await writeVersion(trx, id, version.number, recited);
    }
  }
}

/** Whoever has the draft open is told that it changed. */
async function writeDraft(trx: Trx, id: number, document: string): Promise<void> {
  await trx
    .updateTable('applications')
    .set((eb) => ({ document, document_lock: eb('document_lock', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await raise(trx, id);
}

async function writeVersion(trx: Trx, id: number, number: number, document: string): Promise<void> {
  await trx
    .updateTable('application_versions')
    .set({ document })
    .where('application_id', '=', id)
    .where('number', '=', number)
    .execute();
  await raise(trx, id);
}

/** What is kept in memory of it is then read again. */
async function raise(trx: Trx, id: number): Promise<void> {
  const version = await getVersion(trx);
  await trx.updateTable('applications').set({ version }).where('id', '=', id).execute();
}

/** One number for a row that has two. */
function numbered(id: number, number: number): number {
  return id * 100_000 + number;
}
