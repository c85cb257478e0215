import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { geoEqualEarth, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { vocabulary } from '../../vocabulary/vocabularies.ts';

/** Outlines in the units of the map's box, as the text of SVG paths. */
export interface World {
  width: number;
  height: number;
  sphere: string;
  land: string;
  borders: string;
  /** By country code; a country too small for these outlines has none. */
  outlines: ReadonlyMap<string, string>;
  /** Where a country's mark goes; null where its position is not known. */
  place(code: string): readonly [number, number] | null;
}

const width = 900;
const height = 440;
let drawn: World | null = null;

/** The world in the Equal Earth projection, from Natural Earth outlines; drawn at first use. */
export function drawWorld(): World {
  drawn ??= draw();
  return drawn;
}

function draw(): World {
  const file = fileURLToPath(import.meta.resolve('world-atlas/countries-110m.json'));
  const atlas = JSON.parse(readFileSync(file, 'utf8')) as Topology<{
    countries: GeometryCollection;
    land: GeometryCollection;
  }>;
  const projection = geoEqualEarth().fitSize([width, height], { type: 'Sphere' });
  const path = geoPath(projection).digits(1);
  const codes = new Map(
    [...vocabulary('countries').terms.values()].map(({ code, mappings }) => [
      mappings.numeric,
      code,
    ]),
  );
  const outlines = new Map<string, string>();
  for (const country of atlas.objects.countries.geometries) {
    const code = codes.get(country.id);
    const outline = path(feature(atlas, country));
    if (code && outline) outlines.set(code, outline);
  }
  return {
    width,
    height,
    sphere: path({ type: 'Sphere' }) ?? '',
    land: path(feature(atlas, atlas.objects.land)) ?? '',
    borders: path(mesh(atlas, atlas.objects.countries, (a, b) => a !== b)) ?? '',
    outlines,
    place(code) {
      const { latitude, longitude } = vocabulary('countries').terms.get(code) ?? {};
      if (latitude === undefined || longitude === undefined) return null;
      return projection([longitude, latitude]);
    },
  };
}
