import type { Database } from '../src/kernel/database/database.ts';
import type { Site } from '../src/kernel/http/site.ts';
import type { Role } from '../src/people/schema.ts';
import { type Answer, hiddenFields, openDoor } from './door.ts';
import { type Fields, type Staff, signIn } from './staff.ts';

/** The door, and editors at the desk behind it. */
export function openDesk(db: Database) {
  const door = openDoor(db);
  return {
    door,
    site: door.site,
    hire: (name: string, role: Role | null = 'editor') => hire(door.site, name, role),
    /** The subjects of the mails that wait or were sent, in their order. */
    mails: async (): Promise<string[]> => {
      const rows = await db.selectFrom('outbox').select('subject').orderBy('id').execute();
      return rows.map(({ subject }) => subject);
    },
    /** The text of the first mail whose subject ends so, after the reference. */
    mail: async (subject: string): Promise<string> => {
      const { body } = await db
        .selectFrom('outbox')
        .select('body')
        .where('subject', 'like', `%: ${subject}`)
        .orderBy('id')
        .executeTakeFirstOrThrow();
      return body;
    },
  };
}

export type Desk = ReturnType<typeof openDesk>;
export type Editor = Awaited<ReturnType<typeof hire>>;

/** Somebody with a role (or none), signed in, who sees pages and decides on contributions. */
export async function hire(site: Site, name: string, role: Role | null) {
  const staff: Staff = await signIn(site, `${name}@people.example`, role);
  const editor = {
    id: staff.id,
    cookie: staff.cookie,
    read: async (address: string) => read(await staff.get(address)),
    send: async (address: string, fields: Fields = {}) => read(await staff.post(address, fields)),
    /** What the forms of a contribution's page carry when it is opened now. */
    open: async (reference: string): Promise<Record<string, string>> => {
      const { body } = await editor.read(deskAddress(reference));
      const { lock = '', seen = '', revision = '' } = hiddenFields(body);
      return { lock, seen, revision };
    },
    /** Opens it, and decides. */
    decide: async (reference: string, what: string, fields: Fields = {}) =>
      editor.send(`${deskAddress(reference)}/${what}`, {
        ...(await editor.open(reference)),
        ...fields,
      }),
  };
  return editor;
}

export function deskAddress(reference: string): string {
  return `/moderation/${reference.toLowerCase()}`;
}

async function read(answer: Response): Promise<Answer> {
  const { status, headers } = answer;
  return { status, headers, body: await answer.text(), location: headers.get('Location') ?? '' };
}
