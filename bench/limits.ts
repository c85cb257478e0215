import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Figures, measure } from './measure.ts';
import { firstAnswer, start, stop } from './processes.ts';

/** What this machine can do at most: nginx sending a file of this size, and Hono a fixed buffer. */
export async function measureLimits(bytes: number, seconds: number): Promise<[string, Figures][]> {
  const rows: [string, Figures][] = [];
  const { child, line } = await start(
    [resolve(import.meta.dirname, 'fixed.ts'), String(bytes)],
    process.env,
  );
  rows.push([
    'limit: Hono, fixed buffer of the size of the example’s page',
    await measure(`http://127.0.0.1:${line}`, ['/'], seconds),
  ]);
  await stop(child);
  if (spawnSync('nginx', ['-v']).error) {
    console.log('nginx is not here: its limit was not measured.\n');
    return rows;
  }
  rows.push(['limit: nginx, the same bytes as a file', await measureNginx(bytes, seconds)]);
  return rows;
}

async function measureNginx(bytes: number, seconds: number): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-nginx-'));
  const port = await freePort();
  await mkdir(join(folder, 'www'));
  await writeFile(join(folder, 'www/page.html'), 'x'.repeat(bytes));
  await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes 2; pid ${folder}/pid; error_log ${folder}/error.log;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 256; }
http {
  access_log off; sendfile on; types { text/html html; }
  client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c;
  uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;
  server { listen 127.0.0.1:${port}; root ${folder}/www; }
}
`,
  );
  const child = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], {
    stdio: 'ignore',
  });
  try {
    await firstAnswer(`http://127.0.0.1:${port}/page.html`, 10);
    return await measure(`http://127.0.0.1:${port}`, ['/page.html'], seconds);
  } finally {
    await stop(child);
    await rm(folder, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((done, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? done(address.port) : reject()));
    });
  });
}
