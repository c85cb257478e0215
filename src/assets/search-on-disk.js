// The search of a copy of the register that is read from disk: examples/search has the rest of it.
// A page on disk may not fetch, but it may load scripts: each calls countersign(name, value).

const loaded = new Map();
const waiting = new Map();
const atOnce = 20;

globalThis.countersign = (name, value) => {
  loaded.set(name, value);
};

/** What a file of the index holds; null where there is no such file. */
function load(name) {
  if (!waiting.has(name)) {
    waiting.set(
      name,
      new Promise((done) => {
        const script = document.createElement('script');
        script.src = `search/${name}.js`;
        script.onload = () => done(loaded.get(name) ?? null);
        script.onerror = () => done(null);
        document.head.append(script);
      }),
    );
  }
  return waiting.get(name);
}

// biome-ignore lint/correctness/noUnusedVariables: examples/search/question.ts calls it
function findSynonyms(words) {
  const found = [];
  for (let first = 0; first < words.length; first++) {
    for (let count = 1; first + count <= words.length; count++) {
      const stems = words.slice(first, first + count).map(({ stem }) => stem);
      const others = synonyms.get(stems.join(' '));
      if (others) found.push({ first, count, others });
    }
  }
  return found;
}

/** A list of the index as numbers of examples, with where the word stands in each. */
function readList(list) {
  const read = new Map();
  let number = 0;
  for (const [, step, letter] of list.matchAll(/([0-9a-z]+)([A-O])/g)) {
    number += Number.parseInt(step, 36);
    read.set(number, letter.charCodeAt(0) - 64);
  }
  return read;
}

/** Where a stem, or any that begins with it, stands. */
async function findStem(stem, prefix, starts) {
  const start = stem.slice(0, 2);
  const lists = starts.includes(start) ? await load(`words-${start}`) : null;
  if (!lists) return new Map();
  const stems = prefix ? Object.keys(lists).filter((one) => one.startsWith(stem)) : [stem];
  const found = new Map();
  for (const one of stems) {
    if (!Object.hasOwn(lists, one)) continue;
    for (const [number, places] of readList(lists[one])) {
      found.set(number, (found.get(number) ?? 0) | places);
    }
  }
  return found;
}

/** One way of saying one thing: the examples that have all its words, and where these stand together. */
async function findAlternative({ stems, words, prefix, weight }, starts) {
  let found = null;
  for (const stem of stems) {
    const next = await findStem(stem, false, starts);
    if (prefix) {
      for (const [number, places] of await findStem(words[0], true, starts)) {
        next.set(number, (next.get(number) ?? 0) | places);
      }
    }
    found =
      found === null
        ? next
        : new Map([...found].flatMap(([n, p]) => (next.has(n) ? [[n, p & next.get(n)]] : [])));
  }
  return { found: found ?? new Map(), weight };
}

/** Examples that have every group, by number: how well they answer. */
async function findAnswers(question, { starts, total }) {
  let answers = null;
  for (const group of question.groups) {
    const scores = new Map();
    const placed = new Map();
    for (const alternative of group) {
      const { found, weight } = await findAlternative(alternative, starts);
      const rarity = Math.log(1 + total / (found.size || 1));
      for (const [number, places] of found) {
        const score =
          weight *
          rarity *
          ((places & 1 ? 8 : 0) +
            (places & 2 ? 4 : 0) +
            (places & 4 ? 2 : 0) +
            (places & 8 ? 1 : 0));
        scores.set(number, Math.max(score, scores.get(number) ?? 0));
        placed.set(number, (placed.get(number) ?? 0) | places);
      }
    }
    // Who has all of the question in the title comes first, then title and summary.
    const next = new Map();
    for (const [number, score] of scores) {
      const before = answers === null ? { score: 0, title: true, lead: true } : answers.get(number);
      if (!before) continue;
      const places = placed.get(number);
      next.set(number, {
        score: before.score + score,
        title: before.title && (places & 1) > 0,
        lead: before.lead && (places & 3) > 0,
      });
    }
    answers = next;
  }
  return answers;
}

async function find(search, given) {
  const q = search.get('q')?.trim() ?? '';
  const question = q === '' ? null : readQuestion(q);
  const words = [];
  let numbers = null;
  let scores = null;
  if (q !== '') {
    words.push(`“${q}”`);
    scores = question ? await findAnswers(question, given) : new Map();
    numbers = [...scores.keys()];
  }
  for (const facet of new Set(search.keys())) {
    if (!/^[a-z]+$/.test(facet) || facet === 'q') continue;
    const lists = await load(`facet-${facet}`);
    if (!lists) continue;
    const some = new Set();
    for (const code of search.getAll(facet)) {
      const [name, list] = Object.hasOwn(lists, code) ? lists[code] : [code, ''];
      words.push(name);
      for (const number of readList(list).keys()) some.add(number);
    }
    numbers = numbers === null ? [...some] : numbers.filter((number) => some.has(number));
  }
  numbers?.sort((a, b) => {
    const [left, right] = [scores?.get(a), scores?.get(b)];
    if (!left || !right) return a - b;
    return right.title - left.title || right.lead - left.lead || right.score - left.score || a - b;
  });
  return { words, numbers };
}

async function cardOf(number, { perFile }) {
  const titles = await load(`examples-${Math.floor(number / perFile)}`);
  const [slug, title, summary, kind] = titles[number % perFile];
  const item = document.createElement('li');
  const article = item.appendChild(document.createElement('article'));
  article.className = 'card';
  const first = article.appendChild(document.createElement('p'));
  first.className = 'card__kind';
  first.textContent = kind;
  const heading = article.appendChild(document.createElement('h3'));
  heading.className = 'card__title';
  const link = heading.appendChild(document.createElement('a'));
  link.href = `examples/${slug}.html`;
  link.textContent = title;
  const says = article.appendChild(document.createElement('p'));
  says.className = 'card__excerpt';
  says.textContent = summary;
  return item;
}

// biome-ignore lint/correctness/noUnusedVariables: the last line of the script calls it
async function start(given) {
  document.getElementById('without').remove();
  const search = new URLSearchParams(location.search);
  const input = document.getElementById('q');
  input.value = search.get('q') ?? '';
  const { words, numbers } = await find(search, given);
  if (numbers === null) return;
  const told = document.getElementById('told');
  const list = document.getElementById('found');
  const more = document.getElementById('more');
  const count = numbers.length.toLocaleString('en-GB');
  const what = numbers.length === 1 ? '1 example' : `${count} examples`;
  document.title = `${words.join(', ')} – ${document.title}`;
  let shown = 0;
  const show = async () => {
    const next = numbers.slice(shown, shown + atOnce);
    shown += next.length;
    const items = await Promise.all(next.map((number) => cardOf(number, given)));
    list.append(...items);
    more.parentElement.hidden = shown >= numbers.length;
    return items[0];
  };
  more.addEventListener('click', async () => {
    const first = await show();
    first?.querySelector('a')?.focus();
  });
  await show();
  told.textContent = `${numbers.length === 0 ? 'No example' : what} found for ${words.join(', ')}.`;
}
