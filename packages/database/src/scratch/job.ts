// What a scratch database is asked and what it answers. Knows nothing of processes.
import type { Snapshot } from '@ermine/postgres';

/** One statement; `key` is the caller's own mark, handed back with errors. */
export interface ScratchStatement {
  readonly text: string;
  readonly key?: string;
}

/** A script to load, each statement on its own, into an empty database. */
export interface ScratchJob {
  readonly statements: readonly ScratchStatement[];
  /** Extensions that the script creates or needs; unknown ones are ignored. */
  readonly extensions: readonly string[];
  /** Whether to read the catalog afterwards. */
  readonly snapshot: boolean;
  /** Roles that the script speaks of; those it does not create itself are made first. */
  readonly roles: readonly string[];
}

/**
 * A statement that was not loaded. `code` is Postgres' SQLSTATE, or one of the allow-list's:
 * `refused`, `extension-unavailable`. `position` counts characters of the statement from 1.
 */
export interface StatementError {
  readonly index: number;
  readonly key?: string;
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
  readonly hint?: string;
  readonly position?: number;
}

/** Why a whole job has no result. */
export interface ScratchFailure {
  readonly code:
    | 'scratch-busy'
    | 'scratch-closed'
    | 'scratch-deadline'
    | 'scratch-crashed'
    | 'scratch-unavailable'
    | 'snapshot-too-large';
  readonly message: string;
  readonly detail?: string;
  readonly hint?: string;
  /** The statement that was running. */
  readonly index?: number;
  readonly key?: string;
}

/** The answer: what could not be loaded and what the database then held, or why there is no answer. */
export type ScratchResult =
  | {
      readonly state: 'done';
      /** `PGlite 18.6`. */
      readonly engine: string;
      readonly errors: readonly StatementError[];
      readonly snapshot?: Snapshot;
    }
  | { readonly state: 'failed'; readonly failure: ScratchFailure };
