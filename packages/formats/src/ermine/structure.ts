// Structural invariants over all records of a file (postgres-model:I2): one root, parents of the right kind,
// references to records that exist and may be referred to. Knows no kind.
import {
  type AnyRecord,
  attribute,
  eachReference,
  type Field,
  fieldsOf,
  type Id,
  type Kind,
  kindOf,
  type Schema,
  type ValueType,
} from '@ermine/model';
import { limits } from './format.ts';

/** What is wrong with a record among the others. */
export interface StructureError {
  readonly id: Id;
  readonly code: string;
  readonly message: string;
}

/** Checks what a record says about others; calls `wrong` for every broken invariant. */
export function checkStructure(schema: Schema, wrong: (error: StructureError) => void): void {
  const roots: AnyRecord[] = [];
  for (const record of schema.records.values()) {
    if (record.parent === undefined) roots.push(record);
    else checkParent(schema, record, record.parent, wrong);
    checkReferences(schema, record, wrong);
  }
  for (const extra of roots.slice(1)) {
    wrong({ id: extra.id, code: 'bad-parent', message: 'the design has a second root' });
  }
  checkDepth(schema, roots, wrong);
}

function checkParent(
  schema: Schema,
  record: AnyRecord,
  parentId: Id,
  wrong: (error: StructureError) => void,
): void {
  const parent = schema.get(parentId);
  if (!parent) {
    wrong({
      id: record.id,
      code: 'dangling-reference',
      message: `parent "${parentId}" does not exist`,
    });
    return;
  }
  const allowed = kindOf(record.kind)?.parents ?? ['*'];
  if (!allowed.includes('*') && !allowed.includes(parent.kind)) {
    wrong({
      id: record.id,
      code: 'bad-parent',
      message: `a record of kind "${record.kind}" cannot lie below kind "${parent.kind}"`,
    });
  }
}

function checkReferences(
  schema: Schema,
  record: AnyRecord,
  wrong: (error: StructureError) => void,
): void {
  eachReference(record, ({ id, field }) => {
    if (schema.get(id)) return;
    wrong({
      id: record.id,
      code: 'dangling-reference',
      message: `attribute "${field}" refers to "${id}", which does not exist`,
    });
  });
  for (const { name, type } of targetFields(record.kind)) {
    const value = attribute(record, name);
    if (value !== undefined) checkTargets(schema, record, name, type, value, wrong);
  }
}

interface TargetField {
  readonly name: string;
  readonly type: ValueType;
}

const fieldsWithTargets = new Map<string, readonly TargetField[]>();

/** The fields of a kind whose ids must be of certain kinds. */
function targetFields(kind: string): readonly TargetField[] {
  let list = fieldsWithTargets.get(kind);
  if (list) return list;
  if (!kindOf(kind)) return [];
  list = Object.entries(fieldsOf(kind as Kind))
    .map(([name, field]: [string, Field]) => ({ name, type: field.value }))
    .filter(({ type }) => holdsTargets(type));
  fieldsWithTargets.set(kind, list);
  return list;
}

function holdsTargets(type: ValueType): boolean {
  if (type.type === 'ref') return true;
  if (type.type === 'list') return holdsTargets(type.of);
  return (
    type.type === 'struct' && Object.values(type.fields).some(({ value }) => holdsTargets(value))
  );
}

function checkTargets(
  schema: Schema,
  record: AnyRecord,
  field: string,
  type: ValueType,
  value: unknown,
  wrong: (error: StructureError) => void,
): void {
  if (type.type === 'list') {
    for (const item of value as readonly unknown[]) {
      checkTargets(schema, record, field, type.of, item, wrong);
    }
  } else if (type.type === 'struct') {
    for (const key in type.fields) {
      const inner = (value as Readonly<Record<string, unknown>>)[key];
      if (inner === undefined) continue;
      const of = (type.fields[key] as { value: ValueType }).value;
      checkTargets(schema, record, field, of, inner, wrong);
    }
  } else if (type.type === 'ref') {
    const target = schema.get(value as Id);
    if (!target) return;
    if (type.kinds.length > 0 && !type.kinds.includes(target.kind)) {
      wrong({
        id: record.id,
        code: 'bad-reference',
        message: `attribute "${field}" refers to kind "${target.kind}" instead of ${type.kinds.join(' or ')}`,
      });
    } else if (type.own && !belongs(schema, record, target)) {
      wrong({
        id: record.id,
        code: 'bad-reference',
        message: `attribute "${field}" refers to "${target.name ?? target.id}", which belongs to another object`,
      });
    }
  }
}

/** True where a target lies below the record's parent or below what that descends from. */
function belongs(schema: Schema, record: AnyRecord, target: AnyRecord): boolean {
  if (target.parent === record.parent) return true;
  const seen = new Set<Id>();
  const queue: Id[] = record.parent === undefined ? [] : [record.parent];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (target.parent === id) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    const owner = schema.get(id);
    if (!owner) continue;
    eachReference(owner, (reference) => {
      if (reference.via === 'ref' && schema.get(reference.id)?.kind === owner.kind) {
        queue.push(reference.id);
      }
    });
  }
  return false;
}

/** Every record hangs below the root, not too deep; a circle of parents would be lost on writing. */
function checkDepth(
  schema: Schema,
  roots: readonly AnyRecord[],
  wrong: (error: StructureError) => void,
): void {
  const depthOf = new Map<Id, number>(roots.map((root) => [root.id, 0]));
  const lost = new Set<Id>();
  for (const record of schema.records.values()) {
    const path: AnyRecord[] = [];
    let at: AnyRecord | undefined = record;
    while (at && !depthOf.has(at.id) && !lost.has(at.id)) {
      path.push(at);
      lost.add(at.id);
      at = at.parent === undefined ? undefined : schema.get(at.parent);
    }
    let depth = at && depthOf.get(at.id);
    if (depth === undefined) continue;
    for (const { id } of path.reverse()) {
      depth += 1;
      depthOf.set(id, depth);
      lost.delete(id);
      if (depth === limits.depth) {
        wrong({ id, code: 'input-too-large', message: `records lie ${depth} deep in each other` });
      }
    }
  }
  for (const id of lost) {
    const parent = schema.get(id)?.parent;
    // A missing parent has been reported already.
    if (parent === undefined || !schema.get(parent)) continue;
    wrong({ id, code: 'bad-parent', message: 'the record lies below itself or below nothing' });
  }
}
