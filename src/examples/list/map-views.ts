import { type Html, html, nothing } from '../../kernel/html.ts';
import type { FacetCount } from '../facets.ts';
import { listAddress } from '../filters.ts';
import { listChoices, widerCode } from './choices.ts';
import type { Found } from './reading.ts';
import { drawWorld, type World } from './world.ts';

/** Where the examples found are from: circles on a map of the world, and the same as a table. */
export function mapView(found: Found): Html {
  const counts = found.index.survey({}, found.survey.ids('newest')).counts('country');
  const world = drawWorld();
  const marked = counts
    .filter(({ code }) => widerCode('country', code) === null)
    .flatMap(({ code, count }) => {
      const place = world.place(code);
      return place ? [{ code, count, x: place[0], y: place[1] }] : [];
    })
    .sort((a, b) => b.count - a.count);
  return html`<figure class="figure-block">
<svg class="map" viewBox="0 0 ${world.width} ${world.height}" role="img" aria-labelledby="map-title map-description">
<title id="map-title">Examples by country</title>
<desc id="map-description">A map of the world. A circle on each country that has examples, its area by their number. The table below has the same figures.</desc>
<path class="map__land" d="${world.land}"/>
${marked.map(({ code }) => outline(world, code))}
<path class="map__border" fill="none" d="${world.borders}"/>
${marked.map((mark) => circle(mark, marked))}
</svg>
<figcaption>The area of a circle goes by the number of examples. The nations of the United Kingdom are counted in its circle; what is international is in the table only. Outlines: Natural Earth.</figcaption>
</figure>
${countryTable(found, counts)}`;
}

interface Mark extends FacetCount {
  x: number;
  y: number;
}

function outline(world: World, code: string): Html {
  const path = world.outlines.get(code);
  return path === undefined ? nothing : html`<path class="map__land map__land--some" d="${path}"/>`;
}

const widest = 14;

function circle(mark: Mark, marked: readonly Mark[]): Html {
  const radius = radiusOf(mark, marked);
  const { x, kind } = countPlace(mark, radius, marked);
  return html`<circle class="map__dot" cx="${mark.x.toFixed(1)}" cy="${mark.y.toFixed(1)}" r="${radius.toFixed(1)}"/><text class="map__count map__count--${kind}" x="${x.toFixed(1)}" y="${(mark.y + 4).toFixed(1)}">${mark.count}</text>`;
}

// Within a large circle; beside a small one, on the side that is away from its larger neighbour.
function countPlace(mark: Mark, radius: number, marked: readonly Mark[]) {
  if (radius > 10) return { x: mark.x, kind: 'inside' };
  const crowded = marked.some(
    ({ x, y, count }) =>
      count > mark.count && x > mark.x && x - mark.x < 40 && Math.abs(y - mark.y) < 20,
  );
  return crowded
    ? { x: mark.x - radius - 3, kind: 'before' }
    : { x: mark.x + radius + 3, kind: 'after' };
}

function radiusOf({ count }: Mark, marked: readonly Mark[]): number {
  return Math.max(3, widest * Math.sqrt(count / (marked[0]?.count ?? 1)));
}

function countryTable({ filters, names, survey }: Found, counts: readonly FacetCount[]): Html {
  const choices = listChoices('country', counts, names);
  const largest = Math.max(1, ...counts.map(({ count }) => count));
  const per = (count: number) => Math.round((1000 * count) / largest) / 10;
  return html`<table class="bars">
<caption>Examples by country. One example may be of several.</caption>
<thead><tr><th scope="col">Country or nation</th><td class="bars__bar"></td><th scope="col" class="bars__value">Examples</th></tr></thead>
<tbody>${choices.map(({ code, label, count }) => {
    const address = listAddress({
      ...filters,
      country: [code],
      view: 'list',
      per_page: 20,
      page: 1,
    });
    const narrower = widerCode('country', code) !== null;
    return html`<tr${narrower ? html` class="bars__narrower"` : nothing}><th scope="row"><a href="${address}">${label}</a></th><td class="bars__bar"><svg class="bars__svg" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="bars__fill" width="${per(count)}" height="10"/></svg></td><td class="bars__value">${count}</td></tr>`;
  })}</tbody>
</table>
<p class="quiet">${survey.total === 1 ? '1 example in all' : `${survey.total} examples in all`}.</p>`;
}
