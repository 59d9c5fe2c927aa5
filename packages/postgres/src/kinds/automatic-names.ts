// The automatic name of each kind that has one, from its record alone.
import { type AnyRecord, type Id, type IndexKey, type Kinds, renderSql } from '@ermine/model';
import {
  checkName,
  exclusionName,
  foreignKeyName,
  indexName,
  primaryKeyName,
  uniqueName,
} from '../names.ts';

type NameOf = (id: Id) => string;

const free = (): boolean => false;

const plainCall = /^(?:"?[\w$]+"?\.)?"?([\w$]+)"?\s*\(/;

/** What Postgres calls an index key that is an expression: the function of a plain call, else `expr`. */
function expressionName(text: string): string {
  const call = plainCall.exec(text);
  if (!call) return 'expr';
  let depth = 0;
  for (let i = call[0].length - 1; i < text.length; i++) {
    const c = text[i];
    if (c === "'") i = text.indexOf("'", i + 1);
    if (c === '(') depth += 1;
    else if (c === ')' && --depth === 0) {
      return i === text.trimEnd().length - 1 ? (call[1] as string).toLowerCase() : 'expr';
    }
  }
  return 'expr';
}

function keyNames(keys: readonly IndexKey[], nameOf: NameOf): string[] {
  return keys.map((key) =>
    key.column ? nameOf(key.column) : expressionName(renderSql(key.expression ?? [], nameOf)),
  );
}

const names: {
  readonly [K in keyof Kinds]?: (record: Kinds[K], parent: string, nameOf: NameOf) => string;
} = {
  primaryKey: (_record, parent) => primaryKeyName(parent, free),
  unique: (record, parent, nameOf) =>
    uniqueName(parent, [...record.columns, ...(record.include ?? [])].map(nameOf), free),
  exclusion: (record, parent, nameOf) =>
    exclusionName(
      parent,
      [...keyNames(record.elements, nameOf), ...(record.include ?? []).map(nameOf)],
      free,
    ),
  foreignKey: (record, parent, nameOf) => foreignKeyName(parent, record.columns.map(nameOf), free),
  check: (record, parent, nameOf) => {
    const used = new Set<string>();
    for (const part of record.expression) {
      if (typeof part !== 'string' && part.id.startsWith('col_')) used.add(nameOf(part.id));
    }
    return checkName(parent, [...used], free);
  },
  index: (record, parent, nameOf) =>
    indexName(
      parent,
      [
        ...keyNames(record.keys, nameOf),
        ...(record.include ?? []).map((sql) => renderSql(sql, nameOf).replaceAll('"', '')),
      ],
      free,
    ),
};

/** The name that Postgres would choose for a record if none were taken; undefined for other kinds. */
export function automaticName(record: AnyRecord, nameOf: NameOf): string | undefined {
  const of = names[record.kind] as
    | ((record: AnyRecord, parent: string, nameOf: NameOf) => string)
    | undefined;
  return record.parent === undefined ? undefined : of?.(record, nameOf(record.parent), nameOf);
}
