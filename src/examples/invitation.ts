/**
 * Where “Do you know?” leads: the place to tell us of an example (null: a new one) or of one of its
 * fields. The one function to change when the contribution pages are there.
 */
export function invitationAddress(_slug: string | null, _field: string | null): string {
  return '/about#tell-us';
}
