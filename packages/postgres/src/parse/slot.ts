// What a kind does with statements. Dispatch tables are merged from the slots of all kinds, so that a
// new kind or statement is one file and one registry line.

import type { AnyRecord, Id, Kind, Kinds, Table } from '@ermine/model';
import type { AlterTableCmd, Constraint, Node } from '@pgsql/types';
import type { StatementContext } from './context.ts';
import type { NameSpace } from './workspace.ts';

/** Interprets one statement: `node` is what stands under its tag. */
export type StatementHandler = (node: never, ctx: StatementContext) => void;

/** One constraint in CREATE TABLE or ADD CONSTRAINT, its tokens [from, to) and the attributes that follow it. */
export interface ConstraintPart {
  readonly constraint: Constraint;
  /** Tokens of the constraint, from CONSTRAINT or its keyword on. */
  readonly from: number;
  readonly to: number;
  readonly deferrable: boolean;
  readonly initiallyDeferred: boolean;
  readonly enforced: boolean;
  /** The column, for a column constraint. */
  readonly column?: string;
}

/** Makes the record of a table constraint. */
export type ConstraintHandler = (part: ConstraintPart, table: Table, ctx: StatementContext) => void;

/** One ALTER TABLE subcommand: its tokens [from, to) and the relation. */
export interface AlterPart {
  readonly cmd: AlterTableCmd;
  readonly from: number;
  readonly to: number;
  readonly only: boolean;
}

/** Interprets one ALTER TABLE subcommand on a relation of the kind. */
export type AlterHandler = (part: AlterPart, relation: AnyRecord, ctx: StatementContext) => void;

/** How to find the object that COMMENT, DROP, RENAME and their like name. */
export type Finder = (object: Node | undefined, ctx: StatementContext) => Id | undefined;

/** The parse slot of a kind. */
export interface ParseSlot<K extends Kind> {
  /** Name spaces that a record of the kind claims with its name. */
  readonly claims?: (record: Kinds[K]) => readonly NameSpace[];
  /** Handlers by node tag: `IndexStmt`. */
  readonly statements?: Readonly<Record<string, StatementHandler>>;
  /** Handlers of constraint nodes by type: `CONSTR_CHECK`. */
  readonly constraints?: Readonly<Record<string, ConstraintHandler>>;
  /** Handlers of ALTER … subcommands by the kind of the altered relation, then by type: `AT_AddColumn`. */
  readonly alter?: { readonly [R in Kind]?: Readonly<Record<string, AlterHandler>> };
  /** Keeps a statement about a record of the kind, where statements are all that is known of it. */
  readonly append?: (record: Kinds[K], node: Node, ctx: StatementContext) => void;
  /** Gives a record of the kind another name or schema, where more than its own attribute changes. */
  readonly rename?: (record: Kinds[K], name: string, ctx: StatementContext) => void;
  readonly move?: (record: Kinds[K], schema: Id, ctx: StatementContext) => void;
  /** Finders by object type: `OBJECT_TABLE`. */
  readonly find?: Readonly<Record<string, Finder>>;
}
