// What a statement's handler works with: the record set, names as the session sees them, and the text
// of the statement with its tokens.
import {
  type Diagnostic,
  type Id,
  type Kinds,
  quotePart,
  type SchemaRecord,
  type Table,
} from '@ermine/model';
import type { Node } from '@pgsql/types';
import type { CompositeAttribute } from '../kinds/opaque/composite.ts';
import type { Outcome } from '../report.ts';
import type { Interpreted } from './interpret.ts';
import { Tokens } from './lexer.ts';
import type { Offsets } from './offsets.ts';
import { StatementProblem } from './problem.ts';
import type { ConstraintPart } from './slot.ts';
import type { NameSpace, Workspace } from './workspace.ts';

/** Settings of the session that the script changes as it runs. */
export interface Session {
  searchPath: readonly string[];
  /** The search path to return to at the end of the transaction, after SET LOCAL. */
  outerPath: readonly string[] | undefined;
  inTransaction: boolean;
  /** The attributes of composite types. */
  readonly composites: Map<Id, readonly CompositeAttribute[]>;
  /** Schemas that were added because the script uses them without making them. */
  readonly assumed: string[];
}

/** A relation, type or routine as the parse tree names it. */
export interface QualifiedName {
  readonly schema?: string;
  readonly name: string;
}

/** Work put off to the end of the script, such as a reference to something that comes later. */
export type Later = () => void;

/** The text that statements stand in, and how to convert the tree's offsets into it. */
export interface StatementText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where the parsed batch begins in the text, and the units of the batch. */
  readonly batchStart: number;
  readonly offsets: Offsets;
}

/** What handlers ask of other kinds: the interpreter knows all slots and passes this in. */
export interface Dispatch {
  /** Makes the records of constraints, as CREATE TABLE does for all of its at once. */
  constraints(parts: readonly ConstraintPart[], table: Table, ctx: StatementContext): void;
  /** The object that COMMENT, DROP or RENAME names; undefined where it is not there. */
  find(objectType: string, object: Node | undefined, ctx: StatementContext): Id | undefined;
  /** Tells whether some kind can find objects of the type. */
  knows(objectType: string): boolean;
  /** Interprets a statement inside another one, such as a schema element, whose tokens are [from, to). */
  statement(node: Node, ctx: StatementContext, from: number, to: number): void;
}

/** The context of one statement. */
export class StatementContext {
  readonly ws: Workspace;
  readonly session: Session;
  readonly source: StatementText;
  readonly diagnostics: Diagnostic[] = [];
  /** Objects that the statement is about although it changed nothing. */
  readonly about: Id[] = [];
  readonly later: (work: Later) => void;
  readonly dispatch: Dispatch;
  /** What became of the statement, where a handler decides it. */
  outcome: Outcome = 'read';
  /** What a statement of the session changes for the ones after it. */
  affects: Interpreted['affects'];
  /** The tag of the report entry, where it is more than the command's. */
  tag: string | undefined;
  #tokens: Tokens | undefined;

  constructor(
    ws: Workspace,
    session: Session,
    source: StatementText,
    dispatch: Dispatch,
    later: (work: Later) => void,
  ) {
    this.ws = ws;
    this.session = session;
    this.source = source;
    this.dispatch = dispatch;
    this.later = later;
  }

  /** The tokens of the statement. */
  get tokens(): Tokens {
    this.#tokens ??= new Tokens(this.source.text, this.source.start, this.source.end);
    return this.#tokens;
  }

  /** The UTF-16 offset of a location in the parse tree. */
  at(location: number | undefined): number {
    return this.source.batchStart + this.source.offsets.fromBytes(location ?? 0);
  }

  /** The index of the token at a location of the parse tree. */
  tokenAt(location: number | undefined): number {
    return this.tokens.indexAt(this.at(location));
  }

  /** The source text of tokens [from, to). */
  slice(from: number, to: number): string {
    if (to <= from) return '';
    return this.source.text.slice(this.tokens.start(from), this.tokens.end(to - 1));
  }

  /** Adds a remark to the statement's report entry. */
  note(code: string, message: string, more: { hint?: string; detail?: string } = {}): void {
    this.diagnostics.push({ code, severity: 'note', message, ...more });
  }

  /** Adds a warning to the statement's report entry. */
  warn(code: string, message: string, more: { hint?: string; detail?: string } = {}): void {
    this.diagnostics.push({ code, severity: 'warning', message, ...more });
  }

  /** The root record. */
  get root(): Kinds['database'] {
    for (const record of this.ws.records.values()) {
      if (record.parent === undefined) return record as Kinds['database'];
    }
    throw new Error('a workspace has no root record');
  }

  /** The schema of a name, or undefined. */
  findSchema(name: string): SchemaRecord | undefined {
    return this.ws.get('schema', this.ws.named('schema', this.root.id, name)[0]);
  }

  /** The schema of a name; one that the script does not make is made, with a warning. */
  schemaNamed(name: string): SchemaRecord {
    const found = this.findSchema(name);
    if (found) return found;
    const made = this.ws.make('schema', { parent: this.root.id, name });
    this.session.assumed.push(name);
    this.warn('schema-assumed', `schema ${quotePart(name)} is not created by the script`, {
      hint: 'It was added to the design.',
    });
    return made;
  }

  /** Where an unqualified new object goes: the first schema of the search path. */
  creationSchema(schema: string | undefined): SchemaRecord {
    if (schema) return this.schemaNamed(schema);
    for (const name of this.session.searchPath) {
      const found = this.findSchema(name);
      if (found) return found;
    }
    throw new StatementProblem('no-schema', 'no schema has been selected to create in', {
      hint: 'Set search_path or write the schema before the name.',
    });
  }

  /** The schemas that a possibly qualified name is looked up in. */
  lookupSchemas(schema: string | undefined): SchemaRecord[] {
    const names = schema ? [schema] : this.session.searchPath;
    const found: SchemaRecord[] = [];
    for (const name of names) {
      const one = this.findSchema(name);
      if (one) found.push(one);
    }
    return found;
  }

  /** The ids behind a name in the first schema of the search path that has it. */
  lookup(space: NameSpace, name: QualifiedName): readonly Id[] {
    for (const schema of this.lookupSchemas(name.schema)) {
      const ids = this.ws.named(space, schema.id, name.name);
      if (ids.length > 0) return ids;
    }
    return [];
  }

  /** The record behind a relation's name, of whatever kind. */
  relation(name: QualifiedName) {
    const id = this.lookup('relation', name)[0];
    return id === undefined ? undefined : this.ws.records.get(id);
  }

  /** Tells whether a relation name is taken in a schema. */
  relationTaken(schemaId: Id): (name: string) => boolean {
    return (name) => this.ws.named('relation', schemaId, name).length > 0;
  }

  /** Tells whether a constraint name is taken in a schema, by a constraint or (for keys) a relation. */
  constraintTaken(schemaId: Id, relationsToo: boolean): (name: string) => boolean {
    return (name) =>
      this.ws.named('schemaConstraint', schemaId, name).length > 0 ||
      (relationsToo && this.ws.named('relation', schemaId, name).length > 0);
  }

  /** Stops the statement because it names something that is not there. */
  missing(noun: string, name: QualifiedName | string): never {
    const text =
      typeof name === 'string'
        ? quotePart(name)
        : (name.schema ? `${quotePart(name.schema)}.` : '') + quotePart(name.name);
    throw new StatementProblem('undefined-object', `${noun} ${text} does not exist`);
  }

  /** Refuses a name that is taken. */
  refuseTaken(space: NameSpace, container: Id, name: string, noun: string): void {
    if (this.ws.named(space, container, name).length > 0) {
      throw new StatementProblem('duplicate-object', `${noun} ${quotePart(name)} already exists`);
    }
  }
}
