// The catalog slots of all kinds: what a snapshot of a database reads. A kind of the model without a slot
// does not compile.
import { kindOf, printAddress } from '@ermine/model';
import { catalog as check } from '../kinds/check/catalog.ts';
import { catalog as column } from '../kinds/column/catalog.ts';
import { catalog as columnOverride } from '../kinds/column-override/catalog.ts';
import { catalog as comment } from '../kinds/comment/catalog.ts';
import { catalog as domain } from '../kinds/domain/catalog.ts';
import { catalog as enumKind } from '../kinds/enum/catalog.ts';
import { catalog as enumValue } from '../kinds/enum-value/catalog.ts';
import { catalog as exclusion } from '../kinds/exclusion/catalog.ts';
import { catalog as extension } from '../kinds/extension/catalog.ts';
import { catalog as foreignKey } from '../kinds/foreign-key/catalog.ts';
import { catalog as index } from '../kinds/index/catalog.ts';
import { catalog as materializedView } from '../kinds/materialized-view/catalog.ts';
import { catalog as notNull } from '../kinds/not-null/catalog.ts';
import { catalog as primaryKey } from '../kinds/primary-key/catalog.ts';
import { catalog as routine } from '../kinds/routine/catalog.ts';
import { catalog as schema } from '../kinds/schema/catalog.ts';
import { catalog as sequence } from '../kinds/sequence/catalog.ts';
import { catalog as table } from '../kinds/table/catalog.ts';
import { catalog as trigger } from '../kinds/trigger/catalog.ts';
import { catalog as unique } from '../kinds/unique/catalog.ts';
import { catalog as view } from '../kinds/view/catalog.ts';
import type { CatalogRow } from './row.ts';
import { type CatalogKind, type CatalogQuery, type CatalogSlot, queryText } from './slot.ts';
import { unmodelled } from './unmodelled.ts';

/** The slot of each kind that a catalog holds. */
export const catalogSlots: { readonly [K in CatalogKind]: CatalogSlot<K> } = {
  schema,
  extension,
  table,
  column,
  columnOverride,
  notNull,
  primaryKey,
  unique,
  check,
  foreignKey,
  exclusion,
  index,
  enum: enumKind,
  enumValue,
  domain,
  sequence,
  view,
  materializedView,
  routine,
  trigger,
  comment,
};

/** One query of a snapshot; its columns are `address text[]`, `args text`, `attributes jsonb`. */
export interface SnapshotQuery {
  readonly kind: string;
  readonly sql: string;
  /** The attributes that its rows may have. */
  readonly attributes: readonly string[];
}

interface AnySlot {
  readonly kind: string;
  readonly noun: string;
  readonly query: (major: number) => CatalogQuery | null;
  readonly printAddress?: (row: CatalogRow) => string;
}

const slots: readonly AnySlot[] = [
  ...Object.entries(catalogSlots).map(([kind, slot]) => ({
    kind,
    noun: kindOf(kind)?.noun ?? kind,
    query: slot.query,
    printAddress: slot.printAddress,
  })),
  ...unmodelled,
];

const slotOf = new Map(slots.map((slot) => [slot.kind, slot]));

/** The kinds of a snapshot, in the order of its queries. */
export const snapshotKinds: readonly string[] = slots.map((slot) => slot.kind);

/** All queries of a snapshot for a server's major version (14 to 18), one a kind. */
export function snapshotQueries(major: number): readonly SnapshotQuery[] {
  return slots.flatMap(({ kind, query }) => {
    const found = query(major);
    if (found === null) return [];
    return [{ kind, sql: queryText(found), attributes: Object.keys(found.attributes) }];
  });
}

/** The address of a row: `foreign key public.orders.orders_customer_id_fkey`. */
export function addressOfRow(row: CatalogRow): string {
  const slot = slotOf.get(row.kind);
  if (slot?.printAddress) return slot.printAddress(row);
  return printAddress({ noun: slot?.noun ?? row.kind, names: row.address, args: row.args });
}
