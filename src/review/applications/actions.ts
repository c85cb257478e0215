import { newReference } from '../../contributions/reference.ts';
import { change, type Trx } from '../../kernel/database/database.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '../../kernel/errors.ts';
import { recordEvent } from '../../kernel/events.ts';
import type { Site } from '../../kernel/http/site.ts';
import { getStatisticDetails } from '../../statistics/queries.ts';
import { dayOf } from '../course/clock-rules.ts';
import { afterAct } from '../course/fold.ts';
import { type Doer, holdsPart, isOfProducer, sightOf } from '../course/parts-rules.ts';
import { mayWrite, rule } from '../course/rules.ts';
import type { Wish } from '../course/ruling.ts';
import { type Act, actSchemas, type Details, type What } from '../course/schema.ts';
import { isInForce } from '../course/status-rules.ts';
import { missingFrom } from '../evidence/missing-rules.ts';
import { type Evidence, evidenceSchema } from '../evidence/schema.ts';
import { findMeetingDays } from '../meetings/queries.ts';
import { findNoticed, findPanel } from '../panel/queries.ts';
import { getScheme } from '../scheme/queries.ts';
import { type Application, type Draft, getApplication, getDraft } from './queries.ts';

/** What the desk's actions need of the site. */
export type Desk = Pick<Site, 'db' | 'url' | 'now'>;

/** Somebody else was first: the application is not as the person had seen it. */
export class Overtaken extends Conflict {
  override name = 'Overtaken';
}

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
    const others = await trx
      .selectFrom('applications')
      .select('reference')
      .where('scheme', '=', scheme)
      .where('statistic', '=', statistic)
      .execute();
    for (const { reference } of others) {
      const other = await getApplication(trx, reference);
      if (!isInForce(other.standing, other.scheme, at)) continue;
      throw new Conflict(
        `${reference} concerns this statistic under the same scheme and is not at its end.`,
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

/** Which application, from which form, and how many acts there were when it was opened. */
export interface Opened {
  reference: string;
  /** Of the form: the same form sent twice is one act. */
  form: string;
  seen: number;
}

/** What follows from an act within its transaction: letters, publication. */
export interface Moment {
  trx: Trx;
  /** The register version of this change. */
  version: number;
  at: Date;
  url: string;
  /** As it stands after the act. */
  application: Application;
  act: Act;
}
export type FollowUp = (moment: Moment) => Promise<void>;

/**
 * Does one act: load, rule, write, event and what follows, in one transaction. The same form sent
 * again changes nothing. Throws Forbidden, NotFound, Invalid, Conflict, and Overtaken when acts came
 * in between that the person had not seen.
 */
export async function act(
  { db, url, now }: Desk,
  actor: Doer,
  opened: Opened,
  wished: { what: What; details: unknown },
  followUps: readonly FollowUp[],
): Promise<void> {
  await change(db, (trx, version) =>
    actWithin({ trx, version, url, at: now() }, actor, opened, wished, followUps),
  );
}

/** The same within a transaction: for what consists of several acts. */
export async function actWithin(
  { trx, version, url, at }: Pick<Moment, 'trx' | 'version' | 'url' | 'at'>,
  actor: Doer,
  { reference, form, seen }: Opened,
  wished: { what: What; details: unknown },
  followUps: readonly FollowUp[],
): Promise<void> {
  const application = await getApplication(trx, reference);
  if (await isDone(trx, application.id, form)) return;
  const { standing, scheme, producer } = application;
  const wish = readWish(wished, standing.version + 1);
  if (sightOf(actor, standing, producer) === 'nothing' && wish.what !== 'hear-appeal') {
    throw hidden(application, actor);
  }
  if (!unhurried.has(wish.what) && seen !== standing.number) {
    throw new Overtaken('Somebody has acted on this application since you opened it.');
  }
  const handsIn = wish.what === 'submit' || wish.what === 'answer';
  const draft = handsIn ? await getDraft(trx, application.id) : null;
  const ruling = rule(actor, wish, standing, {
    scheme,
    producer,
    now: at,
    missing: draft ? missingFrom(draft.evidence, scheme, dayOf(at, scheme.time_zone)) : [],
    panel: await findPanel(trx),
    noticed: await findNoticed(trx, scheme.notice),
    meetings: await findMeetingDays(trx, scheme.scheme),
  });
  if (!ruling.allowed) throw refused(ruling);
  const done = {
    ...wish,
    number: standing.number + 1,
    at: at.toISOString(),
    person: actor.id,
    part: ruling.part,
    side: ruling.side,
  } as Act;
  const { details, ...row } = done;
  await trx
    .insertInto('application_acts')
    .values({
      ...row,
      application_id: application.id,
      form,
      details: JSON.stringify(details),
    })
    .execute();
  if (draft) {
    await trx
      .insertInto('application_versions')
      .values({
        application_id: application.id,
        number: standing.version + 1,
        document: JSON.stringify(draft.evidence),
        at: done.at,
      })
      .execute();
  }
  await trx.updateTable('applications').set({ version }).where('id', '=', application.id).execute();
  if (recorded.has(done.what)) {
    await recordEvent(trx, {
      at: done.at,
      what: done.what,
      about_type: 'application',
      about_id: application.reference,
      actor: actor.id,
      role: ruling.part,
      codes: {},
    });
  }
  const after = { ...application, standing: afterAct(standing, done) };
  for (const followUp of followUps) {
    await followUp({ trx, version, at, url, application: after, act: done });
  }
}

/** Acts of several people at once that do not change what another had seen. */
const unhurried: ReadonlySet<What> = new Set([
  'declare',
  'view',
  'attend',
  'note',
  'assign',
  'release',
]);

/** Acts that the public record tells of, as codes: nothing of drafts, and of the panel only its advice. */
const recorded: ReadonlySet<What> = new Set([
  'submit',
  'ask',
  'answer',
  'return',
  'validate',
  'route',
  'advise',
  'decide',
  'letter',
  'accept-evidence',
  'file-review',
  'accept-review',
  'amend',
  'decide-amendment',
  'suspend',
  'lift',
  'cancel',
  'appeal',
  'hear-appeal',
]);

async function isDone(trx: Trx, applicationId: number, form: string): Promise<boolean> {
  const row = await trx
    .selectFrom('application_acts')
    .select('number')
    .where('application_id', '=', applicationId)
    .where('form', '=', form)
    .executeTakeFirst();
  return row !== undefined;
}

function readWish({ what, details }: { what: What; details: unknown }, version: number): Wish {
  const whole =
    what === 'submit' || what === 'answer' ? { ...(details as object), version } : details;
  const read = actSchemas[what].safeParse(whole);
  if (read.success) return { what, details: read.data as Details<What> } as Wish;
  throw new Invalid(
    read.error.issues.map((issue) => ({
      field: issue.path.join('.') || what,
      message: issue.message,
    })),
  );
}

/** To who may see nothing of an application, there is none. */
function hidden({ reference, standing, producer }: Application, actor: Doer): Error {
  return sightOf(actor, standing, producer) === 'nothing' && !holdsPart(actor, 'adviser', producer)
    ? new NotFound(`There is no application ${reference}.`)
    : new Forbidden('This is not yours to see.');
}

function refused({
  why,
  message,
  field,
}: {
  why: 'forbidden' | 'conflict' | 'invalid';
  message: string;
  field?: string;
}): Error {
  if (why === 'forbidden') return new Forbidden(message);
  if (why === 'conflict') return new Conflict(message);
  return new Invalid([{ field: field ?? 'application', message }]);
}
