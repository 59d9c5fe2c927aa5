// The messages between a pool and its processes.
import type { CatalogRow } from '@ermine/postgres';
import type { ScratchFailure, ScratchJob, StatementError } from './job.ts';

/** What a process is told to do; it does one thing and is then ended. */
export type Order =
  | { readonly type: 'build-image'; readonly image: string }
  | { readonly type: 'run'; readonly image: string; readonly job: ScratchJob };

/** What a process reports. */
export type Report =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly index: number | null }
  | { readonly type: 'rows'; readonly rows: readonly CatalogRow[] }
  | { readonly type: 'done'; readonly engine: string; readonly errors: readonly StatementError[] }
  | { readonly type: 'image-built' }
  | { readonly type: 'image-unreadable'; readonly reason: string }
  | { readonly type: 'failed'; readonly failure: ScratchFailure };
