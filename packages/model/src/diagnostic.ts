// Findings and errors as data, in the manner of PostgreSQL's error messages.
import type { Id } from './id.ts';

/** A stretch of a source text in UTF-16 units; line and column count from 1. */
export interface Range {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** One finding: `message` is one factual line, `hint` says what to do. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly detail?: string;
  readonly hint?: string;
  readonly subject?: Id;
  readonly range?: Range;
}
