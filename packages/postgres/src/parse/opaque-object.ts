// Keeping what is not modelled: the statement's own text with resolved names as references.

import { type Id, isId, type Opaque, type Sql, sqlReferences } from '@ermine/model';
import type { Node, ObjectWithArgs, RangeVar, TypeName } from '@pgsql/types';
import { nameOfList, nameOfRange } from './ast.ts';
import type { StatementContext } from './context.ts';
import { type Edit, nameParts, resolveSql, unquote } from './expression.ts';
import { findRoutine } from './routine-lookup.ts';
import { emptyScope, type Scope } from './scope.ts';
import { resolveTypeName } from './type-name.ts';

/** Records that a parse tree names as relations, types or routines. */
export function objectsNamed(ctx: StatementContext, node: unknown): Id[] {
  const ids = new Set<Id>();
  const visit = (any: unknown): void => {
    if (Array.isArray(any)) {
      for (const item of any) visit(item);
      return;
    }
    if (typeof any !== 'object' || any === null) return;
    for (const [key, value] of Object.entries(any)) {
      if (typeof value !== 'object' || value === null) continue;
      if ('relname' in value) {
        const record = ctx.relation(nameOfRange(value as RangeVar));
        if (record) ids.add(record.id);
      } else if (key === 'ObjectWithArgs') {
        const object = value as ObjectWithArgs;
        const id = findRoutine(
          ctx,
          nameOfList(object.objname),
          object.objargs,
          object.args_unspecified ?? false,
        );
        if (id) ids.add(id);
      } else if (key === 'TypeName' || key === 'typeName') {
        const name = value as TypeName;
        const type = resolveTypeName(ctx, name);
        if (type && isId(type.type)) ids.add(type.type);
        // Definitions name their functions as if they were types: SFUNC = f, FUNCTION = f.
        else for (const id of ctx.lookup('routine', nameOfList(name.names))) ids.add(id);
      }
      if (key === 'funcname' || key === 'func_name') {
        for (const id of ctx.lookup('routine', nameOfList(value as Node[]))) ids.add(id);
      }
      visit(value);
    }
  };
  visit(node);
  return [...ids];
}

/** What is known of an opaque object when it is kept. */
export interface OpaqueDraft {
  readonly tag: string;
  readonly address: string;
  readonly node: Node | object;
  readonly parent?: Id;
  readonly name?: string;
  readonly provides?: readonly string[];
  readonly requires?: readonly Id[];
  readonly scope?: Scope;
  /** The text, where it is not that of the whole statement. */
  readonly text?: Sql;
}

/** The text of the whole statement with its names resolved. */
export function statementSql(
  ctx: StatementContext,
  node: unknown,
  scope: Scope = emptyScope,
  self?: Opaque,
): Sql {
  const { start, end } = ctx.source;
  return resolveSql(ctx, start, end, node, scope, self ? ownNameEdits(ctx, self) : []);
}

/** The token after the words that say what kind of object a statement is about, or -1. */
function nameToken(ctx: StatementContext, tag: string): number {
  const { tokens } = ctx;
  const words = tag.toLowerCase().split(' ').slice(1);
  const at = tokens.findTop(0, tokens.count, (i) =>
    words.every((word, k) => tokens.isWord(i + k, word)),
  );
  if (at < 0) return -1;
  let next = at + words.length;
  if (tokens.isWord(next, 'if')) next += tokens.isWord(next + 1, 'not') ? 3 : 2;
  return next;
}

/**
 * Where a statement names the opaque object that it is about: its name becomes a reference to itself,
 * its schema or the relation that it is a part of becomes one too, so that no search path matters.
 */
function ownNameEdits(ctx: StatementContext, self: Opaque): Edit[] {
  const { tokens } = ctx;
  const { text, end } = ctx.source;
  const at = nameToken(ctx, self.tag);
  if (at < 0 || at >= tokens.count || self.name === undefined) return [];
  const start = tokens.start(at);
  const parts = nameParts(text, start, end);
  const last = parts.at(-1);
  const schema = ctx.ws.get('schema', self.parent)?.id;
  const qualifier = parts.at(-2);
  const edits: Edit[] = [];
  if (last && unquote(text.slice(last.start, last.end)) !== self.name) return [];
  if (last) edits.push({ start: last.start, end: last.end, parts: [{ id: self.id }] });
  if (schema) {
    edits.unshift(
      qualifier
        ? { start: qualifier.start, end: qualifier.end, parts: [{ id: schema }] }
        : { start, end: start, parts: [{ id: schema }, '.'] },
    );
    return edits;
  }
  const on = last ? tokens.indexAt(last.end) : tokens.count;
  if (tokens.isWord(on, 'on') && on + 1 < tokens.count && self.parent !== undefined) {
    const relation = nameParts(text, tokens.start(on + 1), end);
    const of = ctx.ws.schemaOf(self.parent);
    if (relation.length > 0 && of !== undefined && ctx.ws.schemaOf(self.parent) !== self.parent) {
      edits.push({
        start: tokens.start(on + 1),
        end: (relation.at(-1) as { end: number }).end,
        parts: [{ id: of }, '.', { id: self.parent }],
      });
    }
  }
  return edits;
}

/** Keeps a statement as an opaque record, or appends it to the one that already has its address. */
export function keepOpaque(ctx: StatementContext, draft: OpaqueDraft): Opaque {
  const text = draft.text ?? statementSql(ctx, draft.node, draft.scope);
  const parent = draft.parent ?? ctx.root.id;
  const needs = new Set<Id>([...(draft.requires ?? []), ...objectsNamed(ctx, draft.node)]);
  for (const id of sqlReferences(text)) needs.add(id);
  needs.delete(parent);
  const known = ctx.ws
    .children('opaque', parent)
    .find((one) => one.address === draft.address && one.tag === draft.tag);
  if (known) {
    needs.delete(known.id);
    return ctx.ws.set(known, {
      statements: [...known.statements, text],
      requires: merged(known.requires, needs),
    });
  }
  const made = ctx.ws.make('opaque', {
    parent,
    order: ctx.ws.nextOrder(`${parent} opaque`),
    ...(draft.name === undefined ? {} : { name: draft.name }),
    tag: draft.tag,
    address: draft.address,
    statements: [text],
    ...(needs.size > 0 ? { requires: [...needs] } : {}),
    ...(draft.provides ? { provides: draft.provides } : {}),
  });
  if (draft.text) return made;
  return ctx.ws.set(made, { statements: [statementSql(ctx, draft.node, draft.scope, made)] });
}

/** Appends a statement to an opaque record. */
export function appendOpaque(
  ctx: StatementContext,
  record: Opaque,
  node: unknown,
  scope: Scope = emptyScope,
): void {
  const text = statementSql(ctx, node, scope, record);
  const needs = new Set<Id>([...objectsNamed(ctx, node), ...sqlReferences(text)]);
  needs.delete(record.id);
  if (record.parent !== undefined) needs.delete(record.parent);
  ctx.ws.set(record, {
    statements: [...record.statements, text],
    requires: merged(record.requires, needs),
  });
}

function merged(before: readonly Id[] | undefined, more: ReadonlySet<Id>): Id[] | undefined {
  const all = new Set([...(before ?? []), ...more]);
  return all.size > 0 ? [...all] : undefined;
}
