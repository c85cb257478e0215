import type { Context } from 'hono';
import { Conflict, Forbidden, Gone, Invalid, NotFound, type Problem } from '../errors.ts';
import { respondJson } from './respond.ts';

export interface ErrorAnswer {
  status: 400 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500;
  title: string;
  detail: string;
  problems: readonly Problem[];
}

export const onlyRead: ErrorAnswer = {
  status: 405,
  title: 'This address can only be read',
  detail: 'It takes GET, HEAD and OPTIONS.',
  problems: [],
};

export const tooLarge: ErrorAnswer = {
  status: 413,
  title: 'Too large',
  detail: 'What was sent is larger than this address takes.',
  problems: [],
};

/** What an error says to the person: never a stack trace, never a message that was not meant for them. */
export function answerError(error: unknown, method: string): ErrorAnswer {
  if (error instanceof Gone) {
    return { status: 410, title: 'Withdrawn', detail: error.message, problems: [] };
  }
  if (error instanceof NotFound) {
    return { status: 404, title: 'Page not found', detail: error.message, problems: [] };
  }
  if (error instanceof Forbidden) {
    return { status: 403, title: 'You may not do this', detail: error.message, problems: [] };
  }
  if (error instanceof Conflict) {
    return { status: 409, title: 'This has changed', detail: error.message, problems: [] };
  }
  if (error instanceof Invalid) {
    return {
      status: method === 'GET' || method === 'HEAD' ? 400 : 422,
      title: 'There is a problem',
      detail: error.message,
      problems: error.problems,
    };
  }
  // Whoever sent it closed the connection half-way: nobody reads this, and nothing of ours is wrong.
  // The database's lost connection has the same code, but names the system call that failed.
  if (
    error instanceof Error &&
    'code' in error &&
    error.code === 'ECONNRESET' &&
    !('syscall' in error)
  ) {
    return { status: 400, title: 'Not whole', detail: 'The request ended early.', problems: [] };
  }
  return {
    status: 500,
    title: 'Something went wrong here',
    detail: 'It is our fault, not yours. It has been noted; please try again later.',
    problems: [],
  };
}

/** RFC 9457. */
export function respondProblem(c: Context, answer: ErrorAnswer): Response {
  const { status, title, detail, problems } = answer;
  return respondJson(
    c,
    {
      type: 'about:blank',
      title,
      status,
      detail,
      ...(problems.length > 0 && { errors: problems }),
    },
    status,
  );
}

/** Whether the answer should be JSON: by the address's ending, or by what the request accepts. */
export function wantsJson(c: Context): boolean {
  const { pathname } = new URL(c.req.url);
  if (/\.(?:json|csv|atom|bib|xml|txt|svg)$/.test(pathname)) return true;
  const accept = c.req.header('Accept') ?? '';
  const body = c.req.header('Content-Type') ?? '';
  return (
    (/\bjson\b/.test(accept) && !/text\/html/.test(accept)) || /^application\/json\b/.test(body)
  );
}
