import { findRevision } from '../../examples/page/queries.ts';
import type { StoredExample } from '../../examples/queries.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { Form } from '../../kernel/http/form.ts';
import type { Site } from '../../kernel/http/site.ts';
import { findNames } from '../../people/queries.ts';
import type { SignedIn } from '../../people/schema.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import {
  findContact,
  findReference,
  findResult,
  getContribution,
  listFiles,
  listMessages,
  type StoredContribution,
} from '../queries.ts';
import { findAddressEnds } from '../retention/queries.ts';
import { type About, findAboutExample, findSubject } from '../subjects-queries.ts';
import { offersOf } from './acceptance.ts';
import { withHeldClaims } from './claims-queries.ts';
import type { DeskPage } from './desk-page.ts';
import { listHistory, listJoined, listOthersAbout } from './queries.ts';

export interface Tried {
  typed: Form | null;
  problems: DeskPage['problems'];
  /** Why it was not done, and the newest line of the record that the editor had seen. */
  collided: { message: string; seen: number } | null;
}

/** All that a contribution's page shows. Throws NotFound. */
export async function readDeskPage(
  { db, settings, url, now }: Pick<Site, 'db' | 'settings' | 'url' | 'now'>,
  registerNames: Names,
  person: SignedIn,
  reference: string,
  { typed, problems, collided }: Tried,
): Promise<DeskPage> {
  const found = await getContribution(db, reference);
  if (found.kind === 'concern') throw new NotFound('Concerns are for the advice team.');
  const [contribution = found] = await withHeldClaims(db, [found]);
  const { id, about_type, about_id, merged_into } = contribution;
  const about = about_type && about_id ? ({ type: about_type, id: about_id } as About) : null;
  const subject = about && (await findSubject(db, about));
  const stored = about?.type === 'example' ? await findAboutExample(db, about.id) : null;
  const published = stored?.state === 'published' ? stored : null;
  const [messages, files, history, joined, others, result, email] = [
    await listMessages(db, id),
    await listFiles(db, id),
    await listHistory(db, contribution.reference),
    await listJoined(db, id),
    await listOthersAbout(db, contribution),
    await findResult(db, contribution.reference),
    await findContact(db, id),
  ];
  const colleagues = [contribution.claimed_by, contribution.decided_by];
  const names = await findNames(
    db,
    [...colleagues, ...messages.map((one) => one.person)].flatMap((one) => one ?? []),
  );
  const ends = await findAddressEnds(db, [id], settings.COUNTERSIGN_KEEP_UNDECIDED_DAYS);
  return {
    person,
    contribution,
    subject,
    stored: published,
    seen: published && (await findSeen(db, contribution, published)),
    hasContact: email !== null,
    addressEnds: ends.get(id),
    messages,
    files,
    offers: offersOf(contribution, files, url),
    history,
    names,
    registerNames,
    joined,
    joinedTo: merged_into === null ? null : await findReference(db, merged_into),
    others,
    result: result && `/examples/${result.slug}/history/${result.revision}`,
    siteUrl: url,
    now: now(),
    typed,
    problems,
    collision: collided && {
      message: collided.message,
      since: history.filter((line) => line.id > collided.seen),
    },
  };
}

/** The version that the contributor saw, where another stands now. */
async function findSeen(
  db: Site['db'],
  { seen_revision }: StoredContribution,
  stored: StoredExample,
): Promise<StoredExample | null> {
  if (seen_revision === null || seen_revision === stored.revision) return null;
  const found = await findRevision(db, stored.id, seen_revision);
  return found && { ...stored, revision: found.number, example: found.example };
}
