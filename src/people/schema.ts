import { z } from 'zod';
import { text } from '../vocabulary/fields.ts';

/** What somebody may act as, and how a page says so. */
export const roleLabels = {
  administrator: 'Administrator',
  editor: 'Editor',
  adviser: 'Adviser',
  'member-lay': 'Panel member, lay',
  'member-expert': 'Panel member, expert',
  chair: 'Chair',
  'decision-maker': 'Decision-maker',
  applicant: 'Applicant',
} as const;

export type Role = keyof typeof roleLabels;
export const roles = Object.keys(roleLabels) as Role[];

export interface HeldRole {
  role: Role;
  /** The slug of the producer that it is held for; null where it is for the whole register. */
  organisation: string | null;
}

/** What stands for the name of somebody whose account was ended: their own is erased. */
export const nameOfEnded = 'A former colleague';

export interface Person {
  /** Opaque: it may stand in the public record. */
  id: string;
  /** Empty once the account was ended. */
  email: string;
  /** As colleagues see it. */
  name: string;
  state: 'active' | 'ended';
  created: string;
  roles: HeldRole[];
}

/** A person with the session that a request came in. */
export interface SignedIn extends Person {
  sessionId: string;
  /** Goes with every form of this session: see `access.ts`. */
  formKey: string;
  /** The pages that this person works on: see `desk.ts`. */
  desk: readonly DeskLink[];
}

/** A page that somebody's roles lead to. */
export interface DeskLink {
  text: string;
  href: string;
}

export interface Session {
  id: string;
  /** The browser's family only: `Firefox`. */
  browser: string;
  created: string;
  seen: string;
  expires: string;
}

export const emailAddress = z
  .string({ error: 'Enter an e-mail address' })
  .trim()
  .min(1, 'Enter an e-mail address')
  .max(254, 'An e-mail address has at most 254 characters')
  .pipe(z.email('Enter an e-mail address such as name@organisation.example'));

/** Two spellings of one address, compared: nobody's mailbox tells capitals apart in practice. */
export function foldEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

const role = z.enum(roles, { error: 'Choose a role' });

export const invitationSchema = z.strictObject({
  email: emailAddress,
  name: z
    .string()
    .trim()
    .min(1, 'Enter a name')
    .pipe(text(100).refine((name) => !/[\n\t]/.test(name), 'A name is on one line')),
  role,
});
export type Invitation = z.output<typeof invitationSchema>;

export const rolesSchema = z.array(z.enum(roles, { error: 'Choose roles from the list' }));

declare module '../kernel/database/database.ts' {
  interface Tables {
    people: {
      id: string;
      email: string;
      /** The address folded, for comparison. */
      email_key: string;
      name: string;
      state: 'active' | 'ended';
      created: string;
    };
    /** `organisation` is empty where the role is for the whole register. */
    roles: { person_id: string; role: Role; organisation: string };
    sign_in_links: {
      token_hash: string;
      /** Null where nobody has the address that asked: see `askForLink`. */
      person_id: string | null;
      /** Where to go once signed in: an address within the site. */
      destination: string;
      expires: string;
      used: string | null;
    };
    sessions: {
      token_hash: string;
      /** Names the session on its owner's page; opens nothing. */
      id: string;
      person_id: string;
      browser: string;
      created: string;
      seen: string;
      expires: string;
    };
  }
}
