import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { hiddenFields } from '../../../test/door.ts';
import { openReview, type Player } from '../../../test/review.ts';
import type { Database } from '../../kernel/database/database.ts';
import { mostEvidenceFiles } from './file-actions.ts';

const pdf = (words: string) => new File([`%PDF-1.7 ${words}`], `${words}.pdf`);

async function openFiles(db: Database) {
  const review = await openReview(db);
  const reference = await review.start();
  const at = `/applications/${reference.toLowerCase()}`;
  const read = async (player: Player, address: string) => {
    const answer = await (await review.hire(player)).get(address);
    return { status: answer.status, headers: answer.headers, body: await answer.text() };
  };
  return {
    review,
    reference,
    at,
    read,
    async upload(player: Player, files: readonly File[], activity = '') {
      const { cookie } = await review.hire(player);
      const form = new FormData();
      const page = await read(player, '/people/me');
      form.append('form_key', hiddenFields(page.body).form_key ?? '');
      form.append('activity', activity);
      for (const file of files) form.append('files', file);
      const answer = await review.site.app.request(`${at}/files`, {
        method: 'POST',
        body: form,
        headers: { cookie, 'Sec-Fetch-Site': 'same-origin' },
      });
      return { status: answer.status, body: await answer.text() };
    },
    /** Addresses of the files, in their order. */
    async list(player: Player) {
      const { body } = await read(player, `${at}/files`);
      return [...body.matchAll(/href="(\/applications\/[^"]*\/files\/\d+)"/g)].map(
        ([, href]) => href ?? '',
      );
    },
  };
}

onEachDatabase((name, open) => {
  test(`files are private to who has the papers, and kept until they are removed (${name})`, async (t) => {
    const { review, reference, at, read, upload, list } = await openFiles(await open(t));
    assert.equal((await upload('applicant', [pdf('report')], 'a2')).status, 303);
    assert.equal((await upload('applicant', [pdf('report')], 'a2')).status, 303);
    assert.equal((await upload('colleague', [pdf('letter')])).status, 303);
    const [report = '', letter = '', ...others] = await list('applicant');
    assert.deepEqual(others, []);
    for (const no of ['abc', '99999999999999999999', '1e3']) {
      const applicant = await review.hire('applicant');
      assert.equal((await applicant.post(`${at}/files/${no}/removal`)).status, 409, no);
    }
    const files = await read('applicant', `${at}/files?activity=a2`);
    assert.match(
      files.body,
      /report\.pdf<\/a>, 1 kB<br><span[^>]*>Activity 2: Invented workshops 2/,
    );
    assert.match(files.body, /value="a2" selected/);
    assert.match((await read('applicant', at)).body, /Files of evidence \(2\)/);

    const opened = await read('colleague', report);
    assert.equal(opened.body, '%PDF-1.7 report');
    assert.match(opened.headers.get('Content-Disposition') ?? '', /^attachment; /);
    for (const other of ['stranger', 'adviser', 'lay1', 'editor', 'administrator'] as const) {
      assert.equal((await read(other, report)).status, 404, other);
    }
    await review.does('applicant', reference, 'submit');
    assert.equal((await read('adviser', report)).status, 200);
    assert.match((await read('adviser', at)).body, /report\.pdf/);
    assert.notEqual((await read('lay1', report)).status, 200);
    assert.equal((await upload('applicant', [pdf('late')])).status, 409);
    const { post } = await review.hire('applicant');
    assert.equal((await post(`${letter}/removal`)).status, 409);

    // What is added while a question is open is not handed in before it is answered.
    review.pause(1);
    await review.does('adviser', reference, 'ask', { words: 'Where is the questionnaire?' });
    review.pause(1);
    assert.equal((await upload('applicant', [pdf('questionnaire')])).status, 303);
    const added = (await list('applicant')).at(-1) ?? '';
    assert.equal((await read('adviser', added)).status, 404);
    // What was handed in stays with what the desk has looked at, whatever goes from the draft.
    assert.equal((await post(`${letter}/removal`)).status, 409);
    assert.match((await read('applicant', `${at}/files`)).body, /Handed in/);
    const { body: asked } = await read('applicant', `${at}/activities/a2/removal`);
    const digest = /name="opened" value="([^"]+)"/.exec(asked)?.[1] ?? '';
    assert.equal((await post(`${at}/activities/a2/removal`, { opened: digest })).status, 303);
    assert.equal((await read('adviser', report)).body, '%PDF-1.7 report');
    await review.does('applicant', reference, 'answer', { words: 'It is added.' });
    assert.equal((await read('adviser', added)).body, '%PDF-1.7 questionnaire');
  });

  test(`a member who left does not open files (${name})`, async (t) => {
    const { review, at, read } = await openFiles(await open(t));
    const reference = await review.reach('in-review', { statistic: 'second-statistic' });
    const papers = `/applications/${reference.toLowerCase()}`;
    const { id } = await review.db
      .selectFrom('applications')
      .select('id')
      .where('reference', '=', reference)
      .executeTakeFirstOrThrow();
    const bytes = new TextEncoder().encode('%PDF-1.7 planted');
    const row = { application_id: id, activity: '', name: 'planted.pdf', type: 'application/pdf' };
    const added = {
      bytes,
      sha256: 'planted',
      added: '2026-01-01T10:00:00.000Z',
      added_by: 'nobody',
    };
    await review.db
      .insertInto('application_files')
      .values({ ...row, ...added })
      .execute();
    const { id: file } = await review.db
      .selectFrom('application_files')
      .select('id')
      .where('application_id', '=', id)
      .executeTakeFirstOrThrow();
    await review.does('lay2', reference, 'declare', { interest: 'none' });
    await review.does('lay3', reference, 'declare', { interest: 'leaves', words: 'A friend.' });
    assert.equal((await read('lay2', `${papers}/files/${file}`)).status, 200);
    assert.notEqual((await read('lay3', `${papers}/files/${file}`)).status, 200);
    assert.notEqual(
      (await read('lay1', `${papers}/files/${file}`)).status,
      200,
      'not declared yet',
    );
    assert.equal(
      (await read('applicant', `${at}/files/${file}`)).status,
      404,
      'of another application',
    );
  });

  test(`a file is known by its content, and wrong ones are told (${name})`, async (t) => {
    const { review, at, upload, list, read } = await openFiles(await open(t));
    const none = await upload('applicant', []);
    assert.equal(none.status, 422);
    assert.match(none.body, /<title>Error: Files of evidence/);
    assert.match(none.body, /href="#files">Choose a file/);
    const page = await upload('applicant', [new File(['<html>'], 'page.pdf'), pdf('fine')]);
    assert.match(page.body, /page\.pdf is not a PDF, JPEG, PNG or WebP file/);
    assert.deepEqual(await list('applicant'), []);
    const astray = await upload('applicant', [pdf('fine')], 'nothing');
    assert.match(astray.body, /Choose what the files are evidence of/);
    for (let count = 0; count < mostEvidenceFiles; count += 2) {
      await upload('applicant', [pdf(`one ${count}`), pdf(`two ${count}`)]);
    }
    const full = await upload('applicant', [pdf('one too many')]);
    assert.match(full.body, /An application has at most 20 files: remove one first/);

    const [first = ''] = await list('applicant');
    const { post } = await review.hire('colleague');
    assert.equal((await post(`${first}/removal`)).headers.get('Location'), `${at}/files`);
    assert.equal((await read('applicant', first)).status, 404);
    assert.equal((await post(`${first}/removal`)).status, 409);
    assert.equal((await list('applicant')).length, mostEvidenceFiles - 1);
  });
});
