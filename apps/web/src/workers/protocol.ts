/**
 * What page and workers say to each other. Records cross as JSON text in batches, which is the
 * cheapest way over, and lets the page take them in between frames.
 */
import type { Diagnostic, Id } from '@ermine/model';

/** Something to read: bytes of a file, or a text that was pasted. */
export type Input =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly text: string };

/** How a text is printed. */
export type PrintMode = 'readable' | 'canonical';

/** What the page asks of the SQL worker. */
export type SqlRequest =
  | { readonly type: 'open'; readonly as: 'sql' | 'design-file'; readonly inputs: readonly Input[] }
  | {
      readonly type: 'print';
      readonly call: number;
      readonly mode: PrintMode;
      /** Only these records and what is printed with them; everything where absent. */
      readonly ids?: readonly Id[];
    }
  | { readonly type: 'print-record'; readonly call: number; readonly id: Id }
  | { readonly type: 'write-design'; readonly call: number };

/** What the worker is doing, for the progress bar; `done` of `total` where that is known. */
export interface Progress {
  readonly stage: string;
  readonly done?: number;
  readonly total?: number;
}

/** A printed text, or why there is none. */
export type PrintedText =
  | { readonly ok: true; readonly text: string; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** What the SQL worker says. */
export type SqlReply =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'records'; readonly json: string }
  | {
      readonly type: 'diagram';
      readonly json: string;
      /** The instant placement: x and y of each table in turn. */
      readonly positions: Float32Array;
    }
  | {
      readonly type: 'opened';
      /** An `ImportReport` as JSON. */
      readonly report?: string;
      readonly sources: readonly { readonly name: string; readonly text: string }[];
    }
  | { readonly type: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly type: 'answer'; readonly call: number; readonly printed: PrintedText }
  | { readonly type: 'crashed'; readonly message: string; readonly call?: number };
