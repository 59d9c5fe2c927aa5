// Every class of user object that is no record kind: a snapshot holds them all, so that a comparison is
// blind to nothing. Members of extensions are left out, as everywhere.
import { access } from './unmodelled/access.ts';
import { foreign } from './unmodelled/foreign.ts';
import { operators } from './unmodelled/operators.ts';
import { replication } from './unmodelled/replication.ts';
import type { UnmodelledSlot } from './unmodelled/slot.ts';
import { tableObjects } from './unmodelled/tables.ts';
import { textSearch } from './unmodelled/text-search.ts';
import { types } from './unmodelled/types.ts';

/** The slots of all unmodelled classes. */
export const unmodelled: readonly UnmodelledSlot[] = [
  ...types,
  ...operators,
  ...textSearch,
  ...tableObjects,
  ...foreign,
  ...replication,
  ...access,
];
