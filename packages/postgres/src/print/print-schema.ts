// Prints a design as a script (postgres-model §5): every record's slot is asked for its statements, and
// these are put in order. Knows no kind.
import {
  type AnyRecord,
  addressOf,
  addressOfId,
  type Diagnostic,
  type Id,
  Schema,
} from '@ermine/model';
import { quoteIdentifier } from '../identifier.ts';
import { mentionFinder } from '../kinds/routine/print-mentions.ts';
import { checkRecord, withDependents } from './check.ts';
import { createContext } from './context.ts';
import { compareBytes, orderUnits, type Placed } from './order.ts';
import { rank } from './rank.ts';
import { printSlotOf } from './registry.ts';
import { scriptText } from './script-text.ts';
import type { PrintContext, Unit } from './slot.ts';

/** One statement of a printed script. */
export interface PrintedStatement {
  /** The statement without its semicolon. */
  readonly text: string;
  /** The record that it is about. */
  readonly id: Id;
  /** All records that it makes, the main one first. */
  readonly ids: readonly Id[];
  readonly address: string;
}

/** A script, or why there is none. */
export type Printed =
  | {
      readonly ok: true;
      readonly statements: readonly PrintedStatement[];
      readonly text: string;
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** How to print. */
export interface PrintOptions {
  /** `canonical` for machines, `readable` for people; both give the same catalog. */
  readonly mode: PrintContext['mode'];
  /** Leaves out what cannot be printed and says so at the head, instead of printing nothing. */
  readonly partial?: boolean;
}

/**
 * Prints a whole design as DDL for its target version. If anything cannot be printed there is no script
 * (postgres-model:D5) unless a partial one is asked for. The same records give the same bytes.
 */
export function printSchema(schema: Schema, options: PrintOptions): Printed {
  const errors: Diagnostic[] = [];
  const missing: Id[] = [];
  let rest = schema;
  for (;;) {
    const { units, diagnostics } = arrangeUnits(rest, [...rest.records.values()], options.mode);
    if (units) {
      const statements = [...preamble(rest), ...statementsOf(rest, units)];
      const absent = missing.map((id) => addressOfId(schema, id)).sort(compareBytes);
      const text = scriptText(rest, statements, options.mode, absent);
      return { ok: true, statements, text, diagnostics: [...errors, ...diagnostics] };
    }
    const found = diagnostics.filter(isError);
    const wrong = withDependents(
      rest,
      found.flatMap((error) => (error.subject === undefined ? [] : [error.subject])),
    );
    errors.push(...found);
    if (!options.partial || wrong.size === 0 || wrong.has(rest.root.id)) {
      return { ok: false, diagnostics: options.partial ? errors : diagnostics };
    }
    missing.push(...wrong);
    rest = new Schema([...rest.records.values()].filter((record) => !wrong.has(record.id)));
  }
}

function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === 'error';
}

/** Units as statements of a script. */
export function statementsOf(schema: Schema, units: readonly Unit[]): PrintedStatement[] {
  return units.map((unit) => ({
    text: unit.text,
    id: unit.id,
    ids: [...new Set([unit.id, ...unit.provides])],
    address: addressOfId(schema, unit.id),
  }));
}

/** The units of some records in order, or no units where something is wrong. */
export function arrangeUnits(
  schema: Schema,
  records: readonly AnyRecord[],
  mode: PrintContext['mode'],
): { readonly units?: readonly Unit[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic);
  };
  const deferred = new Set<Id>();
  const context = createContext(schema, mode, deferred, report);
  for (const record of records) checkRecord(record, context);
  // Slots rely on records that are whole.
  if (diagnostics.some(isError)) return { diagnostics };
  let placed = place(schema, records, context);
  if (diagnostics.some(isError)) return { diagnostics };
  const mentioned = mentionFinder(schema);
  for (;;) {
    const ordered = orderUnits(placed, {
      parentOf: (id) => schema.get(id)?.parent,
      together: mode === 'readable',
      mentioned,
    });
    if (ordered.ok) return { units: ordered.units, diagnostics };
    const parts = ordered.deferrable.filter((id) => !deferred.has(id));
    if (parts.length === 0) return { diagnostics: [...diagnostics, cycle(schema, ordered.cycle)] };
    for (const id of parts) deferred.add(id);
    // What there is to report was reported the first time.
    placed = place(
      schema,
      records,
      createContext(schema, mode, deferred, () => {}),
    );
  }
}

function place(
  schema: Schema,
  records: readonly AnyRecord[],
  context: PrintContext,
): readonly Placed[] {
  const company = context.mode === 'readable' ? companyKeys(schema, records) : undefined;
  return records.flatMap((record) => {
    const units = printSlotOf(record.kind)?.print(record, context) ?? [];
    if (units.length === 0) return [];
    const address = addressOf(schema, record);
    return units.map((unit) => {
      const key = unit.beside === undefined ? address : (company?.(unit) ?? address);
      return { unit, key };
    });
  });
}

/** What stands beside an object comes as in the tree below it: comments first, the outer before the inner. */
function companyKeys(schema: Schema, records: readonly AnyRecord[]): (unit: Unit) => string {
  const keys = new Map<Id, string>();
  const chosen = new Set(records.map((record) => record.id));
  const visit = (id: Id, depth: number): void => {
    if (chosen.has(id)) keys.set(id, `${depth}:${String(keys.size).padStart(9, '0')}`);
    for (const child of schema.children(id)) visit(child.id, depth + 1);
  };
  visit(schema.root.id, 0);
  return (unit) => `${unit.rank === rank.comment ? 0 : 1}:${keys.get(unit.id) ?? unit.id}`;
}

function cycle(schema: Schema, units: readonly Unit[]): Diagnostic {
  const addresses = [...new Set(units.map((unit) => addressOfId(schema, unit.id)))].sort();
  return {
    code: 'dependency-cycle',
    severity: 'error',
    message: 'objects need each other in a circle',
    detail: addresses.join(', '),
    hint: 'Remove one of the references between them.',
    ...(units[0] && { subject: units[0].id }),
  };
}

/** The session in which a script runs: bodies are not checked, unqualified names mean what they mean in the design. */
function preamble(schema: Schema): PrintedStatement[] {
  const { root } = schema;
  const path = (root.searchPath ?? ['public']).map(quoteIdentifier).join(', ');
  return [
    'SET check_function_bodies = off',
    'SET client_min_messages = warning',
    `SET search_path = ${path || "''"}`,
  ].map((text) => ({ text, id: root.id, ids: [root.id], address: addressOf(schema, root) }));
}
