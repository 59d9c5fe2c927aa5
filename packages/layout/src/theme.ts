/** The colours of the picture, light and dark, with the contrasts of editor:A2. */
import { oklch } from './colour.ts';

/** Colours of everything the painter draws, as `#rrggbb`. */
export interface Theme {
  readonly dark: boolean;
  /** What lies behind everything; the caller clears to it. */
  readonly ground: string;
  readonly gridDot: string;
  readonly table: string;
  readonly text: string;
  readonly mutedText: string;
  readonly headerText: string;
  readonly headerMutedText: string;
  /** Header strips, by hue of the schema. */
  readonly headers: readonly string[];
  /** Borders, and the boxes of the farthest level, by hue of the schema. */
  readonly borders: readonly string[];
  readonly edge: string;
  readonly keyMark: string;
  readonly linkMark: string;
  /** Unique, index, generated, nullable and comment. */
  readonly mark: string;
  /** Selection and lit lines. */
  readonly accent: string;
  /** Behind a lit row. */
  readonly litRow: string;
}

/** Number of hues in a theme. */
export const hueCount = 12;

/** Hues of the schemas: neighbours in order are far apart in colour. */
const hues = Array.from({ length: hueCount }, (_, i) => (255 + i * 150) % 360);

/** Dark lines on a light ground. */
export const lightTheme: Theme = {
  dark: false,
  ground: oklch(0.985, 0.002, 260),
  gridDot: oklch(0.88, 0.006, 260),
  table: oklch(1, 0, 0),
  text: oklch(0.25, 0.02, 260),
  mutedText: oklch(0.5, 0.02, 260),
  headerText: oklch(0.24, 0.03, 260),
  headerMutedText: oklch(0.44, 0.03, 260),
  headers: hues.map((hue) => oklch(0.93, 0.045, hue)),
  borders: hues.map((hue) => oklch(0.64, 0.09, hue)),
  edge: oklch(0.6, 0.025, 260),
  keyMark: oklch(0.6, 0.13, 75),
  linkMark: oklch(0.55, 0.14, 255),
  mark: oklch(0.55, 0.02, 260),
  accent: oklch(0.52, 0.2, 262),
  litRow: oklch(0.95, 0.035, 262),
};

/** Light lines on a dark ground. */
export const darkTheme: Theme = {
  dark: true,
  ground: oklch(0.185, 0.008, 260),
  gridDot: oklch(0.3, 0.01, 260),
  table: oklch(0.235, 0.01, 260),
  text: oklch(0.93, 0.008, 260),
  mutedText: oklch(0.7, 0.015, 260),
  headerText: oklch(0.96, 0.01, 260),
  headerMutedText: oklch(0.8, 0.02, 260),
  headers: hues.map((hue) => oklch(0.34, 0.055, hue)),
  borders: hues.map((hue) => oklch(0.56, 0.08, hue)),
  edge: oklch(0.58, 0.02, 260),
  keyMark: oklch(0.78, 0.13, 80),
  linkMark: oklch(0.72, 0.12, 250),
  mark: oklch(0.68, 0.015, 260),
  accent: oklch(0.72, 0.15, 262),
  litRow: oklch(0.33, 0.05, 262),
};
