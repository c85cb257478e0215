import type { Context } from 'hono';
import { z } from 'zod';
import { Conflict, NotFound, type Problem } from '../../kernel/errors.ts';
import { html } from '../../kernel/html.ts';
import { type Form, fieldOf, readForm } from '../../kernel/http/form.ts';
import { one, parseQuery, problemsOf } from '../../kernel/http/query.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import { type ActionRequest, action, page, type Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import type { Guard } from '../abuse/guard.ts';
import { referencePart, trackingAddress } from '../addresses.ts';
import { tidied } from '../door/reading.ts';
import { respondFile } from '../files/answer.ts';
import { type Evidence, readEvidence } from '../files/evidence.ts';
import {
  findAnswerTime,
  findContact,
  findContribution,
  findFile,
  findOutcome,
  getOwnContribution,
  isTakenDown,
  listFiles,
  listMessages,
} from '../queries.ts';
import { type About, findSubject } from '../subjects-queries.ts';
import {
  addFiles,
  answerQuestion,
  deleteDetails,
  type Own,
  withdrawContribution,
} from './actions.ts';
import { answerSchema } from './schema.ts';
import { type TrackingPage, trackingView } from './views.ts';
import { statusWords } from './wording.ts';

const querySchema = z.strictObject({
  key: one(z.string().default('')),
  sent: one(z.string().optional()),
});

/** A contributor's private page, and what they may do on it. The key is in the forms' bodies. */
export function registerTrackingPages(site: Site, guard: Guard): void {
  page(site, '/contributions/:reference', {
    html: async ({ c, params, query }) => {
      seal(c);
      const { key, sent } = parseQuery(querySchema, query);
      const own = { reference: params.reference ?? '', key };
      return show(c, own, { isReceipt: sent !== undefined });
    },
  });

  change('answers', async (c, own, form) => {
    const typed = tidied(fieldOf(form, 'text'));
    const parsed = answerSchema.safeParse({ text: typed });
    if (!parsed.success) {
      const empty = typed.trim() === '';
      const problems = empty
        ? [{ field: 'text', message: 'Write your answer' }]
        : problemsOf(parsed.error).map((one) => ({
            ...one,
            message: `Your answer ${one.message}`,
          }));
      return show(c, own, { problems, answer: typed });
    }
    return done(c, own, () => answerQuestion(site, own, parsed.data), { answer: typed });
  });

  change('withdrawal', (c, own) => done(c, own, () => withdrawContribution(site, own), {}));

  change('deletion', (c, own) => done(c, own, () => deleteDetails(site, own), {}));

  change('files', async (c, own, form) => {
    const read: Evidence[] = [];
    const problems: Problem[] = [];
    const chosen = (form.files.files ?? []).filter(({ name, size }) => name !== '' || size > 0);
    if (chosen.length === 0) problems.push({ field: 'files', message: 'Choose a file' });
    for (const file of chosen) {
      const evidence = readEvidence(file.name, new Uint8Array(await file.arrayBuffer()));
      if ('problem' in evidence) problems.push({ field: 'files', message: evidence.problem });
      else read.push(evidence);
    }
    if (problems.length > 0) return show(c, own, { problems });
    return done(c, own, () => addFiles(site, own, read), {});
  });

  // A file that an editor has published; for everybody else it is not there.
  site.app.get('/contributions/:reference{[a-z0-9-]+}/files/:file{[0-9]{1,9}}', async (c) => {
    const contribution = await findContribution(site.db, c.req.param('reference'));
    const file = contribution && (await findFile(site.db, contribution.id, +c.req.param('file')));
    const isShown =
      file?.public && !(await isTakenDown(site.db, c.req.param('reference'), file.id));
    if (!file || !isShown) throw new NotFound('There is nothing at this address.');
    return respondFile(c, file);
  });

  type Change = (c: Context, own: Own, form: Form) => Promise<Response>;

  function change(what: string, take: Change): void {
    const address = `/contributions/:reference/${what}`;
    action(site, 'post', address, async ({ c, params }: ActionRequest) => {
      seal(c);
      // Files are many bytes, and the key is among them: nobody makes us read them without end.
      const full = what === 'files' ? guard.takeUpload(c) : 0;
      if (full > 0) return tooMany(c, full);
      const form = await readForm(c);
      const own = { reference: params.reference ?? '', key: fieldOf(form, 'key') };
      // Who has no key learns nothing, whatever else is wrong.
      await getOwnContribution(site.db, own.reference, own.key);
      const wait = guard.takeChange(c);
      if (wait === 0) return take(c, own, form);
      c.header('Retry-After', String(wait * 60));
      const problems = [{ field: 'limit', message: waitWords(wait) }];
      return show(c, own, { problems, answer: fieldOf(form, 'text') }, 429);
    });
  }

  function tooMany(c: Context, wait: number): Response {
    c.header('Retry-After', String(wait * 60));
    const title = 'Please wait';
    const main = html`<div class="problem"><p class="problem__status">429</p><h1>${title}</h1>
<p>${waitWords(wait)}. Nothing of it was kept.</p></div>`;
    return respondHtml(c, layout(site, { title, path: '/contribute', main, noindex: true }), 429);
  }

  async function done(
    c: Context,
    own: Own,
    act: () => Promise<void>,
    kept: Partial<TrackingPage>,
  ): Promise<Response> {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return show(c, own, { ...kept, problems: [{ field: 'state', message: error.message }] }, 409);
    }
    return c.redirect(trackingAddress(own.reference, own.key), 303);
  }

  async function show(
    c: Context,
    { reference, key }: Own,
    given: Partial<TrackingPage>,
    status?: 409 | 429,
  ): Promise<Response> {
    const contribution = await getOwnContribution(site.db, reference, key);
    const { id, about_type, about_id } = contribution;
    const about = about_type && about_id ? ({ type: about_type, id: about_id } as About) : null;
    const problems = given.problems ?? [];
    const main = trackingView({
      contribution,
      key,
      link: site.url + trackingAddress(contribution.reference, key),
      subject: about && (await findSubject(site.db, about)),
      outcome: await findOutcome(site.db, contribution),
      email: await findContact(site.db, id),
      messages: await listMessages(site.db, id),
      files: await listFiles(site.db, id),
      answerTime: await findAnswerTime(site.db, site.now()),
      keptDays: {
        contacts: site.settings.COUNTERSIGN_KEEP_CONTACTS_DAYS,
        undecided: site.settings.COUNTERSIGN_KEEP_UNDECIDED_DAYS,
        setAside: site.settings.COUNTERSIGN_KEEP_SET_ASIDE_DAYS,
      },
      answer: '',
      ...given,
      // The receipt's address is what people keep: once something has happened, the page says that.
      isReceipt: given.isReceipt === true && contribution.lock === 0,
      problems,
    });
    const name = `${statusWords(contribution).short} – your contribution`;
    const title = problems.length > 0 ? `Error: ${name}` : name;
    const path = `/contributions/${referencePart(contribution.reference)}`;
    return respondHtml(
      c,
      layout(site, { title, path, main, noindex: true }),
      status ?? (problems.length > 0 ? 422 : 200),
    );
  }
}

/** The address opens the page: it is told to nobody, kept nowhere and listed nowhere. */
function seal(c: Context): void {
  c.header('Cache-Control', 'no-store');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('X-Robots-Tag', 'noindex, nofollow, noarchive');
}

function waitWords(minutes: number): string {
  return `A great deal came from your network. Please send it again in ${minutes} minutes`;
}
