// Checks one record by its kind's descriptor: shape and value types, not what it refers to. Knows no kind.
import {
  type Field,
  fieldsOf,
  idPrefix,
  isId,
  isKnownKey,
  isOrderKey,
  type Kind,
  type KindDescriptor,
  kindOf,
  kindOfPrefix,
  type ValueType,
} from '@ermine/model';
import { isSql, isTypeRef } from './normal-record.ts';

type Json = Readonly<Record<string, unknown>>;

/** What is wrong with a record, and what is unknown in it. */
export interface RecordCheck {
  readonly errors: readonly { readonly code: string; readonly message: string }[];
  /** Names of attributes (or the kind) that this version keeps without knowing them. */
  readonly unknown: readonly string[];
}

/** Checks the shape of a parsed record. */
export function checkRecordShape(record: Json): RecordCheck {
  const errors: { code: string; message: string }[] = [];
  const unknown: string[] = [];
  const wrong = (code: string, message: string): void => {
    errors.push({ code, message });
  };
  const { id, kind, parent, name, order } = record;
  if (typeof id !== 'string' || !isId(id)) wrong('bad-id', `${show(id)} is not an id`);
  if (typeof kind !== 'string' || !/^[a-zA-Z]{1,40}$/.test(kind)) {
    wrong('bad-record', `${show(kind)} is not a kind`);
    return { errors, unknown };
  }
  if (parent !== undefined && (typeof parent !== 'string' || !isId(parent))) {
    wrong('bad-id', `parent ${show(parent)} is not an id`);
  }
  if (name !== undefined && typeof name !== 'string') {
    wrong('bad-record', `name ${show(name)} is not a text`);
  }
  if (order !== undefined && (typeof order !== 'string' || !isOrderKey(order))) {
    wrong('bad-record', `order ${show(order)} is not an order key`);
  }
  const descriptor = kindOf(kind);
  const ofPrefix = typeof id === 'string' && isId(id) ? kindOfPrefix(idPrefix(id)) : undefined;
  if (ofPrefix?.kind !== descriptor?.kind) {
    wrong('bad-id', `id ${show(id)} does not belong to kind "${kind}"`);
  }
  if (!descriptor) {
    unknown.push(`kind "${kind}"`);
    if (parent === undefined) wrong('bad-parent', 'the record has no parent');
    return { errors, unknown };
  }
  checkKnown(record, kind as Kind, descriptor, wrong, unknown);
  return { errors, unknown };
}

function checkKnown(
  record: Json,
  kind: Kind,
  descriptor: KindDescriptor,
  wrong: (code: string, message: string) => void,
  unknown: string[],
): void {
  const isRoot = descriptor.parents.length === 0;
  if (isRoot !== (record.parent === undefined)) {
    wrong('bad-parent', isRoot ? 'the root has a parent' : 'the record has no parent');
  }
  if (descriptor.named && descriptor.address !== 'target' && record.name === undefined) {
    wrong('bad-record', 'the record has no name');
  }
  const fields = fieldsOf(kind);
  for (const key in fields) {
    const field = fields[key] as Field;
    const value = record[key];
    if (value === undefined) {
      if (field.required) wrong('bad-record', `attribute "${key}" is missing`);
    } else {
      const problem = checkValue(field.value, value, key, unknown);
      if (problem !== null) wrong('bad-record', problem);
    }
  }
  for (const group of (descriptor.exclusive ?? []) as readonly (readonly string[])[]) {
    const set = group.filter((key) => record[key] !== undefined && record[key] !== false);
    if (set.length > 1)
      wrong('bad-record', `attributes "${set.join('" and "')}" exclude each other`);
  }
  for (const key of Object.keys(record)) {
    if (!isKnownKey(kind, key)) unknown.push(`attribute "${key}" of kind "${kind}"`);
  }
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Says why a value is not of a type, or null. */
function checkValue(
  type: ValueType,
  value: unknown,
  path: string,
  unknown: string[],
): string | null {
  const not = (wanted: string): string => `attribute "${path}" is ${show(value)}, not ${wanted}`;
  switch (type.type) {
    case 'text':
    case 'name':
      return typeof value === 'string' ? null : not('a text');
    case 'boolean':
      return typeof value === 'boolean' ? null : not('true or false');
    case 'integer':
      return Number.isSafeInteger(value) ? null : not('an integer');
    case 'number':
      return Number.isFinite(value) ? null : not('a number');
    case 'bigint':
      return typeof value === 'string' && /^-?[0-9]{1,19}$/.test(value)
        ? null
        : not('an integer as text');
    case 'choice':
      return type.of.includes(value as string) ? null : not(`one of ${type.of.join(', ')}`);
    case 'ref':
      return typeof value === 'string' && isId(value) ? null : not('an id');
    case 'map':
      return isObject(value) && Object.values(value).every((inner) => typeof inner === 'string')
        ? null
        : not('a map of texts');
    case 'sql':
      return isSql(value) ? null : not('a list of texts and references');
    case 'typeRef':
      return isTypeRef(value) ? null : not('a type');
    case 'list': {
      if (!Array.isArray(value)) return not('a list');
      for (const [at, item] of value.entries()) {
        const problem = checkValue(type.of, item, `${path}[${at}]`, unknown);
        if (problem !== null) return problem;
      }
      return null;
    }
    default:
      return isObject(value) ? checkStruct(type, value, path, unknown) : not('a structure');
  }
}

function checkStruct(
  type: ValueType & { readonly type: 'struct' },
  value: Json,
  path: string,
  unknown: string[],
): string | null {
  for (const key in type.fields) {
    const { value: of, required } = type.fields[key] as { value: ValueType; required: boolean };
    if (value[key] === undefined) {
      if (required) return `attribute "${path}.${key}" is missing`;
      continue;
    }
    const problem = checkValue(of, value[key], `${path}.${key}`, unknown);
    if (problem !== null) return problem;
  }
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(type.fields, key)) unknown.push(`attribute "${path}.${key}"`);
  }
  return null;
}
