// Finds what cannot be printed before anything is: missing records, names and values that Postgres cannot
// hold, features that the target version does not have (postgres-model:D5, V1). Knows no kind.
import {
  type AnyRecord,
  attribute,
  type Diagnostic,
  eachReference,
  type Field,
  fieldsOf,
  kindOf,
  type Schema,
  type TypeRef,
  type ValueType,
} from '@ermine/model';
import { checkIdentifier } from '../identifier.ts';
import { isPrintableType } from '../types.ts';
import { printSlotOf } from './registry.ts';
import type { PrintContext } from './slot.ts';

/** Reports every reason why a record cannot be printed for the context's version. */
export function checkRecord(record: AnyRecord, context: PrintContext): void {
  const kind = kindOf(record.kind);
  const slot = printSlotOf(record.kind);
  if (!kind || !slot) {
    context.report({
      code: 'unknown-kind',
      severity: 'note',
      message: `records of kind "${record.kind}" are kept but not printed`,
      subject: record.id,
    });
    return;
  }
  checkReferences(record, context);
  if (record.name !== undefined) report(checkIdentifier(record.name), record, context);
  else if (kind.named && kind.address !== 'target') report(checkIdentifier(''), record, context);
  const fields = fieldsOf(record.kind);
  for (const name in fields) {
    const value = attribute(record, name);
    if (value === undefined) continue;
    const field = fields[name] as Field;
    checkValue(field.value, value, record, context);
    if (field.since !== undefined) gate(field.label, field.since, record, context);
  }
  for (const { feature, since, uses } of slot.gates ?? []) {
    if (context.version < since && uses(record, context)) gate(feature, since, record, context);
  }
}

function report(diagnostic: Diagnostic | null, record: AnyRecord, context: PrintContext): void {
  if (diagnostic) context.report({ ...diagnostic, subject: record.id });
}

function gate(feature: string, since: number, record: AnyRecord, context: PrintContext): void {
  if (context.version >= since) return;
  context.report({
    code: 'version-unsupported',
    severity: 'error',
    message: `"${feature}" needs PostgreSQL ${since}, the target is ${context.version}`,
    hint: `Raise the target version to ${since} or do without.`,
    subject: record.id,
  });
}

function checkReferences(record: AnyRecord, { schema, report }: PrintContext): void {
  const missing = (id: string): void =>
    report({
      code: 'dangling-reference',
      severity: 'error',
      message: `the record refers to "${id}", which does not exist`,
      hint: 'Remove the reference or choose another object.',
      subject: record.id,
    });
  if (record.parent !== undefined && !schema.get(record.parent)) missing(record.parent);
  eachReference(record, ({ id }) => {
    if (!schema.get(id)) missing(id);
  });
}

function checkValue(
  type: ValueType,
  value: unknown,
  record: AnyRecord,
  context: PrintContext,
): void {
  switch (type.type) {
    case 'name':
      report(checkIdentifier(String(value)), record, context);
      return;
    case 'typeRef':
      if (!isPrintableType(value as TypeRef)) invalid(value, 'a type', record, context);
      return;
    case 'choice':
      if (!type.of.includes(value as string)) invalid(value, type.of.join(', '), record, context);
      return;
    case 'integer':
      if (!Number.isSafeInteger(value)) invalid(value, 'an integer', record, context);
      return;
    case 'number':
      if (!Number.isFinite(value)) invalid(value, 'a number', record, context);
      return;
    case 'bigint':
      if (!/^-?[0-9]{1,19}$/.test(String(value))) invalid(value, 'an integer', record, context);
      return;
    case 'text':
      if (String(value).includes('\0')) {
        invalid(value, 'a text without null characters', record, context);
      }
      return;
    case 'list':
      for (const item of value as readonly unknown[]) checkValue(type.of, item, record, context);
      return;
    case 'struct':
      for (const key in type.fields) {
        const inner = (value as Readonly<Record<string, unknown>>)[key];
        if (inner !== undefined) {
          checkValue((type.fields[key] as { value: ValueType }).value, inner, record, context);
        }
      }
      return;
    default:
      return;
  }
}

function invalid(value: unknown, wanted: string, record: AnyRecord, context: PrintContext): void {
  context.report({
    code: 'invalid-value',
    severity: 'error',
    message: `${JSON.stringify(value)} is not ${wanted}`,
    subject: record.id,
  });
}

/** The records that cannot be printed, given those that are wrong: what depends on them falls with them. */
export function withDependents(schema: Schema, wrong: Iterable<string>): ReadonlySet<string> {
  const fallen = new Set<string>(wrong);
  const queue = [...fallen];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const dependents = [
      ...schema.children(id),
      ...schema.referrers(id).map((referrer) => referrer.record),
    ];
    for (const { id: dependent } of dependents) {
      if (fallen.has(dependent)) continue;
      fallen.add(dependent);
      queue.push(dependent);
    }
  }
  return fallen;
}
