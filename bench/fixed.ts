// The limit that this machine sets: the same Hono and Node sending one buffer of a given size.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const body = 'x'.repeat(Number(process.argv[2]));
const app = new Hono();
app.get('*', (c) => c.body(body, 200, { 'Content-Type': 'text/html; charset=utf-8' }));
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(port));
