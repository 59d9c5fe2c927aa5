// Databases: scratch ones to elaborate DDL in, and snapshots of their catalogs.
export { isScratchExtension, scratchExtensions } from './scratch/extensions.ts';
export type {
  ScratchFailure,
  ScratchJob,
  ScratchResult,
  ScratchStatement,
  StatementError,
} from './scratch/job.ts';
export { createScratchPool, type ScratchPool, type ScratchPoolOptions } from './scratch/pool.ts';
export { type QuerySession, readSnapshot } from './snapshot.ts';
export { verify } from './verify.ts';
