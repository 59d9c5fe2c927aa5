// What the rest of Ermine uses of the catalog: snapshots and their comparison.
export { compareSnapshots, type Difference, sameJson } from './compare.ts';
export { addressOfRow, type SnapshotQuery, snapshotKinds, snapshotQueries } from './registry.ts';
export type { CatalogRow, Json, Snapshot } from './row.ts';
export { beginSnapshot, endSnapshot } from './session.ts';
export type { CatalogKind, ObservedAttribute } from './slot.ts';
