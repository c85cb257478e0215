import type { Context } from 'hono';
import { z } from 'zod';
import { Conflict, Invalid, NotFound, type Problem } from '../kernel/errors.ts';
import { type Html, nothing } from '../kernel/html.ts';
import { type Form, fieldOf } from '../kernel/http/form.ts';
import { respondHtml } from '../kernel/http/respond.ts';
import type { Site } from '../kernel/http/site.ts';
import { layout } from '../kernel/layout.ts';
import type { SignedIn } from '../people/schema.ts';
import { signedInAction, signedInPage } from '../people/signed-in.ts';
import { readNames } from '../vocabulary/authorities/queries.ts';
import type { Organisation } from '../vocabulary/authorities/schema.ts';
import { addStatistic, saveStatistic } from './actions.ts';
import { getStatisticDetails, listStatisticsOf } from './queries.ts';
import { readStatistic, toldOf } from './reading.ts';
import { editsEveryStatistic, requireWorkFor } from './rules.ts';
import type { StatisticDetails } from './schema.ts';
import { mergeTyped, onlyInputs, type TypedStatistic, typedOf } from './typed.ts';
import { addingView, editingView, producerView, savedMeanwhile } from './views.ts';

/** Where a producer's people, editors and advisers keep what is known of statistics right. */
export function registerStatisticDetailPages(site: Site): void {
  signedInPage(site, '/statistics/:slug/editing', {
    html: async ({ c, params, person }) => {
      const details = await getStatisticDetails(site.db, params.slug ?? '');
      requireWorkFor(person, details.producer);
      const typed = typedOf(details, await producerName(details));
      return showEditing(c, person, details, typed, [], nothing);
    },
  });

  signedInAction(site, '/statistics/:slug/editing', async ({ c, params, person, form }) => {
    const details = await getStatisticDetails(site.db, params.slug ?? '');
    requireWorkFor(person, details.producer);
    const { slug } = details;
    const opened = readOpened(form);
    const { organisations } = await readNames(site.db, null, 0);
    // Who the producer is, is not asked of its own people.
    const isAsked = editsEveryStatistic(person);
    const typed = isAsked ? typedIn(form) : { ...typedIn(form), producer: opened.producer ?? '' };
    const producer = isAsked ? typed.producer : (details.producer ?? '');
    try {
      const edit = readStatistic({ ...typed, producer: producer ?? '' }, organisations);
      await saveStatistic(site, person, slug, Number(fieldOf(form, 'lock')), edit);
      return c.redirect(`/statistics/${slug}`, 303);
    } catch (error) {
      if (error instanceof Conflict) return showMeanwhile(c, person, slug, typed, opened);
      if (!(error instanceof Invalid)) throw error;
      const asOpened = { ...details, lock: Number(fieldOf(form, 'lock')) };
      return showEditing(c, person, asOpened, typed, toldOf(error.problems), nothing, opened);
    }
  });

  signedInPage(site, '/organisations/:slug/statistics', {
    html: async ({ c, params, path, person }) => {
      const producer = await getProducer(person, params.slug ?? '');
      const main = producerView(producer, await listStatisticsOf(site.db, producer.slug));
      return show(c, person, path, `Statistics of ${producer.name}`, main);
    },
  });

  signedInPage(site, '/organisations/:slug/statistics/new', {
    html: async ({ c, params, person }) => {
      const producer = await getProducer(person, params.slug ?? '');
      return showAdding(c, person, producer, onlyInputs({}), []);
    },
  });

  signedInAction(site, '/organisations/:slug/statistics', async ({ c, params, person, form }) => {
    const producer = await getProducer(person, params.slug ?? '');
    const typed = typedIn(form);
    const { organisations } = await readNames(site.db, null, 0);
    try {
      const edit = readStatistic({ ...typed, producer: producer.slug }, organisations);
      return c.redirect(`/statistics/${await addStatistic(site, person, edit)}`, 303);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return showAdding(c, person, producer, typed, toldOf(error.problems));
    }
  });

  async function getProducer(person: SignedIn, slug: string): Promise<Organisation> {
    requireWorkFor(person, slug);
    const { organisations } = await readNames(site.db, null, 0);
    const found = organisations.get(slug);
    if (!found) throw new NotFound(`There is no organisation at ${slug}.`);
    return found;
  }

  async function producerName({ producer }: Pick<StatisticDetails, 'producer'>): Promise<string> {
    if (producer === null) return '';
    const { organisations } = await readNames(site.db, null, 0);
    const name = organisations.get(producer)?.name ?? producer;
    const alike = [...organisations.values()].filter((one) => one.name === name);
    return alike.length > 1 ? producer : name;
  }

  async function showMeanwhile(
    c: Context,
    person: SignedIn,
    slug: string,
    mine: TypedStatistic,
    opened: TypedStatistic,
  ) {
    const now = await getStatisticDetails(site.db, slug);
    const theirs = typedOf(now, await producerName(now));
    const merged = mergeTyped(opened, mine, theirs);
    return showEditing(c, person, now, merged.typed, [], savedMeanwhile(merged, theirs), theirs);
  }

  async function showEditing(
    c: Context,
    person: SignedIn,
    details: StatisticDetails,
    typed: TypedStatistic,
    problems: readonly Problem[],
    meanwhile: Html,
    opened: TypedStatistic = typed,
  ) {
    const { organisations } = await readNames(site.db, null, 0);
    const producers = editsEveryStatistic(person) ? organisations : null;
    const producer = organisations.get(details.producer ?? '') ?? null;
    const form = { person, typed, problems, producers, producer };
    const main = editingView(details, opened, form, meanwhile);
    const status = problems.length > 0 ? 422 : meanwhile === nothing ? 200 : 409;
    const title = `Edit: ${details.title}`;
    return show(c, person, `/statistics/${details.slug}/editing`, title, main, status);
  }

  async function showAdding(
    c: Context,
    person: SignedIn,
    producer: Organisation,
    typed: TypedStatistic,
    problems: readonly Problem[],
  ) {
    const main = addingView(producer, { person, typed, problems, producers: null, producer });
    const path = `/organisations/${producer.slug}/statistics/new`;
    return show(c, person, path, 'Add a statistic', main, problems.length > 0 ? 422 : 200);
  }

  function show(
    c: Context,
    person: SignedIn,
    path: string,
    title: string,
    main: Html,
    status: 200 | 409 | 422 = 200,
  ): Response {
    const titled = status === 200 ? title : `Error: ${title}`;
    const page = { title: titled, path, main, noindex: true, person };
    return respondHtml(c, layout(site, page), status);
  }
}

function typedIn(form: Form): TypedStatistic {
  const fields = Object.entries(form.fields).map(([name, values]) => [name, values[0]] as const);
  return onlyInputs(Object.fromEntries(fields));
}

/** What was recorded when the form was opened; nothing where it did not come whole. */
function readOpened(form: Form): TypedStatistic {
  const read = z.record(z.string(), z.string()).safeParse(parsed(fieldOf(form, 'opened')));
  return onlyInputs(read.success ? read.data : {});
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
