import assert from 'node:assert/strict';
import type { Editor } from '../desk.ts';
import type { Door } from '../door.ts';
import { nextNumber, type OpenIt, staffOf, withKey } from './opening.ts';

/** Drafts, and what is done with an example as a whole. */
export function editingForms(door: Door): Record<string, OpenIt> {
  const { site } = door;
  const withDraft = (what: string, fields: Record<string, string> = {}): [string, OpenIt] => [
    `/moderation/drafts/:draft${what}`,
    async () => {
      const grace = await staffOf(site, 'grace', 'editor');
      const { location } = await grace.send('/moderation/drafts');
      const typed = {
        title: `Stops counted ${nextNumber()}`,
        summary: 'Riders counted stops.',
        kind: 'engagement',
        start: '2025',
        'sources.0.url': 'https://stops.example/',
        'sources.0.title': 'Stops',
        'organisations.0.organisation': 'Office for National Statistics',
        'participants.count': '40',
        'participants.qualifier': 'about',
        next: 'preview',
      };
      if (what === '') return withKey(grace, location, { lock: '0', ...typed });
      const saved = await grace.send(location, { lock: '0', ...typed });
      assert.equal(saved.status, 303);
      const given = what === '/publication' ? { slug: `stops-${nextNumber()}`, ...fields } : fields;
      return withKey(grace, location + what, given);
    },
  ];
  const withExample = (
    what: string,
    fields: Record<string, string>,
    role: 'editor' | 'administrator' = 'editor',
  ): [string, OpenIt] => [
    `/examples/:slug/${what}`,
    async () => {
      const ada = await staffOf(site, role === 'editor' ? 'grace' : 'ada', role);
      const slug = await publishOne(ada);
      // What is withdrawn can be restored.
      if (what === 'restoration') await ada.send(`/examples/${slug}/withdrawal`, { reason: 'x' });
      const name: Record<string, string> =
        what === 'name' ? { slug: `renamed-${nextNumber()}` } : {};
      return withKey(ada, `/examples/${slug}/${what}`, { ...fields, ...name });
    },
  ];
  return {
    '/moderation/drafts': async () => {
      return withKey(await staffOf(site, 'grace', 'editor'), '/moderation/drafts', {});
    },
    ...Object.fromEntries([
      withDraft(''),
      withDraft('/publication', { reason: 'It was missing.' }),
      withDraft('/base'),
      withDraft('/deletion'),
      withExample('working-copy', {}),
      withExample('restoration', { number: '1', reason: 'It was right before.' }),
      withExample('name', {}),
      withExample('withdrawal', { reason: 'It was recorded twice.' }),
      withExample(
        'redaction',
        {
          words: 'Riders',
          fields: 'summary',
          revisions: '1',
          code: 'personal',
          next: 'redact',
          slug: '',
        },
        'administrator',
      ),
    ]),
  };
}

/** A new example of one revision; answers its slug. */
async function publishOne(editor: Editor): Promise<string> {
  const slug = `stops-${nextNumber()}`;
  const { location } = await editor.send('/moderation/drafts');
  const typed = {
    title: 'Stops counted',
    summary: 'Riders counted stops.',
    kind: 'engagement',
    licence: 'CC BY 4.0',
    'sources.0.url': 'https://stops.example/',
    'sources.0.title': 'Stops',
  };
  await editor.send(location, { lock: '0', ...typed });
  const published = await editor.send(`${location}/publication`, {
    slug,
    reason: 'It was missing.',
  });
  assert.equal(published.location, `/examples/${slug}`, published.body);
  return slug;
}
