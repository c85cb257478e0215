import { addDays, dayOf } from '../../src/review/course/clock-rules.ts';
import { type Door, placeOf } from '../door.ts';
import { type Review, readShipped } from '../review.ts';
import { nextNumber, type OpenForm, type OpenIt } from './opening.ts';
import { atMeeting, begun, openAs } from './review.ts';

const zone = 'Europe/London';

/** The panel's own page, meetings and their minutes, and concerns. */
export function panelForms(review: Review, door: Door): Record<string, OpenIt> {
  const forms = {
    '/panel/me': async () => {
      const from = dayOf(review.now(), zone);
      const away = { 'away.0.from': from, 'away.0.to': addDays(from, 7) };
      return openAs(review, 'lay1', '/panel/me', { interests: 'None.', ...away });
    },
    '/panel/me/notice': async () => {
      const { id } = await review.hire('lay3');
      await review.db.deleteFrom('panel_notices').where('person_id', '=', id).execute();
      return openAs(review, 'lay3', '/panel/me', {}, '/panel/me/notice');
    },
    ...meetingForms(review),
    ...minutesForms(review),
    ...concernForms(review, door),
  };
  return Object.fromEntries(
    Object.entries(forms).map(([address, open]) => [
      address,
      () => {
        review.setNow(begun);
        return open();
      },
    ]),
  );
}

function meetingForms(review: Review): Record<string, OpenIt> {
  // What is recorded of a meeting can be recorded again.
  let begunDay: string | null = null;
  let placedDay: string | null = null;
  const plan = async () => review.planMeeting(await readShipped('engagement-mark'));
  return {
    '/meetings': async () => {
      const typed = {
        scheme: 'engagement-mark',
        day: addDays(dayOf(review.now(), zone), 400 + nextNumber()),
        starts: '10:00',
        slot_minutes: '20',
        place: 'Online',
      };
      return openAs(review, 'adviser', '/meetings/new', typed, '/meetings');
    },
    '/meetings/:date/attendance': async () => {
      begunDay ??= await plan();
      const day = begunDay;
      review.setNow(`${day}T10:00:00.000Z`);
      const { id } = await review.hire('lay1');
      return onDay(review, day, '/attendance', { [`attendance.${id}`]: 'present' });
    },
    '/meetings/:date/presence': async () => {
      placedDay ??= (await review.stands(await atMeeting(review))).meeting?.day ?? '';
      review.setNow(`${placedDay}T10:00:00.000Z`);
      const { id } = await review.hire('lay1');
      return onDay(review, placedDay, '/presence', { present: id });
    },
    '/meetings/:date/cancellation': async () => onDay(review, await plan(), '/cancellation'),
  };
}

/** A form of a meeting's working page. */
function onDay(review: Review, day: string, what: string, fields: OpenForm['fields'] = {}) {
  const by = what === '/cancellation' ? 'adviser' : 'chair';
  return openAs(review, by, `/meetings/${day}/desk`, fields, `/meetings/${day}${what}`);
}

function minutesForms(review: Review): Record<string, OpenIt> {
  const steps = ['', '/words', '/approval', '/publication', '/correction'] as const;
  const typed: Record<(typeof steps)[number], OpenForm['fields']> = {
    '': {},
    '/words': {
      earlier: 'None.',
      other: '',
      'items.0.purpose': 'A new release.',
      'items.0.lay': '',
      'items.0.expert': '',
      'items.0.reasons': 'It was clear.',
    },
    '/approval': {},
    '/publication': {},
    '/correction': { reason: 'A name was wrong.' },
  };
  // Words can be changed again and again.
  let written: string | null = null;
  const open = (step: (typeof steps)[number]): [string, OpenIt] => [
    `/meetings/:date/minutes${step}`,
    async () => {
      if (step === '/words' && written) {
        review.setNow(`${written}T10:00:00.000Z`);
        const again = `/meetings/${written}/minutes`;
        return openAs(review, 'chair', again, typed[step], again + step);
      }
      const { meeting } = await review.stands(await atMeeting(review));
      const base = `/meetings/${meeting?.day}/minutes`;
      const { id } = await review.hire('chair');
      await send(
        await onDay(review, meeting?.day ?? '', '/attendance', { [`attendance.${id}`]: 'present' }),
      );
      // What comes before it: words may be left as they were written.
      for (const before of steps.slice(0, steps.indexOf(step))) {
        if (before === '/words') continue;
        await send(await openAs(review, 'chair', base, {}, base + before));
      }
      if (step === '/words') written = meeting?.day ?? null;
      return openAs(review, 'chair', base, typed[step], base + step);
    },
  ];
  return Object.fromEntries(steps.map(open));

  async function send({ address, cookie = '', fields }: OpenForm): Promise<void> {
    const headers = { cookie, 'Sec-Fetch-Site': 'same-origin' };
    const body = new URLSearchParams(fields as Record<string, string>);
    const answer = await review.site.app.request(address, { method: 'POST', body, headers });
    if (answer.status !== 303) throw new Error(`${address}: ${answer.status}`);
  }
}

function concernForms(review: Review, door: Door): Record<string, OpenIt> {
  let hasMark = false;
  const concern = async (): Promise<string> => {
    if (!hasMark) await review.reach('live', { route: 'precedent' });
    hasMark = true;
    const answer = await door.json({
      kind: 'concern',
      about: { type: 'mark', id: 'engagement-mark/invented-statistic' },
      text: `Nobody asked us ${nextNumber()} times.`,
      email: `reader${nextNumber()}@people.example`,
    });
    if (answer.status !== 201) throw new Error(answer.body);
    return `/concerns/${placeOf(JSON.parse(answer.body).url).reference.toLowerCase()}`;
  };
  const open =
    (what: string, fields: OpenForm['fields'] = {}): OpenIt =>
    async () => {
      const page = await concern();
      if (what === 'restoration') {
        const aside = await openAs(review, 'adviser', page, {}, `${page}/setting-aside`);
        const headers = { cookie: aside.cookie ?? '', 'Sec-Fetch-Site': 'same-origin' };
        const body = new URLSearchParams(aside.fields as Record<string, string>);
        await review.site.app.request(aside.address, { method: 'POST', body, headers });
      }
      return openAs(review, 'adviser', page, fields, `${page}/${what}`);
    };
  return {
    '/concerns/:reference/answer': open('answer', { outcome: 'declined', words: 'It was done.' }),
    '/concerns/:reference/question': open('question', { question: 'Who is “us”?' }),
    '/concerns/:reference/setting-aside': open('setting-aside'),
    '/concerns/:reference/restoration': open('restoration'),
  };
}
