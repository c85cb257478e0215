import { newId } from '../src/kernel/tokens.ts';
import { actAddress } from '../src/review/acts/addresses.ts';
import type { What } from '../src/review/course/schema.ts';
import type { Player, Review } from './review.ts';
import type { Fields } from './staff.ts';

/** Sends the form of an act as it was opened now; `seen`: as it was opened at that many acts. */
export async function sendAct(
  review: Review,
  player: Player,
  reference: string,
  what: What,
  fields: Fields,
  seen?: number,
): Promise<{ status: number; body: string }> {
  const form = {
    form: newId(),
    seen: String(seen ?? (await review.stands(reference)).number),
  };
  const person = await review.hire(player);
  const answer = await person.post(actAddress(reference, what), { ...form, ...fields });
  return { status: answer.status, body: await answer.text() };
}

/** A page as somebody of the cast sees it. */
export async function look(review: Review, player: Player, address: string) {
  const answer = await (await review.hire(player)).get(address);
  return { status: answer.status, body: await answer.text() };
}
