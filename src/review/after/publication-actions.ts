import { publishExample } from '../../examples/actions.ts';
import { slugOf } from '../../examples/editing/reading-names.ts';
import type { Example } from '../../examples/schema.ts';
import type { Trx } from '../../kernel/database/database.ts';
import { readNames } from '../../vocabulary/authorities/queries.ts';
import type { FollowUp, Moment } from '../applications/actions.ts';
import { getEvidence } from '../applications/queries.ts';
import { dayOf } from '../course/clock-rules.ts';
import { lastDecision } from '../course/standing.ts';
import { exampleFrom, toBePublished } from './example.ts';
import { listPublished } from './publication-queries.ts';

/**
 * With the final letter, whatever the outcome, the activities that were handed in for it become
 * examples of the register, each once: what a first decision published, a second one leaves alone.
 */
export const publishActivities: FollowUp = async (moment) => {
  const { trx, act, application } = moment;
  const decision = lastDecision(application.standing);
  if (act.what !== 'letter' || !decision) return;
  const evidence = await getEvidence(trx, application.id, decision.version);
  const before = await listPublished(trx, [application.id]);
  const published = new Set(before.map(({ activity }) => activity));
  const wanted = toBePublished(evidence).filter(({ key }) => !published.has(key));
  if (wanted.length === 0) return;
  const names = await readNames(trx, null, 0);
  const { reference, statistic, producer, scheme } = application;
  for (const activity of wanted) {
    const example = exampleFrom(activity, evidence, {
      reference,
      decision: decision.number,
      statistic,
      producer: { slug: producer, name: names.organisations.get(producer)?.name ?? producer },
      today: dayOf(moment.at, scheme.time_zone),
      url: moment.url,
    });
    if (!example) continue;
    const exampleId = await publish(moment, example, names);
    await trx
      .insertInto('application_examples')
      .values({
        application_id: application.id,
        activity: activity.key,
        decision: decision.number,
        example_id: exampleId,
      })
      .execute();
  }
};

async function publish(
  { trx, version, at, act, application: { reference } }: Moment,
  example: Example,
  names: Awaited<ReturnType<typeof readNames>>,
): Promise<number> {
  const slug = await findFreeSlug(trx, slugOf(example.title) || reference.toLowerCase());
  await publishExample(
    { trx, version, now: at, names },
    {
      slug,
      example,
      formerly: [],
      author: example.organisations
        .map(({ organisation }) => names.organisations.get(organisation)?.name ?? organisation)
        .join(', '),
      // Names of advisers are published nowhere.
      approver: 'the advice team',
      reason: `It came with application ${reference} and was coded by the producer that applied. Published with the decision.`,
      contribution: null,
      role: 'adviser',
      actor: act.person,
    },
  );
  const { id } = await trx
    .selectFrom('examples')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  return id;
}

/** The address that a title gives, or the next with a number that no example has or had. */
async function findFreeSlug(trx: Trx, wanted: string): Promise<string> {
  for (let number = 1; ; number++) {
    const slug = number === 1 ? wanted : `${wanted.slice(0, 110).replace(/-+$/, '')}-${number}`;
    const taken = await trx
      .selectFrom('examples')
      .select('slug')
      .where('slug', '=', slug)
      .union(trx.selectFrom('former_slugs').select('slug').where('slug', '=', slug))
      .executeTakeFirst();
    if (!taken) return slug;
  }
}
