// CREATE FUNCTION and CREATE PROCEDURE, ALTER FUNCTION.

import {
  type Id,
  makeRecord,
  quotePart,
  type Routine,
  type RoutineArgument,
  type Sql,
} from '@ermine/model';
import type {
  AlterFunctionStmt,
  CreateFunctionStmt,
  FunctionParameter,
  Node,
  ObjectWithArgs,
  TypeName,
  VariableSetStmt,
} from '@pgsql/types';
import { quoteIdentifier } from '../../identifier.ts';
import { quoteLiteral } from '../../literal.ts';
import { constText, nameOfList, optionsOf, optionText, stringOf } from '../../parse/ast.ts';
import type { StatementContext } from '../../parse/context.ts';
import { sqlOfTokens } from '../../parse/expression.ts';
import { StatementProblem } from '../../parse/problem.ts';
import { findRoutine, inputArguments, sameType } from '../../parse/routine-lookup.ts';
import { emptyScope } from '../../parse/scope.ts';
import type { Finder, ParseSlot } from '../../parse/slot.ts';
import { typeOf } from '../../parse/type-name.ts';

type Attributes = {
  -readonly [F in keyof Omit<Routine, 'id' | 'kind' | 'parent' | 'name'>]?: Routine[F];
};

const modes: Readonly<Record<string, RoutineArgument['mode']>> = {
  FUNC_PARAM_OUT: 'out',
  FUNC_PARAM_INOUT: 'inout',
  FUNC_PARAM_VARIADIC: 'variadic',
  FUNC_PARAM_TABLE: 'table',
};

/** The value of SET in a routine, as it is printed after TO; undefined for FROM CURRENT and RESET. */
function settingText(stmt: VariableSetStmt): string | undefined {
  if (stmt.kind !== 'VAR_SET_VALUE') return undefined;
  return (stmt.args ?? [])
    .map((node) => {
      const any = node as {
        A_Const?: Parameters<typeof constText>[0];
        TypeCast?: { arg?: Node };
      };
      const constant =
        any.A_Const ??
        (any.TypeCast?.arg as { A_Const?: Parameters<typeof constText>[0] })?.A_Const;
      if (!constant) return "''";
      const text = constText(constant);
      if (!constant.sval) return text;
      return text !== '' && quoteIdentifier(text) === text ? text : quoteLiteral(text);
    })
    .join(', ');
}

function parametersOf(ctx: StatementContext, node: CreateFunctionStmt): RoutineArgument[] {
  const tokens = ctx.tokens;
  const nodes = (node.parameters ?? []).map(
    (one) => (one as { FunctionParameter?: FunctionParameter }).FunctionParameter ?? {},
  );
  return nodes.map((parameter) => {
    const mode = modes[parameter.mode as string];
    const argument: { -readonly [F in keyof RoutineArgument]: RoutineArgument[F] } = {
      ...(mode ? { mode } : {}),
      ...(parameter.name ? { name: parameter.name } : {}),
      type: typeOf(ctx, parameter.argType as TypeName),
    };
    if (parameter.defexpr) {
      const start = ctx.tokenAt(parameter.location);
      const end = tokens.findTop(
        start,
        tokens.count,
        (i) => tokens.isChar(i, ',') || tokens.isChar(i, ')'),
      );
      const word = tokens.findTop(
        start,
        end,
        (i) => tokens.isWord(i, 'default') || tokens.isChar(i, '='),
      );
      argument.default = sqlOfTokens(ctx, word + 1, end, parameter.defexpr, emptyScope);
    }
    return argument;
  });
}

function bodyOf(ctx: StatementContext, node: CreateFunctionStmt): Sql | undefined {
  if (!node.sql_body) return undefined;
  const tokens = ctx.tokens;
  const atomic = tokens.findTop(
    0,
    tokens.count,
    (i) => tokens.isWord(i, 'atomic') && tokens.isWord(i - 1, 'begin'),
  );
  const first = atomic > 0 ? atomic - 1 : tokens.findWord('return', 0);
  return sqlOfTokens(ctx, first, tokens.count, node.sql_body, emptyScope);
}

/** Applies the options of CREATE or ALTER FUNCTION to the attributes. */
function applyOptions(
  ctx: StatementContext,
  nodes: readonly Node[] | undefined,
  out: Attributes,
): void {
  const settings = new Map(Object.entries(out.settings ?? {}));
  for (const option of optionsOf(nodes)) {
    const { arg } = option;
    switch (option.defname) {
      case 'language':
        out.language = stringOf(arg).toLowerCase();
        break;
      case 'volatility':
        out.volatility = stringOf(arg) as Routine['volatility'];
        break;
      case 'parallel':
        out.parallel = stringOf(arg).toLowerCase() as Routine['parallel'];
        break;
      case 'strict':
        out.strict = optionText(arg) === 'true';
        break;
      case 'leakproof':
        out.leakproof = optionText(arg) === 'true';
        break;
      case 'security':
        out.securityDefiner = optionText(arg) === 'true';
        break;
      case 'window':
        out.type = 'window';
        break;
      case 'cost':
        out.cost = Number(optionText(arg));
        break;
      case 'rows':
        out.rows = Number(optionText(arg));
        break;
      case 'support':
        out.support = [supportName((arg as { List?: { items?: Node[] } }).List?.items)];
        break;
      case 'transform':
        out.transform = ((arg as { List?: { items?: Node[] } }).List?.items ?? []).map((one) =>
          typeOf(ctx, (one as { TypeName?: TypeName }).TypeName),
        );
        break;
      case 'set': {
        const stmt = (arg as { VariableSetStmt?: VariableSetStmt }).VariableSetStmt ?? {};
        const value = settingText(stmt);
        if (stmt.kind === 'VAR_RESET_ALL') settings.clear();
        else if (value !== undefined) settings.set(stmt.name ?? '', value);
        else if (stmt.kind === 'VAR_SET_CURRENT') {
          ctx.warn(
            'set-from-current',
            `SET ${stmt.name} FROM CURRENT depends on the session and was left out`,
          );
        } else settings.delete(stmt.name ?? '');
        break;
      }
      case 'as': {
        const items = (arg as { List?: { items?: Node[] } }).List?.items ?? [];
        out.body = stringOf(items[0]);
        if (items.length > 1) out.linkSymbol = stringOf(items[1]);
        break;
      }
      default:
        break;
    }
  }
  out.settings =
    settings.size > 0
      ? Object.fromEntries([...settings].sort(([a], [b]) => (a < b ? -1 : 1)))
      : undefined;
}

function supportName(nodes: readonly Node[] | undefined): string {
  const { schema, name } = nameOfList(nodes);
  return (schema ? `${quoteIdentifier(schema)}.` : '') + quoteIdentifier(name);
}

function create(node: CreateFunctionStmt, ctx: StatementContext): void {
  const name = nameOfList(node.funcname);
  const schema = ctx.creationSchema(name.schema);
  const args = parametersOf(ctx, node);
  const returnsTable = args.some((one) => one.mode === 'table');
  const out: Attributes = {
    type: node.is_procedure ? 'procedure' : 'function',
    arguments: args.length > 0 ? args : undefined,
    returns:
      node.returnType && !returnsTable
        ? { type: typeOf(ctx, node.returnType), ...(node.returnType.setof ? { setof: true } : {}) }
        : undefined,
    sqlBody: bodyOf(ctx, node),
  };
  applyOptions(ctx, node.options, out);
  const draft = { parent: schema.id, name: name.name, ...out };
  const inputs = inputArguments(makeRecord('routine', { id: 'rtn_', ...draft }));
  const same = ctx.ws
    .named('routine', schema.id, name.name)
    .map((id) => ctx.ws.get('routine', id))
    .find((one) => one && matches(one, inputs));
  if (same) {
    if (!node.replace) {
      throw new StatementProblem(
        'duplicate-object',
        `function ${quotePart(name.name)} already exists with same argument types`,
      );
    }
    ctx.ws.put(makeRecord('routine', { id: same.id, ...draft }));
    return;
  }
  ctx.ws.make('routine', draft);
}

function matches(routine: Routine, inputs: readonly RoutineArgument[]): boolean {
  const own = inputArguments(routine);
  return own.length === inputs.length && own.every((one, i) => sameType(one.type, inputs[i]?.type));
}

function alter(node: AlterFunctionStmt, ctx: StatementContext): void {
  const object = node.func ?? {};
  const name = nameOfList(object.objname);
  const id = findRoutine(ctx, name, object.objargs, object.args_unspecified ?? false);
  const routine = ctx.ws.get('routine', id);
  if (!routine) ctx.missing('function', name);
  const out: Attributes = { ...routine };
  applyOptions(ctx, node.actions, out);
  ctx.ws.put(makeRecord('routine', { ...routine, ...out }));
}

const find: Finder = (object, ctx): Id | undefined => {
  const any = (object as { ObjectWithArgs?: ObjectWithArgs } | undefined)?.ObjectWithArgs;
  return (
    any && findRoutine(ctx, nameOfList(any.objname), any.objargs, any.args_unspecified ?? false)
  );
};

export const parse: ParseSlot<'routine'> = {
  claims: () => ['routine'],
  statements: { CreateFunctionStmt: create, AlterFunctionStmt: alter },
  find: {
    OBJECT_FUNCTION: find,
    OBJECT_PROCEDURE: find,
    OBJECT_ROUTINE: find,
    OBJECT_AGGREGATE: find,
  },
};
