import type { Context } from 'hono';
import type { Holdings } from '../../examples/holdings.ts';
import { Conflict, Invalid, NotFound } from '../../kernel/errors.ts';
import type { Form } from '../../kernel/http/form.ts';
import { parse } from '../../kernel/http/query.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import type { Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import type { Kept } from '../../kernel/memory.ts';
import { requireRole } from '../../people/rules.ts';
import type { SignedIn } from '../../people/schema.ts';
import { signedInAction, signedInPage } from '../../people/signed-in.ts';
import { referencePart } from '../addresses.ts';
import { respondFile } from '../files/answer.ts';
import { findFile, getContribution, listFiles } from '../queries.ts';
import { type Acceptance, offersOf, readParts, readSaid } from './acceptance.ts';
import { acceptContribution } from './acceptance-actions.ts';
import {
  askContributor,
  claimContribution,
  declineContribution,
  handBackContribution,
  mergeContribution,
  restoreContribution,
  setAsideContribution,
} from './actions.ts';
import { contributionView } from './contribution-views.ts';
import { readDeskPage, type Tried } from './desk-queries.ts';
import type { Handling } from './moderating-actions.ts';
import {
  mergerSchema,
  type Opened,
  openedSchema,
  questionSchema,
  refusalSchema,
  valuesOf,
} from './schema.ts';

type Take = (handling: Handling, form: Form) => Promise<unknown>;

/** One contribution at the desk, and every decision on it. */
export function registerContributionDesk(
  site: Site,
  holdings: () => Promise<Kept<Holdings>>,
): void {
  signedInPage(site, '/moderation/:reference', {
    html: ({ c, params, person }) => {
      requireRole(person, 'editor', 'administrator');
      return show(c, person, params.reference ?? '', afresh);
    },
  });

  signedInPage(site, '/moderation/:reference/files/:file', {
    html: async ({ c, params, person }) => {
      requireRole(person, 'editor', 'administrator');
      const { id, kind } = await getContribution(site.db, params.reference ?? '');
      if (kind === 'concern') throw new NotFound('Concerns are for the advice team.');
      const file = /^\d{1,9}$/.test(params.file ?? '')
        ? await findFile(site.db, id, Number(params.file))
        : null;
      if (!file) throw new NotFound('There is no such file.');
      return respondFile(c, file);
    },
  });

  on('claim', (handling) => claimContribution(site, handling));
  on('hand-back', (handling) => handBackContribution(site, handling));
  on('setting-aside', (handling) => setAsideContribution(site, handling));
  on('restoration', (handling) => restoreContribution(site, handling));
  on('question', (handling, form) =>
    askContributor(site, handling, parse(questionSchema, valuesOf(form, ['question']))),
  );
  on('refusal', (handling, form) => {
    const words = valuesOf(form, ['refusal_words'], null);
    const refusal = { ...valuesOf(form, ['refusal_reason']), ...words };
    return declineContribution(site, handling, parse(refusalSchema, refusal));
  });
  on('merger', (handling, form) =>
    mergeContribution(site, handling, parse(mergerSchema, valuesOf(form, ['into']))),
  );
  on('acceptance', async (handling, form) => {
    const acceptance = await readAcceptance(handling.reference, form);
    const { names } = (await holdings()).value;
    return acceptContribution(site, names, handling, acceptance);
  });

  /** Registers one decision: what is wrong with it comes back on the page, with all that was typed. */
  function on(what: string, take: Take): void {
    signedInAction(site, `/moderation/:reference/${what}`, async ({ c, params, person, form }) => {
      requireRole(person, 'editor', 'administrator');
      const reference = params.reference ?? '';
      const opened = parse(openedSchema, valuesOf(form, ['lock', 'seen', 'revision']));
      try {
        await take({ actor: person, reference, opened }, form);
      } catch (error) {
        return answerRefusal(c, person, reference, form, opened, error);
      }
      return c.redirect(`/moderation/${referencePart(reference)}`, 303);
    });
  }

  function answerRefusal(
    c: Context,
    person: SignedIn,
    reference: string,
    typed: Form,
    { seen }: Opened,
    error: unknown,
  ): Promise<Response> {
    if (error instanceof Invalid) {
      const tried = { typed, problems: error.problems, collided: null };
      return show(c, person, reference, tried, 422);
    }
    if (error instanceof Conflict) {
      const collided = { message: error.message, seen };
      return show(c, person, reference, { typed, problems: [], collided }, 409);
    }
    throw error;
  }

  async function readAcceptance(reference: string, form: Form): Promise<Acceptance> {
    const contribution = await getContribution(site.db, reference);
    const said = readSaid(form);
    if (contribution.kind === 'example') {
      const message = 'Make an example of it first';
      throw new Invalid([{ field: 'accept', message }]);
    }
    if (contribution.about_type !== 'example') {
      if (said.words) return { ...said, parts: null, files: [] };
      const message = 'Tell the contributor what you did with it: no example changes by itself';
      throw new Invalid([{ field: 'words', message }]);
    }
    const files = await listFiles(site.db, contribution.id);
    const offers = offersOf(contribution, files, site.url);
    return { ...said, ...readParts(form, contribution, offers) };
  }

  async function show(
    c: Context,
    person: SignedIn,
    reference: string,
    tried: Tried,
    status: 200 | 409 | 422 = 200,
  ): Promise<Response> {
    const { names } = (await holdings()).value;
    const page = await readDeskPage(site, names, person, reference, tried);
    const title = page.contribution.title ?? page.subject?.title ?? page.contribution.reference;
    const main = contributionView(page);
    return respondHtml(
      c,
      layout(site, {
        title: status === 422 ? `Error: ${title}` : title,
        path: `/moderation/${referencePart(page.contribution.reference)}`,
        breadcrumbs: [{ text: 'Contributions', href: '/moderation' }],
        main,
        noindex: true,
        person,
      }),
      status,
    );
  }
}

const afresh: Tried = { typed: null, problems: [], collided: null };
