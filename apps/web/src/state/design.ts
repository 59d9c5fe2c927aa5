/**
 * The open design. Its records live in an immutable `Schema` outside React; components read the
 * schema by reference and never copy records into their state.
 */
import type { Schema } from '@ermine/model';
import type { ImportReport } from '@ermine/postgres';
import type { Picture, SqlClient } from '../workers/sql-client.ts';
import { createStore, useStoreValue } from './store.ts';

/** A text that the design was read from. */
export interface SourceText {
  readonly name: string;
  readonly text: string;
}

/** A design as it was opened. */
export interface OpenDesign {
  /** Different for every opening, so that what belongs to an older one can be told apart. */
  readonly serial: number;
  readonly name: string;
  readonly schema: Schema;
  /** Its diagram as it was opened. */
  readonly picture: Picture;
  /** Present when the design was read from SQL. */
  readonly report?: ImportReport;
  /** The SQL texts, or the one text of a design file. */
  readonly sources: readonly SourceText[];
  readonly from: 'sql' | 'design-file';
  /** The worker that holds the same schema and prints it. */
  readonly worker: SqlClient;
}

/** The open design, or undefined on the start screen. */
export const designStore = createStore<OpenDesign | undefined>(undefined);

/** The open design; renders again only when another one is opened. */
export function useDesign(): OpenDesign | undefined {
  return useStoreValue(designStore);
}
