/** Colours in OKLCH as hexadecimal sRGB, and their contrast (WCAG 2.2, relative luminance). */

type Rgb = readonly [number, number, number];

/** Linear-light sRGB of an OKLCH colour; parts outside 0–1 are out of gamut (Ottosson 2020). */
function linearRgb(lightness: number, chroma: number, hue: number): Rgb {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function encode(value: number): number {
  const linear = Math.min(1, Math.max(0, value));
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
}

function decode(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function hex(rgb: Rgb): string {
  return `#${rgb
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function parse(colour: string): Rgb {
  const part = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

/** `#rrggbb` of lightness 0–1, chroma and hue in degrees; chroma is reduced until it fits sRGB. */
export function oklch(lightness: number, chroma: number, hue: number): string {
  let reduced = chroma;
  let rgb = linearRgb(lightness, reduced, hue);
  while (reduced > 0 && rgb.some((part) => part < -0.0005 || part > 1.0005)) {
    reduced = Math.max(0, reduced - 0.004);
    rgb = linearRgb(lightness, reduced, hue);
  }
  return hex([encode(rgb[0]), encode(rgb[1]), encode(rgb[2])]);
}

function luminance(colour: string): number {
  const [r, g, b] = parse(colour);
  return 0.2126 * decode(r) + 0.7152 * decode(g) + 0.0722 * decode(b);
}

/** Contrast ratio of two `#rrggbb` colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** What a colour looks like at an opacity over a ground, as canvases blend: in encoded sRGB. */
export function blend(colour: string, ground: string, alpha: number): string {
  const [over, under] = [parse(colour), parse(ground)];
  const mix = (i: 0 | 1 | 2) => over[i] * alpha + under[i] * (1 - alpha);
  return hex([mix(0), mix(1), mix(2)]);
}
