// Prints functions, procedures and window functions.
import type { Routine, RoutineArgument, Sql } from '@ermine/model';
import { quoteIdentifier } from '../../identifier.ts';
import { dollarQuote, quoteLiteral } from '../../literal.ts';
import { dottedName, mentionsOf, needsOf } from '../../print/clauses.ts';
import { rank } from '../../print/rank.ts';
import { definePrint, type PrintContext, type Unit } from '../../print/slot.ts';

export const print = definePrint<Routine>({
  attributes: {
    type: 'printed',
    arguments: 'printed',
    returns: 'printed',
    language: 'printed',
    body: 'printed',
    linkSymbol: 'printed',
    sqlBody: 'printed',
    volatility: 'printed',
    parallel: 'printed',
    strict: 'printed',
    leakproof: 'printed',
    securityDefiner: 'printed',
    cost: 'printed',
    rows: 'printed',
    support: 'printed',
    settings: 'printed',
    transform: 'printed',
  },
  commentTarget: (routine, context) =>
    `${word(routine)} ${context.qualified(routine.id)}(${inputTypes(routine, context)})`,
  print: (routine, context) => {
    const later = context.isDeferred(routine.id);
    const create: Unit = {
      id: routine.id,
      provides: [routine.id],
      text: createRoutine(routine, context, !later),
      rank: rank.routine,
      needs: needsOf(later ? withoutDefaults(routine) : routine),
      mentions: mentionsOf(routine, 'sqlBody', 'body', ...(later ? [] : ['arguments'])),
      deferrable:
        hasDefaults(routine) && !later ? [{ id: routine.id, needs: defaultNeeds(routine) }] : [],
    };
    if (!later) return [create];
    return [
      create,
      {
        id: routine.id,
        provides: [],
        // Defaults of arguments can be added to a function, but only by writing it whole again.
        text: createRoutine(routine, context, true).replace(/^CREATE /, 'CREATE OR REPLACE '),
        rank: rank.routine,
        needs: needsOf(routine),
        after: create,
      },
    ];
  },
});

function hasDefaults(routine: Routine): boolean {
  return (routine.arguments ?? []).some((argument) => argument.default !== undefined);
}

function defaultNeeds(routine: Routine) {
  const without = new Set(needsOf(withoutDefaults(routine)));
  return needsOf(routine).filter((id) => !without.has(id));
}

function withoutDefaults(routine: Routine): Routine {
  return {
    ...routine,
    arguments: (routine.arguments ?? []).map(({ default: _, ...argument }) => argument),
  };
}

function word(routine: Routine): string {
  return routine.type === 'procedure' ? 'PROCEDURE' : 'FUNCTION';
}

/** The types that tell a routine from others of its name. */
function inputTypes(routine: Routine, context: PrintContext): string {
  return (routine.arguments ?? [])
    .filter((argument) => argument.mode !== 'table')
    .filter((argument) => argument.mode !== 'out' || routine.type === 'procedure')
    .map((argument) => `${argument.mode === 'out' ? 'OUT ' : ''}${context.type(argument.type)}`)
    .join(', ');
}

function argumentText(
  routine: Routine,
  argument: RoutineArgument,
  context: PrintContext,
  defaults: boolean,
): string {
  const words: string[] = [];
  const mode = argument.mode ?? 'in';
  if (mode !== 'in' && mode !== 'table') words.push(mode.toUpperCase());
  if (argument.name !== undefined) words.push(quoteIdentifier(argument.name));
  words.push(context.type(argument.type));
  if (argument.default && defaults) {
    words.push(`DEFAULT ${context.expression(routine, argument.default)}`);
  }
  return words.join(' ');
}

function createRoutine(routine: Routine, context: PrintContext, defaults: boolean): string {
  const all = routine.arguments ?? [];
  const text = (list: readonly RoutineArgument[]): string =>
    list.map((argument) => argumentText(routine, argument, context, defaults)).join(', ');
  const input = text(all.filter((argument) => argument.mode !== 'table'));
  const columns = all.filter((argument) => argument.mode === 'table');
  const lines = [`CREATE ${word(routine)} ${context.qualified(routine.id)}(${input})`];
  if (columns.length > 0) lines.push(`RETURNS TABLE(${text(columns)})`);
  else if (routine.returns) {
    lines.push(
      `RETURNS ${routine.returns.setof ? 'SETOF ' : ''}${context.type(routine.returns.type)}`,
    );
  }
  lines.push(`LANGUAGE ${quoteIdentifier(routine.language ?? 'sql')}`);
  if (routine.transform && routine.transform.length > 0) {
    lines.push(
      `TRANSFORM ${routine.transform.map((type) => `FOR TYPE ${context.type(type)}`).join(', ')}`,
    );
  }
  const traits = traitWords(routine, context);
  if (traits.length > 0) lines.push(traits.join(' '));
  for (const [setting, value] of Object.entries(routine.settings ?? {}).sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    lines.push(`SET ${dottedName(setting)} TO ${context.query(routine, [value])}`);
  }
  return `${lines.join('\n    ')}\n${bodyText(routine, context)}`;
}

function traitWords(routine: Routine, context: PrintContext): string[] {
  const words: string[] = [];
  if (routine.type === 'window') words.push('WINDOW');
  if (routine.volatility !== undefined) words.push(routine.volatility.toUpperCase());
  if (routine.strict) words.push('STRICT');
  if (routine.leakproof) words.push('LEAKPROOF');
  if (routine.securityDefiner) words.push('SECURITY DEFINER');
  if (routine.parallel !== undefined) words.push(`PARALLEL ${routine.parallel.toUpperCase()}`);
  if (routine.cost !== undefined) words.push(`COST ${routine.cost}`);
  if (routine.rows !== undefined) words.push(`ROWS ${routine.rows}`);
  if (routine.support) words.push(`SUPPORT ${context.expression(routine, routine.support)}`);
  return words;
}

function bodyText(routine: Routine, context: PrintContext): string {
  if (routine.sqlBody) return context.query(routine, routine.sqlBody as Sql);
  const body = routine.body ?? '';
  // The object file of a C function is a name, not a text of several lines.
  if (routine.linkSymbol === undefined) return `AS ${dollarQuote(body)}`;
  return `AS ${quoteLiteral(body)}, ${quoteLiteral(routine.linkSymbol)}`;
}
