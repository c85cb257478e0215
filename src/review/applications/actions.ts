import { change, type Trx } from '../../kernel/database/database.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '../../kernel/errors.ts';
import { recordEvent } from '../../kernel/events.ts';
import type { Site } from '../../kernel/http/site.ts';
import { dayOf } from '../course/clock-rules.ts';
import { afterAct } from '../course/fold.ts';
import { type Doer, holdsPart, sightOf } from '../course/parts-rules.ts';
import { rule } from '../course/rules.ts';
import type { Wish } from '../course/ruling.ts';
import { type Act, actSchemas, type Details, type What } from '../course/schema.ts';
import { missingFrom } from '../evidence/missing-rules.ts';
import { findMeetingDays, findOverlaps } from '../meetings/queries.ts';
import { findInsiders, findNoticed, findPanel } from '../panel/queries.ts';
import { type Application, findInForce, getApplication, getDraft } from './queries.ts';

/** What the desk's actions need of the site. */
export type Desk = Pick<Site, 'db' | 'url' | 'now'>;

/** Somebody else was first: the application is not as the person had seen it. */
export class Overtaken extends Conflict {
  override name = 'Overtaken';
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
  if (sightOf(actor, standing, producer) === 'nothing') {
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
    insiders: panelled.has(wish.what) ? await findInsiders(trx, producer) : new Set(),
    meetings: await findMeetingDays(trx, scheme.scheme),
    overlaps: wish.what === 'place' ? await findOverlaps(trx, application, wish.details) : [],
  });
  if (!ruling.allowed) throw refused(ruling);
  if (wish.what === 'appeal') await requireNoOther(trx, application, at);
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

/** Upheld, the appeal would bring this one back beside the other. Throws Conflict. */
async function requireNoOther(trx: Trx, application: Application, now: Date): Promise<void> {
  const { reference, statistic, scheme } = application;
  const place = { scheme: scheme.scheme, statistic, but: reference };
  const other = await findInForce(trx, place, now);
  if (!other) return;
  throw new Conflict(`${other} was begun since, for the same statistic: withdraw it to appeal.`);
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

/** Acts by which somebody comes to count. */
const panelled: ReadonlySet<What> = new Set(['assign', 'attend', 'advise']);

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
export function hidden({ reference, standing, producer }: Application, actor: Doer): Error {
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
