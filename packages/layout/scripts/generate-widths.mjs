/**
 * Writes src/inter-widths.gen.ts: advance widths of Inter at weights 400 and 600, read from the
 * WOFF2 files of @fontsource-variable/inter (tables cmap, hmtx, fvar, avar, HVAR).
 * Run from the repository root: node packages/layout/scripts/generate-widths.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

const subsets = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic'];
const weights = [400, 600];
/** A few letters of phonetic alphabets above this are left to the width of unknown characters. */
const codeEnd = 0x2300;
const require = createRequire(import.meta.url);
const fontsource = dirname(require.resolve('@fontsource-variable/inter/package.json'));

/** Tag indexes of the WOFF2 specification, section 4.1, as far as these fonts use them. */
const knownTags =
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'.split(
    ' ',
  );

function readWoff2(file) {
  const bytes = readFileSync(file);
  if (bytes.toString('latin1', 0, 4) !== 'wOF2') throw new Error(`${file} is not WOFF2`);
  const tableCount = bytes.readUInt16BE(12);
  const compressedLength = bytes.readUInt32BE(20);
  let at = 48;
  const base128 = () => {
    let value = 0;
    for (;;) {
      const byte = bytes[at++];
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  const entries = [];
  for (let i = 0; i < tableCount; i++) {
    const flags = bytes[at++];
    let tag = knownTags[flags & 63];
    if ((flags & 63) === 63) {
      tag = bytes.toString('latin1', at, at + 4);
      at += 4;
    }
    const version = flags >> 6;
    const originalLength = base128();
    const transformed = tag === 'glyf' || tag === 'loca' ? version === 0 : version !== 0;
    entries.push({ tag, transformed, length: transformed ? base128() : originalLength });
  }
  const data = brotliDecompressSync(bytes.subarray(at, at + compressedLength));
  const tables = {};
  let offset = 0;
  for (const { tag, transformed, length } of entries) {
    tables[tag] = { transformed, data: data.subarray(offset, offset + length) };
    offset += length;
  }
  if (tables.hmtx.transformed) throw new Error(`${file} has a transformed hmtx`);
  return Object.fromEntries(Object.entries(tables).map(([tag, t]) => [tag, t.data]));
}

/** Code point to glyph, from a format 4 or format 12 subtable. */
function readCmap(cmap) {
  const glyphs = new Map();
  const count = cmap.readUInt16BE(2);
  for (let i = 0; i < count; i++) {
    const start = cmap.readUInt32BE(4 + i * 8 + 4);
    const format = cmap.readUInt16BE(start);
    if (format === 12) {
      const groups = cmap.readUInt32BE(start + 12);
      for (let g = 0; g < groups; g++) {
        const p = start + 16 + g * 12;
        const first = cmap.readUInt32BE(p);
        const last = cmap.readUInt32BE(p + 4);
        for (let c = first; c <= last; c++) glyphs.set(c, cmap.readUInt32BE(p + 8) + c - first);
      }
    } else if (format === 4) {
      const segments = cmap.readUInt16BE(start + 6) / 2;
      const ends = start + 14;
      const starts = ends + segments * 2 + 2;
      const deltas = starts + segments * 2;
      const ranges = deltas + segments * 2;
      for (let s = 0; s < segments; s++) {
        const last = cmap.readUInt16BE(ends + s * 2);
        const range = cmap.readUInt16BE(ranges + s * 2);
        const delta = cmap.readUInt16BE(deltas + s * 2);
        for (let c = cmap.readUInt16BE(starts + s * 2); c <= last && c !== 0xffff; c++) {
          let glyph = c;
          if (range !== 0) {
            const p = ranges + s * 2 + range + (c - cmap.readUInt16BE(starts + s * 2)) * 2;
            glyph = cmap.readUInt16BE(p);
            if (glyph === 0) continue;
          }
          glyph = (glyph + delta) & 0xffff;
          if (glyph !== 0) glyphs.set(c, glyph);
        }
      }
    }
  }
  return glyphs;
}

/** Position of a weight on the normalised axis, after `avar`. */
function normalisedWeight(tables, weight) {
  const { fvar, avar } = tables;
  const axis = fvar.readUInt16BE(4);
  if (fvar.readUInt16BE(8) !== 1) throw new Error('expected the weight axis alone');
  const at = (p) => fvar.readInt32BE(axis + p) / 65536;
  const [min, normal, max] = [at(4), at(8), at(12)];
  const value =
    weight < normal ? (weight - normal) / (normal - min) : (weight - normal) / (max - normal);
  const pairs = avar.readUInt16BE(8);
  for (let i = 1; i < pairs; i++) {
    const point = (j, k) => avar.readInt16BE(10 + j * 4 + k * 2) / 16384;
    const [from0, to0, from1, to1] = [point(i - 1, 0), point(i - 1, 1), point(i, 0), point(i, 1)];
    if (value <= from1) return to0 + ((value - from0) / (from1 - from0)) * (to1 - to0);
  }
  return value;
}

/** Advance change of each glyph at a position of the axis, from HVAR. */
function readDeltas(hvar, position) {
  const store = hvar.readUInt32BE(4);
  const mapOffset = hvar.readUInt32BE(8);
  const regions = store + hvar.readUInt32BE(store + 2);
  const scalar = (region) => {
    const f = (k) => hvar.readInt16BE(regions + 4 + region * 6 + k * 2) / 16384;
    const [start, peak, end] = [f(0), f(1), f(2)];
    if (peak === 0) return 1;
    if (position < start || position > end) return 0;
    if (position === peak) return 1;
    return position < peak ? (position - start) / (peak - start) : (end - position) / (end - peak);
  };
  const delta = (outer, inner) => {
    const data = store + hvar.readUInt32BE(store + 8 + outer * 4);
    const words = hvar.readUInt16BE(data + 2);
    const regionCount = hvar.readUInt16BE(data + 4);
    const row = data + 6 + regionCount * 2 + inner * (regionCount + words);
    let sum = 0;
    for (let r = 0; r < regionCount; r++) {
      const value = r < words ? hvar.readInt16BE(row + r * 2) : hvar.readInt8(row + words + r);
      sum += value * scalar(hvar.readUInt16BE(data + 6 + r * 2));
    }
    return sum;
  };
  if (mapOffset === 0) return (glyph) => delta(0, glyph);
  const format = hvar.readUInt16BE(mapOffset);
  const size = ((format >> 4) & 3) + 1;
  const innerBits = (format & 15) + 1;
  const entries = hvar.readUInt16BE(mapOffset + 2);
  return (glyph) => {
    const p = mapOffset + 4 + Math.min(glyph, entries - 1) * size;
    const value = hvar.readUIntBE(p, size);
    return delta(value >> innerBits, value & ((1 << innerBits) - 1));
  };
}

const widths = weights.map(() => new Map());
let unitsPerEm = 0;
let metrics;
for (const subset of subsets) {
  const tables = readWoff2(join(fontsource, 'files', `inter-${subset}-wght-normal.woff2`));
  unitsPerEm = tables.head.readUInt16BE(18);
  metrics ??= {
    ascent: tables.hhea.readInt16BE(4) / unitsPerEm,
    descent: -tables.hhea.readInt16BE(6) / unitsPerEm,
  };
  const longMetrics = tables.hhea.readUInt16BE(34);
  const glyphs = readCmap(tables.cmap);
  weights.forEach((weight, w) => {
    const deltaOf = readDeltas(tables.HVAR, normalisedWeight(tables, weight));
    for (const [code, glyph] of glyphs) {
      if (code < 32 || code >= codeEnd || widths[w].has(code)) continue;
      const advance = tables.hmtx.readUInt16BE(Math.min(glyph, longMetrics - 1) * 4);
      widths[w].set(code, Math.round(advance + deltaOf(glyph)));
    }
  });
}

/** Runs of consecutive code points: start code, then widths of both weights in turn, base 36. */
const codes = [...widths[0].keys()].sort((a, b) => a - b);
const runs = [];
for (const code of codes) {
  const last = runs.at(-1);
  const pair = widths.map((map) => map.get(code));
  if (last && last.start + last.pairs.length === code) last.pairs.push(pair);
  else runs.push({ start: code, pairs: [pair] });
}
const text = runs
  .map(({ start, pairs }) =>
    [start, ...pairs.flatMap(([a, b]) => [a, b - a])].map((n) => n.toString(36)).join(','),
  )
  .join(';');
const lines = text.match(/.{1,96}/g).map((line) => `  '${line}'`);
const version = require('@fontsource-variable/inter/package.json').version;
const here = dirname(fileURLToPath(import.meta.url));
writeFileSync(
  join(here, '../src/inter-widths.gen.ts'),
  `// Made by scripts/generate-widths.mjs from @fontsource-variable/inter ${version} (OFL-1.1), subsets
// ${subsets.join(', ')}: tables cmap, hmtx and HVAR. Do not edit.

/** One past the highest code point in the table. */
export const codeEnd = ${codeEnd};
/** Units of the widths in one em. */
export const unitsPerEm = ${unitsPerEm};
/** Ascent of the font in em. */
export const ascent = ${metrics.ascent};
/** Descent of the font in em, positive. */
export const descent = ${metrics.descent};
/**
 * Runs of consecutive code points, separated by semicolons, numbers in base 36: the first code
 * point, then for each its width at weight 400 and how much wider it is at weight 600.
 */
export const runs: string = [
${lines.join(',\n')},
].join('');
`,
);
console.log(`${codes.length} code points, ${runs.length} runs, ${text.length} characters`);
