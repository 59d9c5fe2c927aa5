// The import report (postgres-model §3.6): every stretch of the input and what became of it.
import type { Diagnostic, Id, Kind, Range } from '@ermine/model';

/** What became of a statement. */
export type Outcome = 'read' | 'opaque' | 'session' | 'data' | 'dynamic' | 'skipped' | 'failed';

/** One statement or one pre-processed line of the input. */
export interface ReportEntry {
  /** Number from 1 over all sources. */
  readonly n: number;
  /** Index into the report's sources. */
  readonly source: number;
  readonly range: Range;
  /** Command tag in the words of Postgres (`CREATE INDEX`) or the psql command (`\connect`). */
  readonly tag: string;
  readonly outcome: Outcome;
  readonly objects: readonly {
    readonly id: Id;
    readonly address: string;
    readonly via: 'parse' | 'catalog';
  }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The first reasons why two elaborations are not the same. */
export interface VerifiedDifference {
  readonly address: string;
  /** Absent where the whole object is missing on one side. */
  readonly attribute?: string;
  readonly imported: unknown;
  readonly elaborated: unknown;
}

/** The result of loading original and printed DDL into scratch databases and comparing their catalogs. */
export interface Verified {
  readonly state: 'equal' | 'different' | 'not-run';
  readonly reason?: string;
  /** The engine that elaborated: `PGlite 18.6`. */
  readonly engine?: string;
  readonly differences: readonly VerifiedDifference[];
  /** What was left out of the comparison and why: extensions that are not at hand, statements that Postgres refuses. */
  readonly notVerified: readonly { readonly address: string; readonly reason: string }[];
}

/** The report of one import of one or several sources. */
export interface ImportReport {
  readonly version: 1;
  readonly sources: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly sha256?: string;
  }[];
  readonly postgres: { readonly elaborator: string | null };
  readonly statements: readonly ReportEntry[];
  readonly totals: Readonly<Record<Outcome, number>> & {
    readonly byKind: Readonly<Partial<Record<Kind, number>>>;
  };
  readonly verified: Verified;
}
