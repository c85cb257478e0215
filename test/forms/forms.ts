import type { Site } from '../../src/kernel/http/site.ts';
import type { Door } from '../door.ts';
import type { Review } from '../review.ts';
import { deskForms } from './desk.ts';
import { editingForms } from './editing.ts';
import type { OpenIt } from './opening.ts';
import { peopleForms } from './people.ts';
import { actForms } from './review.ts';
import { panelForms } from './review-panel.ts';
import { writingForms } from './review-writing.ts';
import { statisticsForms } from './statistics.ts';
import { visitorsForms } from './visitors.ts';

/**
 * How each form of the site is opened and filled in, by the address that it is sent to. An action that
 * is not here fails the test that walks them.
 */
export function formsOf(door: Door, review: Review): Record<string, OpenIt> {
  return {
    ...visitorsForms(door),
    ...peopleForms(door),
    ...deskForms(door),
    ...editingForms(door),
    ...statisticsForms(door),
    ...writingForms(review),
    ...actForms(review),
    ...panelForms(review, door),
  };
}

/** The addresses of the site that take something and of which `forms` knows no form. */
export function withoutForm({ actions }: Pick<Site, 'actions'>, forms: object): string[] {
  return actions.map(({ address }) => address).filter((address) => !Object.hasOwn(forms, address));
}
