import { vocabulary } from '../../vocabulary/vocabularies.ts';
import type { Profile, Scheme } from '../scheme/schema.ts';

/** What a scheme asks for at least of a statistic of a profile, one line each. */
export function leastInWords({ least }: Scheme, profile: Profile): string[] {
  const { activities, aims, kinds_of_people, any_of, exchanges } = least[profile];
  const label = (name: string, code: string) => vocabulary(name).label(code).toLowerCase();
  return [
    ...(activities === 0 ? [] : [counted(activities, 'activity', 'activities')]),
    ...aims.map((one) => `an activity about ${label('aims', one)}`),
    ...(kinds_of_people === 0
      ? []
      : [`${counted(kinds_of_people, 'kind', 'kinds')} of people who took part`]),
    ...(any_of.length === 0
      ? []
      : [`one of these among them: ${any_of.map((one) => label('involved', one)).join('; ')}`]),
    ...(exchanges === 0
      ? []
      : [`${counted(exchanges, 'account', 'accounts')} of what was asked, said and done`]),
  ];
}

/** `1 activity`, `2 activities`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
