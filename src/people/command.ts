import type { Call, Command } from '../kernel/command.ts';
import { findServedUrl, openRegister } from '../kernel/data-folder.ts';
import { Invalid, NotFound } from '../kernel/errors.ts';
import { parse } from '../kernel/http/query.ts';
import { readSettings } from '../kernel/settings.ts';
import { slug } from '../vocabulary/fields.ts';
import { endPerson, writeInvitation } from './actions.ts';
import { signInAddress } from './mails.ts';
import { findPersonByEmail, listPeople } from './queries.ts';
import { linkLastsMinutes } from './rules.ts';
import { invitationSchema, roles } from './schema.ts';
import type { Place } from './sign-in-actions.ts';

export const peopleCommand: Command = {
  help: `
Usage: bin/countersign people invite <e-mail> --role <role> [--organisation <slug>] [--name <name>]
       bin/countersign people list [--json]
       bin/countersign people end <e-mail>

invite  gives somebody an account, or one more role, and prints a link that signs them in once,
        within ${linkLastsMinutes} minutes. Nothing is mailed. Again for the same person: a new link.
list    everybody with an account: address, roles, name.
end     ends an account: every session ends, and nobody signs in with it any more.

  --role          ${roles.slice(0, 4).join(', ')},
                  ${roles.slice(4).join(', ')}
  --organisation  the slug of an applicant’s producer: needed for an applicant, refused for the others
  --name          as colleagues see it; the address when absent
  --json          one JSON document`,
  options: {
    role: { type: 'string' },
    organisation: { type: 'string' },
    name: { type: 'string' },
    json: { type: 'boolean' },
  },
  takes: [1, 2],
  async run(call) {
    const { given, err } = call;
    const [what = '', email] = given;
    const run = what === 'list' && !email ? list : email ? withAddress[what] : undefined;
    if (!run) {
      err('Say invite, list or end, and whom. See bin/countersign people --help.');
      return 2;
    }
    const settings = readSettings();
    const db = await openRegister(settings);
    const url =
      settings.COUNTERSIGN_URL ?? findServedUrl(settings) ?? `http://localhost:${settings.PORT}`;
    try {
      await run({ db, url, now: () => new Date() }, call);
      return 0;
    } finally {
      await db.destroy();
    }
  },
};

type Run = (place: Place, call: Call) => Promise<void>;
const withAddress: Record<string, Run> = { invite, end };

async function invite(place: Place, { given, options, out }: Call): Promise<void> {
  const role = String(options.role ?? '');
  if (!(roles as string[]).includes(role)) {
    throw new Invalid([{ field: '--role', message: `must be one of ${roles.join(', ')}` }]);
  }
  const email = given[1] ?? '';
  const invitation = parse(invitationSchema, { email, name: options.name ?? email, role });
  const organisation =
    options.organisation === undefined ? null : parse(slug, options.organisation);
  const { person, token, known } = await writeInvitation(place, invitation, organisation);
  const link = signInAddress(place.url, token);
  if (options.json) {
    out(JSON.stringify({ email: person.email, roles: person.roles, link }));
    return;
  }
  out(known ? `${person.email} has an account, with this role.` : `${person.email} is invited.`);
  out(`This link signs them in once, within ${linkLastsMinutes} minutes:\n${link}`);
}

async function list({ db }: Place, { options, out }: Call): Promise<void> {
  const people = await listPeople(db);
  if (options.json) {
    out(JSON.stringify(people.map(({ id, ...person }) => person)));
    return;
  }
  if (people.length === 0) out('Nobody has an account. See bin/countersign people --help.');
  for (const { email, name, state, roles: held } of people) {
    const names = held.map(
      ({ role, organisation }) => role + (organisation ? `/${organisation}` : ''),
    );
    out([email, state === 'ended' ? 'ended' : names.join(', ') || 'no role', name].join('\t'));
  }
}

async function end(place: Place, { given, out }: Call): Promise<void> {
  const email = given[1] ?? '';
  const person = await findPersonByEmail(place.db, email);
  if (!person) throw new NotFound(`${email} has no account.`);
  await endPerson(place, 'command', person.id);
  out(`The account of ${person.email} is ended.`);
}
