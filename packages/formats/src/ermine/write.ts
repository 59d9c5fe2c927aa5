// Writes a design as a file in canonical form (postgres-model:F1-F4): one record a line, so that two people's
// changes meet in a merge only where they meet in the design. Same records, same bytes.
import {
  type AnyRecord,
  attribute,
  compareOrder,
  type Field,
  fieldsOf,
  isKnownKey,
  type Kind,
  kindOf,
  type RecordBase,
  type Schema,
  type Sql,
  type ValueType,
} from '@ermine/model';
import { firstLine, lastLine } from './format.ts';

/** The text of a design file: UTF-8 when encoded, LF, ending with a line feed. */
export function writeDesign(schema: Schema): string {
  const lines = [firstLine];
  for (const record of inFileOrder(schema)) lines.push(`${recordText(record)},`);
  lines.push(lastLine, '');
  return lines.join('\n');
}

/** All records, each directly followed by those below it. */
function inFileOrder(schema: Schema): AnyRecord[] {
  const below = new Map<string | undefined, AnyRecord[]>();
  for (const record of schema.records.values()) {
    const list = below.get(record.parent);
    if (list) list.push(record);
    else below.set(record.parent, [record]);
  }
  const order: AnyRecord[] = [];
  const stack = sorted(below.get(undefined)).reverse();
  for (let record = stack.pop(); record; record = stack.pop()) {
    order.push(record);
    const children = sorted(below.get(record.id));
    for (let at = children.length - 1; at >= 0; at--) stack.push(children[at] as AnyRecord);
  }
  return order;
}

/** Siblings by rank of their kind, order and id: a rename moves no line. */
function sorted(siblings: AnyRecord[] | undefined): AnyRecord[] {
  if (!siblings || siblings.length < 2) return siblings ?? [];
  return siblings.sort(compareInFile);
}

function compareInFile(a: RecordBase, b: RecordBase): number {
  if (a.kind !== b.kind) return rankOf(a) - rankOf(b) || (a.kind < b.kind ? -1 : 1);
  return compareOrder(a, b);
}

function rankOf(record: RecordBase): number {
  return kindOf(record.kind)?.rank ?? Number.MAX_SAFE_INTEGER;
}

/** One record as JSON: id, kind, parent, name, attributes that differ from their default, order. */
export function recordText(record: RecordBase): string {
  // Ids and kinds hold nothing that JSON would escape.
  let text = `{"id":"${record.id}","kind":"${record.kind}"`;
  let written = 2;
  if (record.parent !== undefined) {
    text += `,"parent":"${record.parent}"`;
    written += 1;
  }
  if (record.name !== undefined) {
    text += `,"name":${JSON.stringify(record.name)}`;
    written += 1;
  }
  for (const { name, key, value, fallback } of writers(record.kind)) {
    const held = attribute(record, name);
    if (held === undefined) continue;
    const json = valueText(value, held);
    if (json !== fallback) text += key + json;
    written += 1;
  }
  if (record.order !== undefined) {
    text += `,"order":"${record.order}"`;
    written += 1;
  }
  if (Object.keys(record).length > written) {
    for (const key of unknownKeys(record)) {
      text += `,${JSON.stringify(key)}:${freeText(attribute(record, key))}`;
    }
  }
  return `${text}}`;
}

interface AttributeWriter {
  readonly name: string;
  readonly key: string;
  readonly value: ValueType;
  readonly fallback: string | undefined;
}

const writersOf = new Map<string, readonly AttributeWriter[]>();

function writers(kind: string): readonly AttributeWriter[] {
  let list = writersOf.get(kind);
  if (!list) {
    if (!kindOf(kind)) return [];
    list = Object.entries(fieldsOf(kind as Kind)).map(([name, field]: [string, Field]) => ({
      name,
      key: `,${JSON.stringify(name)}:`,
      value: field.value,
      fallback: field.default === undefined ? undefined : valueText(field.value, field.default),
    }));
    writersOf.set(kind, list);
  }
  return list;
}

/** Attributes that this version does not know; they are kept as they came. */
function unknownKeys(record: RecordBase): string[] {
  const known = kindOf(record.kind) !== undefined;
  const keys: string[] = [];
  for (const key in record) {
    const isKnown = known
      ? isKnownKey(record.kind as Kind, key)
      : key === 'id' || key === 'kind' || key === 'parent' || key === 'name' || key === 'order';
    if (!isKnown && attribute(record, key) !== undefined) keys.push(key);
  }
  return keys.sort();
}

/** A value by its type: structures in the order of their descriptor, all other keys sorted. */
function valueText(type: ValueType, value: unknown): string {
  switch (type.type) {
    case 'boolean':
    case 'integer':
      return String(value);
    case 'choice':
      return typeof value === 'string' ? `"${value}"` : String(value);
    case 'ref':
      return `"${value as string}"`;
    case 'sql':
      return sqlText(value as Sql);
    case 'list':
      return `[${(value as readonly unknown[]).map((item) => valueText(type.of, item)).join(',')}]`;
    case 'struct': {
      const source = value as Readonly<Record<string, unknown>>;
      const parts: string[] = [];
      for (const key in type.fields) {
        const inner = source[key];
        if (inner === undefined) continue;
        const of = (type.fields[key] as { value: ValueType }).value;
        parts.push(`${JSON.stringify(key)}:${valueText(of, inner)}`);
      }
      for (const key of Object.keys(source).sort()) {
        if (Object.hasOwn(type.fields, key) || source[key] === undefined) continue;
        parts.push(`${JSON.stringify(key)}:${freeText(source[key])}`);
      }
      return `{${parts.join(',')}}`;
    }
    case 'typeRef': {
      const {
        type: name,
        modifiers,
        array,
      } = value as {
        type: string;
        modifiers?: readonly string[];
        array?: boolean;
      };
      const more =
        modifiers && modifiers.length > 0 ? `,"modifiers":${JSON.stringify(modifiers)}` : '';
      return `{"type":${JSON.stringify(name)}${more}${array ? ',"array":true' : ''}}`;
    }
    case 'map':
      return freeText(value);
    default:
      return JSON.stringify(value);
  }
}

function sqlText(sql: Sql): string {
  let text = '[';
  for (const part of sql) {
    if (text.length > 1) text += ',';
    text += typeof part === 'string' ? JSON.stringify(part) : `{"id":"${part.id}"}`;
  }
  return `${text}]`;
}

function freeText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(freeText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const source = value as Readonly<Record<string, unknown>>;
  const parts: string[] = [];
  for (const key of Object.keys(source).sort()) {
    if (source[key] !== undefined) parts.push(`${JSON.stringify(key)}:${freeText(source[key])}`);
  }
  return `{${parts.join(',')}}`;
}
