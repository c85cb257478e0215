import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from './databases.ts';
import { openDoor } from './door.ts';
import { hostileTexts } from './hostile.ts';

const right = {
  kind: 'information',
  about: { type: 'example', id: 'uk-statistics-assembly-2025' },
  field: 'lessons',
  title: 'A title',
  text: 'There were forty tables.',
  sources: ['https://notes.example/'],
  relation: 'participant',
  credit: { as: 'name', name: 'Somebody', role: null },
  email: 'somebody@people.example',
};

/** Every place of the body, by its path. */
const places = [
  ...Object.keys(right).map((name) => [name]),
  ...['type', 'id'].map((name) => ['about', name]),
  ...['as', 'name', 'role'].map((name) => ['credit', name]),
  ['sources', '0'],
];

const hostileValues: readonly unknown[] = [
  ...hostileTexts,
  null,
  true,
  5,
  -0.5,
  1e300,
  [],
  {},
  [[]],
  [null],
  { toString: 'x' },
  Array.from({ length: 1_000 }, (_, n) => `https://notes.example/${n}`),
];

const hostileBodies: readonly string[] = [
  '',
  '{',
  'null',
  '[]',
  '"text"',
  '5',
  'NaN',
  '1e999',
  '\ufeff{}',
  '{"kind":"information","kind":"example"}',
  '{"__proto__":{"kind":"information"},"constructor":{"prototype":{"kind":"x"}}}',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `${'{"about":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  JSON.stringify({ ...right, unknown: 1 }),
  JSON.stringify({ ...right, text: 'a'.repeat(1_100_000) }),
  JSON.stringify(right).slice(0, -20),
];

onEachDatabase((name, _open, openStarter) => {
  test(`the JSON door takes what is right, and says what is wrong (${name})`, async (t) => {
    const db = await openStarter(t);
    const door = openDoor(db, { COUNTERSIGN_CONTRIBUTIONS_PER_HOUR: '1000000' });
    const count = async () => (await db.selectFrom('contributions').select('id').execute()).length;
    assert.equal((await door.json(right)).status, 201);
    let kept = 1;
    let refused = 0;

    const bodies = [
      ...hostileBodies,
      ...places.flatMap((path) => hostileValues.map((value) => changed(path, value))),
    ];
    for (const body of bodies) {
      const what = body.slice(0, 400);
      const { status, body: answer, headers } = await door.json(body);
      if (status === 201) kept++;
      else {
        refused++;
        assert.ok(status >= 400 && status < 500, `${status}: ${what}`);
        assert.match(headers.get('Content-Type') ?? '', /^application\/problem\+json/, what);
        const { title, detail, errors: problems = [] } = JSON.parse(answer);
        assert.ok(title && detail, what);
        if (status === 422) assert.ok(problems.length > 0, `nothing is named: ${what}`);
        for (const { field, message } of problems) {
          assert.ok(field && message, `${what}: ${answer}`);
          assert.doesNotMatch(message, /undefined|\[object|Invalid input/, `${what}: ${answer}`);
        }
      }
    }
    assert.equal(await count(), kept, 'what was refused was not kept');
    assert.ok(kept > 20 && refused > 300, `${kept} were kept, ${refused} refused`);

    const control = /(?![\t\n])\p{Cc}|[\ufffe\uffff\u2028\u2029]|\p{Surrogate}/u;
    for (const row of await db.selectFrom('contributions').selectAll().execute()) {
      for (const value of Object.values(row)) assert.doesNotMatch(String(value), control);
    }
    const mails = await db.selectFrom('outbox').select('recipient').distinct().execute();
    assert.deepEqual(
      mails.map(({ recipient }) => recipient),
      [right.email],
    );
  });
});

function changed([first = '', second]: readonly string[], value: unknown): string {
  if (second === undefined) return JSON.stringify({ ...right, [first]: value });
  const inner = structuredClone(right[first as 'about']) as Record<string, unknown>;
  inner[second] = value;
  return JSON.stringify({ ...right, [first]: inner });
}
