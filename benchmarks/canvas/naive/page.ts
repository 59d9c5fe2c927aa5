/** What the naive page lets the measurement do with it. */

/** `window.naive`, there once the page holds its diagram. */
export interface NaivePage {
  /** Shows the diagram. */
  open(): void;
  /** Whether the first table is to be seen. */
  painted(): boolean;
  /** Shows everything. */
  fit(): void;
  /** Puts the middle of the diagram in the middle of the view. */
  centre(zoom: number): void;
  /** Where a table is, in px of the diagram. */
  placeOf(id: string): { readonly x: number; readonly y: number } | undefined;
  /** How often a table was rendered since the page was loaded. */
  nodeRenders(): number;
}

declare global {
  interface Window {
    naive?: NaivePage;
  }
}
