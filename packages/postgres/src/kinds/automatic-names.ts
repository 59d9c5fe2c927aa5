// The automatic name of each kind that has one, from its record alone.
import { type AnyRecord, type Id, type IndexKey, type Kinds, renderSql } from '@ermine/model';
import {
  checkName,
  exclusionName,
  foreignKeyName,
  type IsTaken,
  indexName,
  notNullName,
  primaryKeyName,
  uniqueName,
} from '../names.ts';

/** What a rule looks up in the record set. */
interface Around {
  readonly get: (id: Id) => AnyRecord | undefined;
  readonly nameOf: (id: Id) => string;
  readonly isTaken: IsTaken;
}

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

function keyNames(keys: readonly IndexKey[], nameOf: Around['nameOf']): string[] {
  return keys.map((key) =>
    key.column ? nameOf(key.column) : expressionName(renderSql(key.expression ?? [], nameOf)),
  );
}

const names: {
  readonly [K in keyof Kinds]?: (record: Kinds[K], parent: Id, around: Around) => string;
} = {
  notNull: (_record, parent, { get, nameOf, isTaken }) => {
    const holder = get(parent);
    const column = holder?.kind === 'columnOverride' ? holder.column : parent;
    return notNullName(nameOf(holder?.parent ?? parent), nameOf(column), isTaken);
  },
  primaryKey: (_record, parent, { nameOf, isTaken }) => primaryKeyName(nameOf(parent), isTaken),
  unique: (record, parent, { nameOf, isTaken }) =>
    uniqueName(nameOf(parent), [...record.columns, ...(record.include ?? [])].map(nameOf), isTaken),
  exclusion: (record, parent, { nameOf, isTaken }) =>
    exclusionName(
      nameOf(parent),
      [...keyNames(record.elements, nameOf), ...(record.include ?? []).map(nameOf)],
      isTaken,
    ),
  foreignKey: (record, parent, { nameOf, isTaken }) =>
    foreignKeyName(nameOf(parent), record.columns.map(nameOf), isTaken),
  check: (record, parent, { nameOf, isTaken }) => {
    const used = new Set<string>();
    for (const part of record.expression) {
      if (typeof part !== 'string' && part.id.startsWith('col_')) used.add(nameOf(part.id));
    }
    return checkName(nameOf(parent), [...used], isTaken);
  },
  index: (record, parent, { nameOf, isTaken }) =>
    indexName(
      nameOf(parent),
      [
        ...keyNames(record.keys, nameOf),
        ...(record.include ?? []).map((sql) => renderSql(sql, nameOf).replaceAll('"', '')),
      ],
      isTaken,
    ),
};

/** The name that Postgres would choose for a record, given what is taken; undefined for other kinds. */
export function automaticName(
  record: AnyRecord,
  get: Around['get'],
  isTaken: IsTaken = isFree,
): string | undefined {
  const of = names[record.kind] as
    | ((record: AnyRecord, parent: Id, around: Around) => string)
    | undefined;
  if (!of || record.parent === undefined) return undefined;
  return of(record, record.parent, { get, nameOf: (id) => get(id)?.name ?? '', isTaken });
}

const isFree: IsTaken = () => false;
