import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openDatabase } from './database.ts';

const url = process.env.TEST_DATABASE_URL;

test('a server that ends our connections, idle or at work, does not end the process', {
  skip: url ? false : 'TEST_DATABASE_URL is not set',
}, async (t) => {
  const [db, other] = [openDatabase({ url: url as string }), openDatabase({ url: url as string })];
  t.after(() => Promise.all([db.destroy(), other.destroy()]));
  // News of an ended connection takes a moment: until then the pool may still hand it out.
  const connection = async (): Promise<number> => {
    for (;;) {
      try {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
        return rows[0]?.pid ?? 0;
      } catch {}
    }
  };
  const end = async (pid: number) => {
    await sql`select pg_terminate_backend(${pid}::int)`.execute(other);
    for (;;) {
      const { rows } = await sql`select 1 from pg_stat_activity where pid = ${pid}`.execute(other);
      if (rows.length === 0) return;
    }
  };

  const idle = await connection();
  await end(idle);
  const atWork = await connection();
  assert.notEqual(atWork, idle);

  const refused = assert.rejects(sql`select pg_sleep(60)`.execute(db), /terminat/);
  await end(atWork);
  await refused;
  assert.notEqual(await connection(), atWork);
});
