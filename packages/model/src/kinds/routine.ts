// Functions, procedures and window functions.
import {
  boolean,
  choice,
  field,
  list,
  map,
  name,
  number,
  sql,
  struct,
  text,
  typeRef,
} from '../field.ts';
import { defineKind, type RecordBase } from '../kind.ts';
import type { Sql } from '../sql.ts';
import type { TypeRef } from '../type-ref.ts';

/** One argument, or one column of RETURNS TABLE (mode `table`). */
export interface RoutineArgument {
  readonly mode?: 'in' | 'out' | 'inout' | 'variadic' | 'table';
  readonly name?: string;
  readonly type: TypeRef;
  readonly default?: Sql;
}

/** A routine; its identity is its name and the types of its input arguments. */
export interface Routine extends RecordBase<'routine'> {
  readonly name: string;
  readonly type?: 'function' | 'procedure' | 'window';
  readonly arguments?: readonly RoutineArgument[];
  /** Absent for procedures and for functions whose result is given by OUT arguments or RETURNS TABLE. */
  readonly returns?: { readonly type: TypeRef; readonly setof?: boolean };
  readonly language?: string;
  /** The text between the quotes: raw, never parsed; for C functions the object file and link symbol are two. */
  readonly body?: string;
  readonly linkSymbol?: string;
  /** An SQL-standard body: `BEGIN ATOMIC … END` or `RETURN …`. */
  readonly sqlBody?: Sql;
  readonly volatility?: 'volatile' | 'stable' | 'immutable';
  readonly parallel?: 'unsafe' | 'restricted' | 'safe';
  readonly strict?: boolean;
  readonly leakproof?: boolean;
  readonly securityDefiner?: boolean;
  readonly cost?: number;
  readonly rows?: number;
  readonly support?: Sql;
  /** SET clauses: parameter → value as printed after `TO`. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly transform?: readonly TypeRef[];
}

export const routine = defineKind<Routine>({
  kind: 'routine',
  prefix: 'rtn',
  noun: 'routine',
  plural: 'routines',
  parents: ['schema'],
  named: true,
  ordered: false,
  address: 'member',
  rank: 13,
  exclusive: [['body', 'sqlBody']],
  fields: {
    type: field(choice('function', 'procedure', 'window'), 'Type', { default: 'function' }),
    arguments: field(
      list(
        struct({
          'mode?': choice('in', 'out', 'inout', 'variadic', 'table'),
          'name?': name,
          type: typeRef,
          'default?': sql,
        }),
      ),
      'Arguments',
    ),
    returns: field(struct({ type: typeRef, 'setof?': boolean }), 'Returns'),
    language: field(name, 'Language', { default: 'sql' }),
    body: field(text, 'Body'),
    linkSymbol: field(text, 'Link symbol', { group: 'advanced' }),
    sqlBody: field(sql, 'SQL body'),
    volatility: field(choice('volatile', 'stable', 'immutable'), 'Volatility', {
      default: 'volatile',
    }),
    parallel: field(choice('unsafe', 'restricted', 'safe'), 'Parallel', { default: 'unsafe' }),
    strict: field(boolean, 'Strict', { default: false }),
    leakproof: field(boolean, 'Leakproof', { default: false, group: 'advanced' }),
    securityDefiner: field(boolean, 'Security definer', { default: false }),
    cost: field(number, 'Cost', { group: 'advanced' }),
    rows: field(number, 'Rows', { group: 'advanced' }),
    support: field(sql, 'Support function', { group: 'advanced' }),
    settings: field(map, 'Settings', { group: 'advanced' }),
    transform: field(list(typeRef), 'Transforms', { group: 'advanced' }),
  },
});
