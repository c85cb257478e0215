import { type Html, html } from '../kernel/html.ts';
import type { Organisation } from '../vocabulary/authorities/schema.ts';
import { type HeldRole, type Role, roleLabels } from './schema.ts';

/** The register's organisations by slug: who may be a producer. */
export type ProducerNames = ReadonlyMap<string, Organisation>;

const roleHints: Record<Role, string> = {
  administrator: 'Invites people, changes their roles and ends accounts.',
  editor: 'Answers contributions, and writes and edits examples and statistics.',
  adviser: 'Checks applications and prepares meetings; edits statistics.',
  'member-lay': 'Advises on applications as a member of the public.',
  'member-expert': 'Advises on applications as an expert.',
  chair: 'Leads the panel’s meetings. May be a member of the panel too.',
  'decision-maker': 'Decides on applications, but not on one they advised on.',
  applicant: 'Looks after one producer’s statistics, and applies for them.',
};

export function roleChoices(roles: readonly Role[]) {
  return roles.map((role) => ({
    text: roleLabels[role],
    value: role,
    hint: { text: roleHints[role] },
  }));
}

/** `Editor; Applicant (Some Producer)`, or that there is none. */
export function roleNames(roles: readonly HeldRole[], producers: ProducerNames): string {
  const names = roles.map(({ role, organisation }) =>
    organisation === null
      ? roleLabels[role]
      : `${roleLabels[role]} (${producers.get(organisation)?.name ?? organisation})`,
  );
  return names.join('; ') || 'No role';
}

/** What an input with `list="known-organisations"` offers. */
export function organisationChoices(producers: ProducerNames): Html {
  const most = [...producers.values()].slice(0, 3_000);
  return html`<datalist id="known-organisations">${most.map(({ name }) => html`<option value="${name}"></option>`)}</datalist>`;
}
