import type { Context } from 'hono';
import { Invalid } from '../../kernel/errors.ts';
import { respondProblem } from '../../kernel/http/problems.ts';
import { parse } from '../../kernel/http/query.ts';
import { respondJson } from '../../kernel/http/respond.ts';
import type { Site } from '../../kernel/http/site.ts';
import type { Guard } from '../abuse/guard.ts';
import { suspicionsOf } from '../abuse/suspicions.ts';
import { contributionSchema } from '../schema.ts';
import { sendContribution } from './actions.ts';

/** `POST /contributions` with JSON: the same rules as the form, but for its shortest time. */
export async function takeJson(site: Site, guard: Guard, c: Context): Promise<Response> {
  try {
    return await take(site, guard, c);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const detail = 'Nothing was taken. Each problem names its field.';
    return respondProblem(c, {
      status: 422,
      title: 'There is a problem',
      detail,
      problems: error.problems,
    });
  }
}

/** Other types say nothing of what they hold; and `text/plain` is what any page may send unasked. */
export function refuseType(c: Context): Response {
  return respondProblem(c, {
    status: 415,
    title: 'Not a type that is taken here',
    detail: 'Send JSON with the header Content-Type: application/json. Nothing was taken.',
    problems: [],
  });
}

async function take(site: Site, guard: Guard, c: Context): Promise<Response> {
  const sent = parse(contributionSchema, readJson(await c.req.text()));
  const wait = guard.takeOne(c);
  if (wait > 0) {
    c.header('Retry-After', String(wait * 60));
    return respondProblem(c, {
      status: 429,
      title: 'Too many contributions',
      detail: `A great many contributions came from this network. Try again in ${wait} minutes.`,
      problems: [],
    });
  }
  const suspicions = [...guard.suspicionsOfSending(null), ...suspicionsOf(sent)];
  guard.noteOne();
  const mayMail = sent.email !== null && suspicions.length === 0 && guard.mayMail(sent.email);
  const sending = { suspicions, form: null, seen: null, mayMail };
  const { reference, state, address } = await sendContribution(site, sent, sending);
  const url = site.url + address;
  c.header('Cache-Control', 'no-store');
  c.header('Location', url);
  return respondJson(c, { reference, url, status: state }, 201);
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Invalid([{ field: 'body', message: 'must be JSON, of the type application/json' }]);
  }
}
