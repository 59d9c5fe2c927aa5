// The interpreter: a script is a program, its state is the record set (postgres-model §3.3). Statements
// come one by one with their parse trees; each changes the records as Postgres would, or fails alone.

import { type Diagnostic, type Id, type IdSource, makeRecord, Schema } from '@ermine/model';
import type { DoStmt, Node, ParseResult, RawStmt } from '@pgsql/types';
import { findUnmodelled, keepUnmodelled } from '../kinds/opaque/parse.ts';
import type { Outcome } from '../report.ts';
import { alterRelation } from './alter.ts';
import { optionsOf, stringOf, unwrap } from './ast.ts';
import { nameConstraints } from './automatic-names.ts';
import { makeConstraints } from './constraints.ts';
import { type Dispatch, type Session, StatementContext, type StatementText } from './context.ts';
import { type BlockPart, blockParts, isCaught, textsOf } from './do-block.ts';
import { Offsets } from './offsets.ts';
import { StatementProblem } from './problem.ts';
import { claims, finders, statementHandlers } from './registry.ts';
import { drop, rename, setSchema } from './rename.ts';
import {
  bareSelect,
  dataTags,
  sessionTags,
  setVariable,
  type Transactions,
  transaction,
} from './session.ts';
import { commandTag } from './tags.ts';
import { Workspace } from './workspace.ts';

/** libpg-query's synchronous functions, which the caller loads and passes in. */
export interface SqlParser {
  parse(sql: string): ParseResult;
  parsePlPgSQL(sql: string): unknown;
}

/** What became of one statement. */
export interface Interpreted {
  tag: string;
  outcome: Outcome;
  /** Records that the statement made or changed and that exist at the end, in order. */
  objects: Id[];
  diagnostics: Diagnostic[];
  /** What a statement of the session changes for those after it: what names mean, or transactions. */
  affects?: 'names' | 'transaction' | 'rollback';
  /** The statements to load into a scratch database for it: its own text, or those inside a DO block. */
  texts: string[];
}

/** A statement that may succeed once the rest of the script is known. */
interface Retry {
  readonly raw: Node;
  readonly source: StatementText;
  readonly searchPath: readonly string[];
  readonly result: Interpreted;
}

const retriable = new Set([
  'CreateStmt',
  'IndexStmt',
  'ViewStmt',
  'CreateTrigStmt',
  'CreateFunctionStmt',
  'CreateDomainStmt',
  'CommentStmt',
  'AlterSeqStmt',
  'CreateSeqStmt',
  'CreatePolicyStmt',
]);

/** Interprets the statements of one import, in order, over all its sources. */
export class Interpreter {
  readonly #ws: Workspace;
  readonly #session: Session = {
    searchPath: ['public'],
    outerPath: undefined,
    inTransaction: false,
    composites: new Map(),
    assumed: [],
  };
  readonly #transactions: Transactions = { marks: [] };
  readonly #parser: SqlParser;
  readonly #retries: Retry[] = [];
  readonly #later: {
    readonly work: () => void;
    readonly ctx: StatementContext;
    readonly result: Interpreted;
  }[] = [];
  readonly #dispatch: Dispatch;
  readonly #results: Interpreted[] = [];
  /** The root and schema public. */
  readonly #always: readonly Id[];

  constructor(parser: SqlParser, ids: IdSource, name: string) {
    this.#parser = parser;
    this.#ws = new Workspace(ids, claims);
    const root = makeRecord('database', { id: ids('db'), name });
    this.#ws.put(root);
    this.#always = [root.id, this.#ws.make('schema', { parent: root.id, name: 'public' }).id];
    this.#dispatch = {
      constraints: makeConstraints,
      find: (type, object, ctx) =>
        (finders.get(type) ?? ((one, of) => findUnmodelled(type, one, of)))(object, ctx),
      knows: (type) => finders.has(type),
      statement: (node, ctx, from, to) => {
        const source = {
          ...ctx.source,
          start: ctx.tokens.start(from),
          end: ctx.tokens.end(to - 1),
        };
        const inner = new StatementContext(
          this.#ws,
          this.#session,
          source,
          this.#dispatch,
          ctx.later,
        );
        this.#dispatchNode(node, inner);
        ctx.diagnostics.push(...inner.diagnostics);
        ctx.about.push(...inner.about);
      },
    };
  }

  /** Records that no statement makes: those that every design has, and schemas that are assumed. */
  get given(): ReadonlySet<Id> {
    const assumed = this.assumedSchemas.flatMap((name) => [
      ...this.#ws.named('schema', this.#always[0] as Id, name),
    ]);
    return new Set([...this.#always, ...assumed]);
  }

  /** Schemas that the script uses and does not make. */
  get assumedSchemas(): readonly string[] {
    return this.#session.assumed;
  }

  /** Interprets one parsed statement. */
  run(raw: RawStmt, source: StatementText): Interpreted {
    const node = raw.stmt ?? ({} as Node);
    const result: Interpreted = {
      tag: commandTag(node, source.text, source.start, source.end),
      outcome: 'read',
      objects: [],
      diagnostics: [],
      texts: [source.text.slice(source.start, source.end)],
    };
    this.#results.push(result);
    this.#attempt(node, source, result);
    return result;
  }

  /** Resolves what was put off; to be called once, after the last statement. */
  finish(): Schema {
    for (let progress = true; progress && this.#retries.length > 0; ) {
      progress = false;
      for (const retry of this.#retries.splice(0)) {
        this.#session.searchPath = retry.searchPath;
        const before = retry.result.diagnostics;
        retry.result.diagnostics = [];
        this.#attempt(retry.raw, retry.source, retry.result);
        if (retry.result.outcome === 'failed') retry.result.diagnostics = before;
        else {
          progress = true;
          retry.result.diagnostics.push({
            code: 'order',
            severity: 'note',
            message: 'the statement needs objects that come later in the script',
            hint: 'It was read after them.',
          });
        }
      }
    }
    for (const { work, ctx, result } of this.#later) {
      const mark = this.#ws.mark();
      const seen = ctx.diagnostics.length;
      try {
        work();
        result.objects.push(...this.#ws.changedSince(mark));
      } catch (error) {
        if (!(error instanceof StatementProblem)) throw error;
        this.#ws.rewind(mark);
        result.outcome = 'failed';
        result.diagnostics.push(error.diagnostic());
      }
      result.diagnostics.push(...ctx.diagnostics.slice(seen));
    }
    nameConstraints(this.#ws);
    for (const result of this.#results) {
      result.objects = [...new Set(result.objects)].filter((id) => this.#ws.records.has(id));
    }
    return new Schema(new Map(this.#ws.records));
  }

  #attempt(node: Node, source: StatementText, result: Interpreted): void {
    const mark = this.#ws.mark();
    const later: (() => void)[] = [];
    const ctx = new StatementContext(this.#ws, this.#session, source, this.#dispatch, (work) => {
      later.push(work);
    });
    const searchPath = this.#session.searchPath;
    try {
      const [tag, inner] = unwrap(node);
      if (tag === 'DoStmt') this.#block(inner as DoStmt, ctx, result);
      else this.#dispatchNode(node, ctx);
      result.outcome = ctx.outcome;
      result.affects = ctx.affects;
      if (ctx.tag) result.tag = ctx.tag;
      if (tag !== 'TransactionStmt')
        result.objects.push(...ctx.about, ...this.#ws.changedSince(mark));
      for (const work of later) this.#later.push({ work, ctx, result });
    } catch (error) {
      if (!(error instanceof StatementProblem)) throw error;
      this.#ws.rewind(mark);
      result.outcome = 'failed';
      result.diagnostics.push(error.diagnostic());
      if (error.code.startsWith('undefined-') && this.#mayRetry(node)) {
        this.#retries.push({ raw: node, source, searchPath, result });
      }
    }
    result.diagnostics.push(...ctx.diagnostics);
    if (this.#transactions.marks.length === 0) this.#ws.settle();
  }

  #mayRetry(node: Node): boolean {
    const [tag, inner] = unwrap(node);
    if (retriable.has(tag)) return true;
    if (tag !== 'AlterTableStmt') return false;
    const cmds = (inner as { cmds?: { AlterTableCmd?: { subtype?: string } }[] }).cmds ?? [];
    return cmds.every((cmd) => cmd.AlterTableCmd?.subtype === 'AT_AddConstraint');
  }

  #dispatchNode(node: Node, ctx: StatementContext): void {
    const [tag, inner] = unwrap(node);
    const handler = statementHandlers.get(tag) ?? shared[tag];
    if (handler) handler(inner as never, ctx);
    else if (tag === 'TransactionStmt') transaction(inner, ctx, this.#transactions);
    else if (sessionTags.has(tag)) ctx.outcome = 'session';
    else if (dataTags.has(tag)) ctx.outcome = 'data';
    else if (tag === 'CallStmt') dynamic(ctx);
    else {
      const { text, start, end } = ctx.source;
      keepUnmodelled(tag, inner, commandTag(node, text, start, end), ctx);
    }
  }

  /** A DO block: its statements where it holds only DDL, else dynamic. */
  #block(node: DoStmt, ctx: StatementContext, result: Interpreted): void {
    const body = stringOf(optionsOf(node.args).find((one) => one.defname === 'as')?.arg);
    const parts = this.#blockParts(body);
    const trees = new Map<string, readonly RawStmt[]>();
    for (const text of textsOf(parts ?? [])) trees.set(text, this.#parser.parse(text).stmts ?? []);
    const nodes = [...trees.values()].flat().map((raw) => raw.stmt ?? ({} as Node));
    if (!parts || !nodes.every(isDefinition)) {
      dynamic(ctx);
      result.texts = [];
      return;
    }
    const outcomes = new Set<Outcome>();
    result.texts = this.#run(parts, trees, ctx, outcomes);
    ctx.outcome = (['read', 'opaque'] as const).find((one) => outcomes.has(one)) ?? 'session';
  }

  /** Runs parts of a block; returns the texts of the statements that took effect. */
  #run(
    parts: readonly BlockPart[],
    trees: ReadonlyMap<string, readonly RawStmt[]>,
    ctx: StatementContext,
    outcomes: Set<Outcome>,
  ): string[] {
    return parts.flatMap((part) => {
      if ('text' in part) {
        for (const { stmt } of trees.get(part.text) ?? []) {
          outcomes.add(this.#inBlock(stmt ?? ({} as Node), part.text, ctx));
        }
        return [part.text];
      }
      const mark = this.#ws.mark();
      try {
        return this.#run(part.parts, trees, ctx, outcomes);
      } catch (error) {
        if (!(error instanceof StatementProblem) || !isCaught(error.code, part.catches))
          throw error;
        this.#ws.rewind(mark);
        ctx.note('exists', `${error.message}, skipping`);
        return [];
      }
    });
  }

  #inBlock(node: Node, text: string, ctx: StatementContext): Outcome {
    const source = {
      text,
      start: 0,
      end: text.length,
      batchStart: 0,
      offsets: new Offsets(text),
    };
    const inner = new StatementContext(this.#ws, this.#session, source, this.#dispatch, ctx.later);
    this.#dispatchNode(node, inner);
    ctx.diagnostics.push(...inner.diagnostics);
    return inner.outcome;
  }

  #blockParts(body: string): BlockPart[] | undefined {
    const tag = body.includes('$ermine$') ? '$ermine_block$' : '$ermine$';
    let parsed: unknown;
    try {
      parsed = this.#parser.parsePlPgSQL(
        `CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS ${tag}${body}${tag}`,
      );
    } catch {
      // A body that the plpgsql parser refuses is dynamic to us.
      return undefined;
    }
    return blockParts(parsed);
  }
}

/** Tells whether a statement of a block defines something. */
function isDefinition(node: Node): boolean {
  const [tag] = unwrap(node);
  return (
    statementHandlers.has(tag) || shared[tag] !== undefined || /^(Create|Alter|Drop)/.test(tag)
  );
}

function dynamic(ctx: StatementContext): void {
  const { text, start, end } = ctx.source;
  ctx.warn('dynamic', 'dynamic SQL, not evaluated', {
    hint: 'What it would create is not part of the design.',
  });
  ctx.outcome = 'dynamic';
  ctx.about.push(
    ctx.ws.make('opaque', {
      parent: ctx.root.id,
      order: ctx.ws.nextOrder('dynamic'),
      tag: 'DO',
      address: `dynamic statement ${start}`,
      statements: [[text.slice(start, end)]],
    }).id,
  );
}

const shared: Readonly<Record<string, (node: never, ctx: StatementContext) => void>> = {
  AlterTableStmt: alterRelation,
  RenameStmt: rename,
  AlterObjectSchemaStmt: setSchema,
  DropStmt: drop,
  VariableSetStmt: setVariable,
  SelectStmt: bareSelect,
};
