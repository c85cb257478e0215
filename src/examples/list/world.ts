import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { geoEqualEarth, geoPath } from 'd3-geo';
import { feature, merge, mesh } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { vocabulary } from '../../vocabulary/vocabularies.ts';

/** Outlines in the units of the map's box, as the text of SVG paths. Antarctica is left out. */
export interface World {
  width: number;
  height: number;
  land: string;
  borders: string;
  /** By country code; a country too small for these outlines has none. */
  outlines: ReadonlyMap<string, string>;
  /** Where a country's mark goes; null where its position is not known. */
  place(code: string): readonly [number, number] | null;
}

let drawn: World | null = null;

/** The world in the Equal Earth projection, from Natural Earth outlines; drawn at first use. */
export function drawWorld(): World {
  drawn ??= draw();
  return drawn;
}

const width = 900;
const southernmost: [number, number] = [-70, -57];
const antarctica = '010';

function draw(): World {
  const file = fileURLToPath(import.meta.resolve('world-atlas/countries-110m.json'));
  const atlas = JSON.parse(readFileSync(file, 'utf8')) as Topology<{
    countries: GeometryCollection;
  }>;
  const projection = geoEqualEarth().fitWidth(width, { type: 'Sphere' });
  const path = geoPath(projection).digits(1);
  const countries = atlas.objects.countries.geometries.filter(({ id }) => id !== antarctica);
  const codes = new Map(
    [...vocabulary('countries').terms.values()].map((term) => [term.mappings.numeric, term.code]),
  );
  const outlines = new Map<string, string>();
  for (const country of countries) {
    const code = codes.get(country.id);
    const outline = path(feature(atlas, country));
    if (code && outline) outlines.set(code, relative(outline));
  }
  return {
    width,
    height: Math.ceil(projection(southernmost)?.[1] ?? 0),
    land: relative(path(merge(atlas, countries as (Polygon | MultiPolygon)[])) ?? ''),
    borders: relative(path(mesh(atlas, atlas.objects.countries, (a, b) => a !== b)) ?? ''),
    outlines,
    place(code) {
      const { latitude, longitude } = vocabulary('countries').terms.get(code) ?? {};
      if (latitude === undefined || longitude === undefined) return null;
      return projection([longitude, latitude]);
    },
  };
}

/** The same path by steps instead of places, which takes about half the bytes. In tenths: nothing adds up. */
function relative(path: string): string {
  let at = [0, 0];
  return path.replace(
    /([ML])(-?[\d.]+),(-?[\d.]+)/g,
    (_, command: string, x: string, y: string) => {
      const to = [Math.round(Number(x) * 10), Math.round(Number(y) * 10)];
      const steps = to.map((place, n) => short(place - (at[n] ?? 0)));
      const text = `${command === 'M' ? `M${short(to[0] ?? 0)},${short(to[1] ?? 0)}` : `l${steps[0]}${steps[1]?.startsWith('-') ? '' : ','}${steps[1]}`}`;
      at = to;
      return text;
    },
  );
}

function short(tenths: number): string {
  return String(tenths / 10).replace(/^(-?)0\./, '$1.');
}
