import { type Html, html, nothing } from '../../kernel/html.ts';
import type { Route } from '../../kernel/http/site.ts';
import { contributionJsonSchema, receiptJsonSchema } from './contributing.ts';
import { machineRoutes } from './openapi.ts';
import { type Parameter, parameters } from './parameters.ts';
import { componentSchemas, type JsonSchema } from './schemas.ts';

export interface ApiPage {
  routes: readonly Route[];
  siteUrl: string;
  /** An example to ask for; null in an empty register. */
  slug: string | null;
  /** Whether there is a scheme: otherwise nothing is said of the review desk. */
  hasSchemes: boolean;
}

/** How a script reads the register: made from the same schemas that make and check the answers. */
export function apiView({ routes, siteUrl, slug, hasSchemes }: ApiPage): Html {
  const schemas = componentSchemas();
  return html`<header class="page-head"><h1>For machines</h1>
<p class="lead">Everything that can be read here can be read by a script, without a key. Add the ending of a format to the address of a page.</p></header>
<div class="columns columns--end"><div class="columns__main">
<div class="prose">${requests(siteUrl, slug)}</div>
<section class="section section--ruled" id="addresses"><h2>Addresses and formats</h2>
<p>Parts in braces stand for a slug. The same list is at <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1).</p>
${addresses(routes)}</section>
<section class="section section--ruled" id="parameters"><h2>Parameters of /examples</h2>
<p>Repeats of one parameter mean <em>or</em>; different parameters mean <em>and</em>. They hold in every format.</p>
${parameterTable('/examples')}</section>
<section class="section section--ruled" id="list"><h2>The answer of /examples.json</h2>${fields('the answer', schemas.ExampleList)}</section>
<section class="section section--ruled" id="example"><h2>An example</h2>
<p>Null means <em>not recorded</em>; an empty list, that nothing of the kind is recorded. Times are UTC.</p>${fields('an example', schemas.Example)}</section>
${gapsSection(siteUrl, schemas)}
${hasSchemes ? deskSection(siteUrl, schemas) : nothing}
${contributing(siteUrl)}
<div class="prose">${manners}</div>
</div>
<div class="columns__side"><nav class="contents" aria-label="On this page"><h2>On this page</h2><ol>
<li><a href="#requests">Requests</a></li><li><a href="#addresses">Addresses and formats</a></li><li><a href="#parameters">Parameters</a></li><li><a href="#list">The answer of a list</a></li><li><a href="#example">An example</a></li><li><a href="#gaps">What is missing</a></li>${hasSchemes ? html`<li><a href="#decisions">Decisions and marks</a></li>` : nothing}<li><a href="#contribute">Contributing</a></li><li><a href="#errors">Errors</a></li><li><a href="#licence">Licence</a></li></ol></nav></div></div>`;
}

function gapsSection(siteUrl: string, schemas: ReturnType<typeof componentSchemas>): Html {
  return html`<section class="section section--ruled" id="gaps"><h2>What is missing</h2>
<p>What nobody has told the register yet, counted, with an address for each hole at which it can be filled:</p>
<pre tabindex="0"><code>curl '${siteUrl}/gaps.json?matrix=level-country'</code></pre>
<p>A cell of a matrix has the codes and labels of its two sides (<code>level</code>, <code>level_label</code>, <code>country</code>, <code>country_label</code>), its <code>count</code>, the list of its <code>examples</code>, and <code>tell_us</code>.</p>
<h3>Parameters of /gaps</h3>${parameterTable('/gaps')}
<h3>The whole</h3>${fields('the gaps', schemas.Gaps)}
<h3>One list of them</h3>${fields('a list of gaps', schemas.GapList)}</section>`;
}

function deskSection(siteUrl: string, schemas: ReturnType<typeof componentSchemas>): Html {
  return html`<section class="section section--ruled" id="decisions"><h2>Decisions and marks</h2>
<p>Every decision of the review desk whose letter is out, and the mark of a statistic as it stands now:</p>
<pre tabindex="0"><code>curl '${siteUrl}/decisions.json?outcome=not-supported'</code></pre>
<p><code>/marks/{scheme}/{statistic}.json</code>, and <code>.svg</code> for its drawing.</p>
<p>The status of a mark is computed when it is asked for; an answer may be kept for ten minutes, and not past midnight where the scheme is. Schemes and their rules: <a href="/schemes.json">/schemes.json</a>. Figures: <a href="/decisions/figures.json">/decisions/figures.json</a>. News: <a href="/decisions.atom">/decisions.atom</a>.</p>
<h3>Parameters of /decisions</h3>${parameterTable('/decisions')}
<h3>A decision in a list</h3>${fields('a decision', schemas.DecisionListed)}
<h3>A mark</h3>${fields('a mark', schemas.Mark)}</section>`;
}

function requests(siteUrl: string, slug: string | null): Html {
  return html`<h2 id="requests">Requests</h2>
<p>Examples about the census in which the public was involved:</p>
<pre tabindex="0"><code>curl '${siteUrl}/examples.json?q=census&amp;involved=public'</code></pre>
<p>The same for a spreadsheet, all of them:</p>
<pre tabindex="0"><code>curl -o examples.csv '${siteUrl}/examples.csv?q=census&amp;involved=public'</code></pre>
${
  slug === null
    ? nothing
    : html`<p>One example, and its entry for a bibliography:</p>
<pre tabindex="0"><code>curl '${siteUrl}/examples/${slug}.json'
curl '${siteUrl}/examples/${slug}.bib'</code></pre>`
}
<p>Every code with its meaning: <a href="/vocabularies">vocabularies</a>. The register as a data set (DCAT 3 in JSON-LD): <a href="/catalog.json">/catalog.json</a>. What is missing: <a href="/gaps.json">/gaps.json</a>. What is new: <a href="/feed.atom">/feed.atom</a>.</p>`;
}

function contributing(siteUrl: string): Html {
  const sent = `{"kind": "example", "title": "…", "text": "…", "sources": ["https://…"], "relation": "reader"}`;
  return html`<section class="section section--ruled" id="contribute"><h2>Contributing</h2>
<p><code>POST /contributions</code> takes JSON and answers 201. It needs no key, and any origin may send. An editor decides on everything that comes in; until then nothing of it is shown.</p>
<pre tabindex="0"><code>curl -H 'Content-Type: application/json' -d '${sent}' ${siteUrl}/contributions</code></pre>
${fields('a contribution', contributionJsonSchema())}
<p>The rules are those of <a href="/contribute">the forms</a>, but for the least time that a person needs to fill one in. What looks like spam (many links, the same again, or anything while a great many contributions come in) is set aside for an editor to look at, and the status says so. Too many from one network are answered with 429.</p>
<h3>The answer</h3>${fields('the receipt', receiptJsonSchema())}</section>`;
}

function addresses(routes: readonly Route[]): Html {
  const byAddress = Map.groupBy(machineRoutes(routes), (one) => one.address);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Addresses and formats"><table class="table table--keys"><thead><tr><th scope="col">Address</th><th scope="col">Formats</th><th scope="col">Parameters</th></tr></thead>
<tbody>${[...byAddress].map(
    ([address, formats]) =>
      html`<tr><th scope="row"><code>${address.replace(/:([a-z]+)/g, '{$1}')}</code></th><td>${formats.map(({ format }) => html`<code>.${format}</code> `)}</td><td>${(parameters[address] ?? []).map(({ name }) => html`<code>${name}</code> `)}</td></tr>`,
  )}</tbody></table></div>`;
}

function parameterTable(address: string): Html {
  const list = parameters[address] ?? [];
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Parameters of ${address}"><table class="table table--keys"><thead><tr><th scope="col">Parameter</th><th scope="col">What it does</th><th scope="col">Values</th></tr></thead>
<tbody>${list.map(
    (one) =>
      html`<tr><th scope="row"><code>${one.name}</code></th><td>${one.about}${one.repeatable ? ' May be repeated.' : ''}</td><td>${values(one)}</td></tr>`,
  )}</tbody></table></div>`;
}

function values({ schema, vocabulary }: Parameter): Html {
  const codes = schema.enum ?? [];
  if (codes.length > 16 && vocabulary !== null) {
    return html`${codes.length} codes: <a href="/vocabularies#${vocabulary}">${vocabulary}</a>`;
  }
  if (codes.length > 0) return html`${codes.map((code) => html`<code>${String(code)}</code> `)}`;
  return html`${schema.pattern ? '2021, 2021-06 or 2021-06-03' : (plainTypes[String(schema.type)] ?? 'Text')}${schema.maximum === undefined ? '' : `, at most ${schema.maximum}`}`;
}

const plainTypes: Readonly<Record<string, string>> = { string: 'Text', integer: 'Whole number' };

function fields(name: string, { properties = {} }: JsonSchema): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Keys of ${name}"><table class="table table--keys"><thead><tr><th scope="col">Key</th><th scope="col">Value</th></tr></thead>
<tbody>${Object.entries(properties).map(
    ([key, schema]) =>
      html`<tr><th scope="row"><code>${key}</code></th><td>${valueText(schema)}</td></tr>`,
  )}</tbody></table></div>`;
}

function valueText(schema: boolean | JsonSchema): string {
  if (typeof schema === 'boolean') return 'Anything';
  const [first, second] = schema.anyOf ?? [];
  const isEither = typeof second === 'object' && second.type === 'null';
  const inner = isEither && typeof first === 'object' ? first : schema;
  const isNullable = isEither || (Array.isArray(schema.type) && schema.type.includes('null'));
  const said = schema.description ?? inner.description;
  return `${typeText(inner)}${isNullable ? ' or null' : ''}.${said ? ` ${said}` : ''}`;
}

function typeText(schema: JsonSchema): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? 'Object';
  if (schema.type === 'array') {
    const { items } = schema;
    if (typeof items !== 'object' || Array.isArray(items)) return 'List';
    const { description } = items;
    return `List of ${typeText(items).toLowerCase()}${description && !schema.description ? `. ${description.replace(/\.$/, '')}` : ''}`;
  }
  if (schema.enum) return 'Code';
  const words: Record<string, string> = {
    string: 'Text',
    integer: 'Number',
    boolean: 'True or false',
    object: 'Object',
  };
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  return words[String(type)] ?? 'Anything';
}

const manners = html`<h2 id="errors">Errors</h2>
<p>Where an address has parameters, an unknown one or an unknown code, a page below 1 or more than 100 on a page is answered with 400 and says which; a page past the end, or an unknown slug, with 404. The answer is <code>application/problem+json</code> (RFC 9457), with <code>errors</code>: a list of <code>field</code> and <code>message</code>.</p>
<h2 id="licence">Licence</h2>
<p>The content is under CC BY 4.0, unless an example’s <code>licence</code> says otherwise. Any origin may read it. Please ask for no more than you need; the feed and <code>sort=updated</code> tell you what has changed.</p>`;
