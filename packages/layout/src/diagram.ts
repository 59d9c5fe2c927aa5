/**
 * The plain input of scene, painter and layouts: boxes with rows, and lines between rows.
 * It knows nothing of records, commands or Postgres; `kinds/` makes it from records.
 */

/** What sort of relation a box stands for; it decides the caption and the border, nothing else. */
export type TableShape = 'table' | 'partitionedTable' | 'view' | 'materializedView';

/** Bits of `DiagramRow.flags`. */
export const rowFlag = {
  primaryKey: 1,
  foreignKey: 2,
  unique: 4,
  indexed: 8,
  nullable: 16,
  generated: 32,
  commented: 64,
  /** Set by the scene on a highlighted row, never by a diagram. */
  lit: 128,
} as const;

/** One column as a row of a box. */
export interface DiagramRow {
  readonly id: string;
  readonly name: string;
  /** The type as Postgres prints it; empty when not known. */
  readonly type: string;
  /** Bits of `rowFlag`. */
  readonly flags: number;
}

/** One table, view or materialized view as a box. */
export interface DiagramTable {
  readonly id: string;
  readonly name: string;
  readonly schema: string;
  /** Index of the schema, for grouping; stable within one diagram. */
  readonly schemaIndex: number;
  /** Index into the twelve hues of a theme. */
  readonly colour: number;
  readonly shape: TableShape;
  readonly rows: readonly DiagramRow[];
  /** Number of partitions folded into this box. */
  readonly partitions?: number;
}

/** How many rows of the parent one row of the child refers to. */
export type ParentEnd = 'one' | 'zeroOrOne';
/** How many rows of the child refer to one row of the parent. */
export type ChildEnd = 'many' | 'zeroOrOne';

/** A relation between two boxes; source and target may be the same box. */
export interface DiagramEdge {
  readonly id: string;
  readonly kind: 'foreignKey' | 'inheritance';
  /** Id of the child (referencing, inheriting) table. */
  readonly source: string;
  /** Id of the parent (referenced, inherited) table. */
  readonly target: string;
  /** Indexes into the child's rows, in key order; empty for inheritance. */
  readonly sourceRows: readonly number[];
  /** Indexes into the parent's rows, in key order; empty for inheritance. */
  readonly targetRows: readonly number[];
  readonly parentEnd: ParentEnd;
  readonly childEnd: ChildEnd;
  /** NOT VALID or NOT ENFORCED. */
  readonly dashed: boolean;
  readonly deferrable: boolean;
}

/** A picture before it has positions. */
export interface Diagram {
  readonly tables: readonly DiagramTable[];
  readonly edges: readonly DiagramEdge[];
}
