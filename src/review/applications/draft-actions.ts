import { newReference } from '../../contributions/reference.ts';
import { change, type Trx } from '../../kernel/database/database.ts';
import { Conflict, Forbidden } from '../../kernel/errors.ts';
import { getStatisticDetails } from '../../statistics/queries.ts';
import { type Doer, isOfProducer } from '../course/parts-rules.ts';
import { mayWrite } from '../course/rules.ts';
import { type Evidence, evidenceSchema } from '../evidence/schema.ts';
import { getScheme } from '../scheme/queries.ts';
import { type Desk, hidden, Overtaken } from './actions.ts';
import { type Application, type Draft, findInForce, getApplication, getDraft } from './queries.ts';

/** Begins an application for a statistic of one's own producer. Answers its reference. Throws Forbidden, NotFound, Conflict. */
export async function beginApplication(
  { db, now }: Desk,
  actor: Doer,
  { scheme, statistic }: { scheme: string; statistic: string },
): Promise<string> {
  const at = now();
  return change(db, async (trx, version) => {
    const { producer } = await getStatisticDetails(trx, statistic);
    if (!producer || !isOfProducer(actor, producer)) {
      throw new Forbidden('This is for the people of the producer of the statistic.');
    }
    const stored = await getScheme(trx, scheme);
    if (!stored.open) throw new Conflict('This scheme takes no new applications.');
    const other = await findInForce(trx, { scheme, statistic }, at);
    if (other) {
      throw new Conflict(
        `${other} concerns this statistic under the same scheme and is not at its end.`,
      );
    }
    const reference = newReference('A');
    await trx
      .insertInto('applications')
      .values({
        reference,
        scheme,
        scheme_version: stored.scheme.version,
        statistic,
        producer,
        created: at.toISOString(),
        created_by: actor.id,
        document: JSON.stringify(evidenceSchema.parse({})),
        document_lock: 0,
        document_saved: at.toISOString(),
        version,
      })
      .execute();
    return reference;
  });
}

/** Saves the evidence as one goes. Throws Overtaken when somebody saved in between. Answers the new lock. */
export async function saveEvidence(
  desk: Desk,
  actor: Doer,
  { reference, lock, evidence }: { reference: string; lock: number; evidence: Evidence },
): Promise<number> {
  return changeDraft(desk, actor, reference, (draft) => {
    if (draft.lock !== lock) {
      throw new Overtaken('Somebody of your organisation has saved it since you opened it.');
    }
    return evidence;
  });
}

/** Writes the draft anew from how it is now. For its own people, while they have the pen. Answers the new lock. */
export async function changeDraft(
  { db, now }: Desk,
  actor: Doer,
  reference: string,
  write: (draft: Draft, trx: Trx, application: Application) => Evidence | Promise<Evidence>,
): Promise<number> {
  return change(db, async (trx, version) => {
    const application = await getApplication(trx, reference);
    requirePen(actor, application);
    const draft = await getDraft(trx, application.id);
    const evidence = await write(draft, trx, application);
    await trx
      .updateTable('applications')
      .set({
        document: JSON.stringify(evidence),
        document_lock: draft.lock + 1,
        document_saved: now().toISOString(),
        version,
      })
      .where('id', '=', application.id)
      .execute();
    return draft.lock + 1;
  });
}

/** Throws unless somebody is of the applicant's people and the evidence is theirs to write just now. */
export function requirePen(actor: Doer, application: Application): void {
  if (!isOfProducer(actor, application.producer)) throw hidden(application, actor);
  if (mayWrite(application.standing)) return;
  throw new Conflict('The advice team has the pen: nothing can be changed just now.');
}
