/** A page that shows a diagram, as the measurement deals with it: the product or the naive page. */
import type { Page } from '@playwright/test';

/** A point of the page in CSS px. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A table and a point of the page at which it is grabbed. */
export interface Grip extends Point {
  readonly id: string;
}

/** One of the pages that are compared. */
export interface Candidate {
  /** Modifier keys of a wheel event that zooms, as the DevTools protocol counts them. */
  readonly zoomModifiers: number;
  /** Loads the page with the schema at hand, but not shown. */
  load(page: Page, tables: number): Promise<void>;
  /** Shows the schema; resolves in the page's first frame with a table. */
  open(page: Page): Promise<void>;
  /** Resolves when the tables have their final places. */
  settled(page: Page): Promise<void>;
  /** Puts the middle of the diagram in the middle of the view at a zoom. */
  centre(page: Page, zoom: number): Promise<void>;
  /** Shows the whole diagram. */
  fit(page: Page): Promise<void>;
  /** The table nearest to the middle of the view whose header is in view. */
  grip(page: Page): Promise<Grip>;
  /** Where a table is, in px of the diagram. */
  placeOf(page: Page, id: string): Promise<Point>;
  /** How often a table was rendered as DOM since the page was loaded. */
  nodeRenders(page: Page): Promise<number>;
  /** Ends what serves the page. */
  close(): Promise<void>;
}
