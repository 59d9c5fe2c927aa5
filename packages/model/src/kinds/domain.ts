// Domains: types with constraints. Their checks are check records below them.
import { field, name, sql, struct, typeRef } from '../field.ts';
import { defineKind, type RecordBase } from '../kind.ts';
import type { Sql } from '../sql.ts';
import type { TypeRef } from '../type-ref.ts';

/** A domain over a base type. */
export interface Domain extends RecordBase<'domain'> {
  readonly name: string;
  readonly base: TypeRef;
  readonly collation?: Sql;
  readonly default?: Sql;
  /** Present where NULL is refused; the name only where it is not the automatic one. */
  readonly notNull?: { readonly name?: string };
}

export const domain = defineKind<Domain>({
  kind: 'domain',
  prefix: 'dom',
  noun: 'domain',
  plural: 'domains',
  parents: ['schema'],
  named: true,
  ordered: false,
  address: 'member',
  rank: 4,
  fields: {
    base: field(typeRef, 'Base type', { required: true }),
    default: field(sql, 'Default'),
    notNull: field(struct({ 'name?': name }), 'Not null'),
    collation: field(sql, 'Collation'),
  },
});
