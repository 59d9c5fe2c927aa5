/** What the observer reads of types and routines. */
import { made, type Observation, privileges, sorted } from './fragments.ts';

const type = 'pg_type t JOIN pg_namespace s ON s.oid = t.typnamespace';
const name = `format('%I.%I', s.nspname, t.typname)`;
// Array types and the row types of relations follow from what they belong to.
const visible = `${made('pg_type', 't.oid', 's')} AND t.typelem = 0
  AND (t.typrelid = 0 OR (SELECT relkind FROM pg_class WHERE oid = t.typrelid) = 'c')`;

const routine = 'pg_proc p JOIN pg_namespace s ON s.oid = p.pronamespace';
const routineVisible = made('pg_proc', 'p.oid', 's');

/** Queries over pg_type, pg_enum, pg_range, pg_proc and pg_aggregate. */
export const typeObservations: readonly Observation[] = [
  {
    what: 'type',
    sql: `SELECT ${name} AS name, t.typtype AS type, t.typowner::regrole AS owner,
        (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
          FROM pg_enum e WHERE e.enumtypid = t.oid) AS labels,
        CASE t.typtype WHEN 'b' THEN (to_jsonb(t) #- '{oid}' #- '{typname}' #- '{typnamespace}'
          #- '{typowner}' #- '{typarray}' #- '{typacl}')::text END AS base,
        ${privileges('t.typacl', 'T', 't.typowner')} AS acl
      FROM ${type} WHERE ${visible}`,
  },
  {
    what: 'domain',
    sql: `SELECT ${name} AS name, format_type(t.typbasetype, t.typtypmod) AS base, t.typnotnull AS not_null,
        t.typdefault AS default, CASE WHEN t.typcollation <> b.typcollation
          THEN t.typcollation::regcollation END AS collation
      FROM ${type} JOIN pg_type b ON b.oid = t.typbasetype WHERE ${visible} AND t.typtype = 'd'`,
  },
  {
    what: 'domain constraint',
    sql: `SELECT format('%s.%I', ${name}, k.conname) AS name, k.contype AS type,
        pg_get_constraintdef(k.oid) AS definition, k.convalidated AS valid
      FROM ${type} JOIN pg_constraint k ON k.contypid = t.oid WHERE ${visible}`,
  },
  {
    what: 'range',
    sql: `SELECT ${name} AS name, r.rngsubtype::regtype AS subtype, r.rngmultitypid::regtype AS multirange,
        nullif(r.rngcollation, 0)::regcollation AS collation, o.opcname AS operator_class,
        nullif(r.rngcanonical::oid, 0)::regprocedure AS canonical,
        nullif(r.rngsubdiff::oid, 0)::regprocedure AS subtype_diff
      FROM ${type} JOIN pg_range r ON r.rngtypid = t.oid JOIN pg_opclass o ON o.oid = r.rngsubopc
      WHERE ${visible}`,
  },
  {
    what: 'routine',
    sql: `SELECT p.oid::regprocedure AS name, p.prokind AS kind, pg_get_functiondef(p.oid) AS definition,
        p.proowner::regrole AS owner, ${sorted('p.proconfig')} AS settings,
        ${privileges('p.proacl', 'f', 'p.proowner')} AS acl
      FROM ${routine} WHERE ${routineVisible} AND p.prokind <> 'a'`,
  },
  {
    what: 'aggregate',
    sql: `SELECT p.oid::regprocedure AS name, pg_get_function_arguments(p.oid) AS arguments,
        pg_get_function_result(p.oid) AS result, p.proowner::regrole AS owner, p.proparallel AS parallel,
        ${privileges('p.proacl', 'f', 'p.proowner')} AS acl,
        a.aggkind AS kind, a.aggnumdirectargs AS direct_arguments, a.aggtransfn::regprocedure AS sfunc,
        a.aggtranstype::regtype AS stype, a.aggtransspace AS sspace,
        nullif(a.aggfinalfn::oid, 0)::regprocedure AS finalfunc, a.aggfinalextra AS finalextra,
        a.aggfinalmodify AS finalmodify, nullif(a.aggcombinefn::oid, 0)::regprocedure AS combinefunc,
        nullif(a.aggserialfn::oid, 0)::regprocedure AS serialfunc,
        nullif(a.aggdeserialfn::oid, 0)::regprocedure AS deserialfunc, a.agginitval AS initcond,
        nullif(a.aggmtransfn::oid, 0)::regprocedure AS msfunc,
        nullif(a.aggminvtransfn::oid, 0)::regprocedure AS minvfunc,
        nullif(a.aggmfinalfn::oid, 0)::regprocedure AS mfinalfunc, a.aggmfinalextra AS mfinalextra,
        a.aggmfinalmodify AS mfinalmodify, nullif(a.aggmtranstype, 0)::regtype AS mstype,
        a.aggmtransspace AS msspace, a.aggminitval AS minitcond,
        nullif(a.aggsortop, 0)::regoperator AS sortop
      FROM ${routine} JOIN pg_aggregate a ON a.aggfnoid = p.oid WHERE ${routineVisible}`,
  },
];
