export interface Problem {
  /** The parameter or field, as the person sees it in the address, the form or the file. */
  field: string;
  message: string;
}

/** There is nothing at this address, or nothing that this person may see. 404. */
export class NotFound extends Error {
  override name: string = 'NotFound';
}

/** There was something, and it was taken away; the message says when and why. 410. */
export class Gone extends NotFound {
  override name = 'Gone';
}

/** The person is known and may not do this. 403. */
export class Forbidden extends Error {
  override name = 'Forbidden';
}

/** Somebody else was first, or the state does not allow it any more. 409. */
export class Conflict extends Error {
  override name = 'Conflict';
}

/** What was sent is wrong, field by field. 400 for an address, 422 for a form or a body. */
export class Invalid extends Error {
  override name = 'Invalid';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => `${problem.field}: ${problem.message}`).join('; '));
    this.problems = problems;
  }
}
