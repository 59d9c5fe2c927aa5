// Options of sequences as written: CREATE and ALTER SEQUENCE, serial and identity columns share them.

import type { Id, Sequence, TypeRef } from '@ermine/model';
import type { Node, TypeName } from '@pgsql/types';
import { nameOfList, optionsOf, optionText, stringsOf } from '../../parse/ast.ts';
import type { QualifiedName, StatementContext } from '../../parse/context.ts';
import { typeOf } from '../../parse/type-name.ts';

type Attributes = {
  -readonly [F in keyof Omit<Sequence, 'id' | 'kind' | 'parent' | 'name'>]?: Sequence[F];
};

const bounds: Readonly<Record<string, readonly [string, string]>> = {
  smallint: ['-32768', '32767'],
  integer: ['-2147483648', '2147483647'],
  bigint: ['-9223372036854775808', '9223372036854775807'],
};

/** The attributes that options set, and the name of SEQUENCE NAME. Defaults of type and direction are left out. */
export function sequenceAttributes(
  ctx: StatementContext,
  nodes: readonly Node[] | undefined,
  before?: Sequence,
): Attributes & { name?: QualifiedName } {
  const out: Attributes & { name?: QualifiedName } = {};
  for (const { defname, arg } of optionsOf(nodes)) {
    switch (defname) {
      case 'as':
        out.type = typeOf(ctx, (arg as { TypeName?: TypeName }).TypeName);
        break;
      case 'start':
        out.start = arg ? optionText(arg) : undefined;
        break;
      case 'increment':
        out.increment = optionText(arg);
        break;
      case 'minvalue':
        out.min = arg ? optionText(arg) : undefined;
        break;
      case 'maxvalue':
        out.max = arg ? optionText(arg) : undefined;
        break;
      case 'cache':
        out.cache = optionText(arg);
        break;
      case 'cycle':
        out.cycle = arg ? optionText(arg) === 'true' : false;
        break;
      case 'sequence_name':
        out.name = nameOfList((arg as { List?: { items?: Node[] } }).List?.items);
        break;
      case 'owned_by':
        out.link = ownedBy(ctx, arg);
        break;
      default:
        break;
    }
  }
  return withoutDefaults(out, before);
}

/** The bounds of a sequence, written out where they are those of a smaller type than bigint. */
export function boundsOf(sequence: Sequence): Pick<Sequence, 'min' | 'max'> {
  const type = sequence.type?.type ?? 'bigint';
  const [low, high] = bounds[type] ?? [];
  const descending = sequence.increment?.startsWith('-') ?? false;
  if (type === 'bigint') return { min: sequence.min, max: sequence.max };
  return {
    min: sequence.min ?? (descending ? low : undefined),
    max: sequence.max ?? (descending ? undefined : high),
  };
}

/** Leaves out bounds and starts that are those of the type and direction anyway. */
function withoutDefaults<A extends Attributes>(out: A, before: Sequence | undefined): A {
  const type: TypeRef = out.type ?? before?.type ?? { type: 'bigint' };
  const increment = out.increment ?? before?.increment ?? '1';
  const descending = increment.startsWith('-');
  const [low, high] = bounds[type.type] ?? ['', ''];
  if (out.min !== undefined && out.min === (descending ? low : '1')) out.min = undefined;
  if (out.max !== undefined && out.max === (descending ? '-1' : high)) out.max = undefined;
  const min = 'min' in out ? out.min : before?.min;
  const max = 'max' in out ? out.max : before?.max;
  const start = descending ? (max ?? '-1') : (min ?? '1');
  if (out.start !== undefined && out.start === start) out.start = undefined;
  return out;
}

function ownedBy(ctx: StatementContext, arg: Node | undefined): Sequence['link'] {
  const names = stringsOf((arg as { List?: { items?: Node[] } } | undefined)?.List?.items);
  if (names.length < 2) return undefined;
  const column = names.pop() as string;
  const table = names.pop() as string;
  const schema = names.pop();
  const relation = ctx.relation({ name: table, ...(schema ? { schema } : {}) });
  const id: Id | undefined = relation && ctx.ws.named('column', relation.id, column)[0];
  if (!id) ctx.missing('column', `${table}.${column}`);
  return { type: 'ownedBy', column: id };
}
