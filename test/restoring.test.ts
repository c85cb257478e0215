import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { onEachDatabase } from './databases.ts';
import { end, makePlace, startServing } from './serving.ts';

const cli = resolve(import.meta.dirname, '../src/cli.ts');

function run(env: NodeJS.ProcessEnv, ...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [cli, ...args], { env }, (error, out, err) =>
      done({ code: Number(error?.code ?? 0), said: out + err }),
    );
  });
}

onEachDatabase((name) => {
  it('a restore is refused beside a server, which would go on counting what is gone', async (t) => {
    const { environment, open } = await makePlace(t, name);
    const file = `${environment.COUNTERSIGN_DATA}.gz`;
    const serving = await startServing(t, environment, '--starter');
    assert.equal((await run(environment, 'backup', file)).code, 0);

    const refused = await run(environment, 'restore', file, '--replace');
    assert.equal(refused.code, 1);
    assert.match(refused.said, /in use by/);

    if (name === 'PostgreSQL') {
      // The lock goes with its connection, and comes again.
      const db = open();
      t.after(() => db.destroy());
      const holders = sql<{ pid: number }>`
        select pid from pg_locks where locktype = 'advisory'
          and objid = (hashtext(current_schema())::bigint & 4294967295)::oid`;
      const first = (await holders.execute(db)).rows;
      assert.equal(first.length, 1);
      await sql`select pg_terminate_backend(${first[0]?.pid ?? 0}::int)`.execute(db);
      for (;;) {
        const [now] = (await holders.execute(db)).rows;
        if (now && now.pid !== first[0]?.pid) break;
        await wait(50);
      }
      assert.equal((await run(environment, 'restore', file, '--replace')).code, 1);
    }

    await end(serving, 'SIGTERM');
    const restored = await run(environment, 'restore', file, '--replace');
    assert.equal(restored.code, 0, restored.said);
  });
});
