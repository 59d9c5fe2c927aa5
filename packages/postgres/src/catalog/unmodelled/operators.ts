// Aggregates, operators and their classes, casts, conversions, transforms, languages, access methods.
import { routineArguments, routineFrom } from '../routines.ts';
import {
  accessMethodName,
  notImplied,
  notMember,
  roleName,
  routineArgs,
  signature,
  userObject,
  userSchema,
  word,
} from '../sql.ts';
import type { UnmodelledSlot } from './slot.ts';

const procedure = (column: string) => signature(`${column}::oid`, 'regprocedure');
const type = (oid: string) => `case when ${oid} <> 0 then format_type(${oid}, null) end`;
const modifies = (column: string) =>
  word(column, { r: 'readOnly', s: 'shareable', w: 'readWrite' });

const aggregate: UnmodelledSlot = {
  kind: 'aggregate',
  noun: 'aggregate',
  query: () => ({
    from: `pg_aggregate g cross join ${routineFrom('p.oid = g.aggfnoid')}`,
    address: ['n.nspname', 'p.proname'],
    args: routineArgs,
    attributes: {
      owner: roleName('p.proowner'),
      arguments: routineArguments,
      type: word('g.aggkind', { n: 'normal', o: 'orderedSet', h: 'hypotheticalSet' }),
      directArguments: 'g.aggnumdirectargs',
      returns: 'format_type(p.prorettype, null)',
      stateFunction: procedure('g.aggtransfn'),
      stateType: type('g.aggtranstype'),
      stateSize: 'g.aggtransspace',
      finalFunction: procedure('g.aggfinalfn'),
      finalExtra: 'g.aggfinalextra',
      finalModifies: modifies('g.aggfinalmodify'),
      combineFunction: procedure('g.aggcombinefn'),
      serialFunction: procedure('g.aggserialfn'),
      deserialFunction: procedure('g.aggdeserialfn'),
      initial: 'g.agginitval',
      movingStateFunction: procedure('g.aggmtransfn'),
      movingInverseFunction: procedure('g.aggminvtransfn'),
      movingStateType: type('g.aggmtranstype'),
      movingStateSize: 'g.aggmtransspace',
      movingFinalFunction: procedure('g.aggmfinalfn'),
      movingFinalExtra: 'g.aggmfinalextra',
      movingFinalModifies: modifies('g.aggmfinalmodify'),
      movingInitial: 'g.aggminitval',
      sortOperator: signature('g.aggsortop::oid', 'regoperator'),
      parallel: word('p.proparallel', { u: 'unsafe', r: 'restricted', s: 'safe' }),
    },
  }),
};

const operator: UnmodelledSlot = {
  kind: 'operator',
  noun: 'operator',
  query: () => ({
    from: `pg_operator o join pg_namespace n on n.oid = o.oprnamespace
      where ${userSchema('n')} and ${notMember('pg_operator', 'o.oid')}`,
    address: ['n.nspname', 'o.oprname'],
    args: `coalesce(${type('o.oprleft')}, 'none') || ', ' || coalesce(${type('o.oprright')}, 'none')`,
    attributes: {
      owner: roleName('o.oprowner'),
      procedure: procedure('o.oprcode'),
      returns: type('o.oprresult'),
      commutator: signature('o.oprcom', 'regoperator'),
      negator: signature('o.oprnegate', 'regoperator'),
      restrict: procedure('o.oprrest'),
      join: procedure('o.oprjoin'),
      merges: 'o.oprcanmerge',
      hashes: 'o.oprcanhash',
    },
  }),
};

const familyName = `(select jsonb_build_array(fn.nspname, f.opfname) from pg_opfamily f
  join pg_namespace fn on fn.oid = f.opfnamespace where f.oid = `;

const operatorFamily: UnmodelledSlot = {
  kind: 'operatorFamily',
  noun: 'operator family',
  query: () => ({
    from: `pg_opfamily f join pg_namespace n on n.oid = f.opfnamespace
      where ${userSchema('n')} and ${notMember('pg_opfamily', 'f.oid')}`,
    address: ['n.nspname', 'f.opfname', accessMethodName('f.opfmethod')],
    attributes: {
      owner: roleName('f.opfowner'),
      operators: `(select jsonb_agg(x order by x) from (
        select jsonb_build_array(o.amopstrategy, ${signature('o.amopopr', 'regoperator')},
          o.amoppurpose, case when o.amopsortfamily <> 0 then ${familyName} o.amopsortfamily) end)
        from pg_amop o where o.amopfamily = f.oid) s(x))`,
      functions: `(select jsonb_agg(x order by x) from (
        select jsonb_build_array(p.amprocnum, ${procedure('p.amproc')},
          ${type('p.amproclefttype')}, ${type('p.amprocrighttype')})
        from pg_amproc p where p.amprocfamily = f.oid) s(x))`,
    },
  }),
};

const operatorClass: UnmodelledSlot = {
  kind: 'operatorClass',
  noun: 'operator class',
  query: () => ({
    from: `pg_opclass c join pg_namespace n on n.oid = c.opcnamespace
      where ${userSchema('n')} and ${notMember('pg_opclass', 'c.oid')}`,
    address: ['n.nspname', 'c.opcname', accessMethodName('c.opcmethod')],
    attributes: {
      owner: roleName('c.opcowner'),
      family: `${familyName} c.opcfamily)`,
      type: type('c.opcintype'),
      default: 'c.opcdefault',
      storage: type('c.opckeytype'),
    },
  }),
};

const cast: UnmodelledSlot = {
  kind: 'cast',
  noun: 'cast',
  query: () => ({
    from: `pg_cast c where ${userObject('pg_cast', 'c.oid')} and ${notImplied('pg_cast', 'c.oid')}`,
    address: [type('c.castsource'), type('c.casttarget')],
    attributes: {
      function: signature('c.castfunc', 'regprocedure'),
      context: word('c.castcontext', { e: 'explicit', a: 'assignment', i: 'implicit' }),
      method: word('c.castmethod', { f: 'function', i: 'inout', b: 'binary' }),
    },
  }),
};

const conversion: UnmodelledSlot = {
  kind: 'conversion',
  noun: 'conversion',
  query: () => ({
    from: `pg_conversion c join pg_namespace n on n.oid = c.connamespace
      where ${userSchema('n')} and ${notMember('pg_conversion', 'c.oid')}`,
    address: ['n.nspname', 'c.conname'],
    attributes: {
      owner: roleName('c.conowner'),
      from: 'pg_encoding_to_char(c.conforencoding)',
      to: 'pg_encoding_to_char(c.contoencoding)',
      function: procedure('c.conproc'),
      default: 'c.condefault',
    },
  }),
};

const transform: UnmodelledSlot = {
  kind: 'transform',
  noun: 'transform',
  query: () => ({
    from: `pg_transform f join pg_language l on l.oid = f.trflang
      where ${notMember('pg_transform', 'f.oid')}`,
    address: [type('f.trftype'), 'l.lanname'],
    attributes: { fromSql: procedure('f.trffromsql'), toSql: procedure('f.trftosql') },
  }),
};

const language: UnmodelledSlot = {
  kind: 'language',
  noun: 'language',
  query: () => ({
    from: `pg_language l where ${userObject('pg_language', 'l.oid')}`,
    address: ['l.lanname'],
    attributes: {
      owner: roleName('l.lanowner'),
      procedural: 'l.lanispl',
      trusted: 'l.lanpltrusted',
      handler: procedure('l.lanplcallfoid'),
      inline: procedure('l.laninline'),
      validator: procedure('l.lanvalidator'),
    },
  }),
};

const accessMethod: UnmodelledSlot = {
  kind: 'accessMethod',
  noun: 'access method',
  query: () => ({
    from: `pg_am m where ${userObject('pg_am', 'm.oid')}`,
    address: ['m.amname'],
    attributes: {
      type: word('m.amtype', { i: 'index', t: 'table' }),
      handler: procedure('m.amhandler'),
    },
  }),
};

/** Routines that are aggregates, and the machinery of types and operators. */
export const operators: readonly UnmodelledSlot[] = [
  aggregate,
  operator,
  operatorFamily,
  operatorClass,
  cast,
  conversion,
  transform,
  language,
  accessMethod,
];
