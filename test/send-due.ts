import { openDatabase } from '../src/kernel/database/database.ts';
import { createSmtpCourier } from '../src/kernel/mail/courier.ts';
import { sendDue } from '../src/kernel/mail/sending.ts';

// A process of its own that sends what is due at a time, for the tests that kill one or run two:
// node test/send-due.ts '{"file":"…"}' smtp://… 2026-01-01T00:00:00.000Z
const [place = '', smtpUrl = '', at = ''] = process.argv.slice(2);
const db = openDatabase(JSON.parse(place));
const courier = createSmtpCourier(smtpUrl, 'countersign@register.example');
const sent = await sendDue({ db, courier, now: () => new Date(at) });
process.stdout.write(`${sent}\n`);
await db.destroy();
