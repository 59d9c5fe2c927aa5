// Recognises, quickly, records that are already as the writer writes them: of a known kind, well-formed, without
// unknown attributes and defaults. Whatever is not goes the slow way, which says what is wrong. Knows no kind.
import {
  type AnyRecord,
  type Field,
  fieldsOf,
  isId,
  isOrderKey,
  type Kind,
  type KindDescriptor,
  kindOf,
  type ValueType,
} from '@ermine/model';

type Json = Readonly<Record<string, unknown>>;
type Test = (value: unknown) => boolean;

interface KindTest {
  readonly prefix: string;
  readonly isRoot: boolean;
  readonly needsName: boolean;
  readonly required: number;
  readonly exclusive: readonly (readonly string[])[];
  readonly fields: ReadonlyMap<string, FieldTest>;
}

interface FieldTest {
  readonly required: boolean;
  readonly test: Test;
}

const tests = new Map<string, KindTest>();

function testOf(kind: string): KindTest | undefined {
  const known = tests.get(kind);
  if (known) return known;
  const descriptor = kindOf(kind);
  if (!descriptor) return undefined;
  const test = compileKind(descriptor);
  tests.set(kind, test);
  return test;
}

function compileKind(descriptor: KindDescriptor): KindTest {
  const fields = Object.entries(fieldsOf(descriptor.kind as Kind));
  return {
    prefix: `${descriptor.prefix}_`,
    isRoot: descriptor.parents.length === 0,
    needsName: descriptor.named && descriptor.address !== 'target',
    required: fields.filter(([, field]) => field.required).length,
    exclusive: (descriptor.exclusive ?? []) as readonly (readonly string[])[],
    fields: new Map(
      fields.map(([name, field]) => [
        name,
        { required: field.required, test: compileField(field) },
      ]),
    ),
  };
}

/** A value of the field's type that is not its default. */
function compileField(field: Field): Test {
  const test = compile(field.value);
  const { default: fallback } = field;
  if (fallback === undefined) return test;
  if (typeof fallback !== 'object') return (value) => value !== fallback && test(value);
  const json = JSON.stringify(fallback);
  return (value) => test(value) && JSON.stringify(value) !== json;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isText: Test = (value) => typeof value === 'string';
const isIdText: Test = (value) => typeof value === 'string' && isId(value);

function compile(type: ValueType): Test {
  switch (type.type) {
    case 'text':
    case 'name':
      return isText;
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'integer':
      return Number.isSafeInteger;
    case 'number':
      return Number.isFinite;
    case 'bigint':
      return (value) => typeof value === 'string' && /^-?[0-9]{1,19}$/.test(value);
    case 'choice':
      return (value) => type.of.includes(value as string);
    case 'ref':
      return isIdText;
    case 'map':
      return (value) => isObject(value) && Object.values(value).every(isText);
    case 'sql':
      return isSql;
    case 'typeRef':
      return isTypeRef;
    case 'list': {
      const of = compile(type.of);
      return (value) => Array.isArray(value) && value.every((item) => of(item));
    }
    default:
      return compileStruct(type);
  }
}

function compileStruct(type: ValueType & { readonly type: 'struct' }): Test {
  const fields = new Map(
    Object.entries(type.fields).map(([name, field]) => [
      name,
      { required: field.required, test: compile(field.value) },
    ]),
  );
  const required = Object.values(type.fields).filter((field) => field.required).length;
  return (value) => {
    if (!isObject(value)) return false;
    let missing = required;
    for (const key in value) {
      const field = fields.get(key);
      if (!field?.test(value[key])) return false;
      if (field.required) missing -= 1;
    }
    return missing === 0;
  };
}

/** Tells whether a value is a list of texts and references. */
export function isSql(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  for (const part of value) {
    if (typeof part === 'string') continue;
    if (!isObject(part) || !isIdText(part.id)) return false;
    for (const key in part) if (key !== 'id') return false;
  }
  return true;
}

/** Tells whether a value is a use of a type. */
export function isTypeRef(value: unknown): boolean {
  if (!isObject(value) || typeof value.type !== 'string') return false;
  for (const key in value) {
    const inner = value[key];
    if (key === 'modifiers') {
      if (!Array.isArray(inner) || !inner.every(isText)) return false;
    } else if (key === 'array') {
      if (typeof inner !== 'boolean') return false;
    } else if (key !== 'type') return false;
  }
  return true;
}

/** Tells whether a parsed record is one, whole and in normal form. */
export function isNormalRecord(record: Json): record is Json & AnyRecord {
  const { id, kind } = record;
  if (typeof kind !== 'string' || typeof id !== 'string') return false;
  const test = testOf(kind);
  if (!test || !id.startsWith(test.prefix) || !isId(id)) return false;
  if (test.isRoot !== (record.parent === undefined)) return false;
  if (test.needsName && record.name === undefined) return false;
  let missing = test.required;
  for (const key in record) {
    const value = record[key];
    switch (key) {
      case 'id':
      case 'kind':
        break;
      case 'parent':
        if (!isIdText(value)) return false;
        break;
      case 'name':
        if (typeof value !== 'string') return false;
        break;
      case 'order':
        if (typeof value !== 'string' || !isOrderKey(value)) return false;
        break;
      default: {
        const field = test.fields.get(key);
        if (!field?.test(value)) return false;
        if (field.required) missing -= 1;
      }
    }
  }
  if (missing !== 0) return false;
  return test.exclusive.every(
    (group) => group.filter((key) => record[key] !== undefined).length <= 1,
  );
}
