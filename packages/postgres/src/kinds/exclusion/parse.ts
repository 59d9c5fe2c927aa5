// Exclusion constraints.

import type { ExclusionElement } from '@ermine/model';
import type { IndexElem, Node } from '@pgsql/types';
import { quoteIdentifier } from '../../identifier.ts';
import { exclusionName } from '../../names.ts';
import { parametersOf, stringsOf } from '../../parse/ast.ts';
import { columnIn, constraintName, deferral } from '../../parse/constraint-names.ts';
import { sqlOfTokens } from '../../parse/expression.ts';
import { columnsOfTable, tableScope } from '../../parse/scope.ts';
import type { ParseSlot } from '../../parse/slot.ts';
import { indexKey, keyName } from '../index/elements.ts';

/** An operator as written after WITH: bare, or OPERATOR(schema.op). */
function operatorText(names: readonly string[]): string {
  const operator = names[names.length - 1] ?? '';
  const schema = names[names.length - 2];
  return schema ? `OPERATOR(${quoteIdentifier(schema)}.${operator})` : operator;
}

export const parse: ParseSlot<'exclusion'> = {
  claims: () => ['constraint', 'schemaConstraint', 'relation'],
  constraints: {
    CONSTR_EXCLUSION: (part, table, ctx) => {
      const { constraint } = part;
      const { tokens } = ctx;
      const columns = columnsOfTable(ctx, table.id);
      const scope = tableScope(ctx, table.id);
      const open = tokens.findTop(part.from, part.to, (i) => tokens.isChar(i, '('));
      const close = tokens.closing(open);
      const pieces = tokens.splitAtCommas(open + 1, close);
      const keys: string[] = [];
      const elements = (constraint.exclusions ?? []).map((node, i): ExclusionElement => {
        const items = (node as { List?: { items?: Node[] } }).List?.items ?? [];
        const element = (items[0] as { IndexElem?: IndexElem }).IndexElem ?? {};
        const operator = stringsOf((items[1] as { List?: { items?: Node[] } }).List?.items);
        const [from, to] = pieces[i] as [number, number];
        keys.push(keyName(element));
        return {
          ...indexKey(ctx, element, from, to, columns, scope),
          operator: operatorText(operator),
        };
      });
      const include = stringsOf(constraint.including).map((name) => columnIn(columns, table, name));
      const where = tokens.findWord('where', close, part.to);
      const predicate =
        constraint.where_clause && where >= 0
          ? sqlOfTokens(ctx, where + 2, tokens.closing(where + 1), constraint.where_clause, scope)
          : undefined;
      const named = constraintName(ctx, table, constraint.conname, true, (taken) =>
        exclusionName(table.name, [...keys, ...stringsOf(constraint.including)], taken),
      );
      const parameters = parametersOf(constraint.options);
      ctx.ws.make('exclusion', {
        parent: table.id,
        ...named,
        method: constraint.access_method ?? 'btree',
        elements,
        ...(include.length > 0 ? { include } : {}),
        ...(predicate ? { predicate } : {}),
        ...(parameters ? { storageParams: parameters } : {}),
        ...(constraint.indexspace ? { tablespace: constraint.indexspace } : {}),
        ...deferral(part),
      });
    },
  },
};
