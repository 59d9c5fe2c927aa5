// One change for every attribute of the classes that are no record kinds.
import { type Cases, one } from './cases.ts';

const pair = 'type app.pair';
const span = 'type app.span';
const base = 'type app.base_type';
const total = 'aggregate app.total(integer)';
const moving = 'aggregate app.moving(double precision)';
const eq = 'operator app."==="(integer, integer)';
const ftab = 'foreign table app.ftab';
const fcol = 'column app.ftab.b';
const fnull = 'not null app.ftab.a';
const pub = 'publication pub';
const policy = 'policy app.plain_table.plain_policy';
const stats = 'statistics app.stats';
const nocase = 'collation app.nocase';

const respan = (definition: string) =>
  `drop type app.span; create type app.span as range (${definition})`;
const rebase = (options: string, io = 'input = app.base_in, output = app.base_out') =>
  `drop type app.base_type cascade; create type app.base_type;
    create function app.base_in(cstring) returns app.base_type language internal strict immutable as 'int4in';
    create function app.base_out(app.base_type) returns cstring language internal strict immutable as 'int4out';
    create function app.base_recv(internal) returns app.base_type language internal strict immutable as 'int4recv';
    create function app.base_send(app.base_type) returns bytea language internal strict immutable as 'int4send';
    create type app.base_type (${io}, ${options})`;
const baseOptions = 'internallength = 4, passedbyvalue, alignment = int4';
const recollate = (definition: string) =>
  `drop collation app.nocase; create collation app.nocase (${definition})`;
const retotal = (definition: string) =>
  `drop aggregate app.total(integer); create aggregate app.total(integer) (${definition})`;
const plus = `sfunc = int4pl, stype = integer, initcond = '0'`;
const removing = (definition: string) =>
  `drop aggregate app.moving(double precision);
    create aggregate app.moving(double precision) (${definition})`;
const movingParts = {
  sfunc: 'float8pl',
  stype: 'double precision',
  msfunc: 'float8pl',
  minvfunc: 'float8mi',
  mstype: 'double precision',
};
const movingWith = (changes: Readonly<Record<string, string>>) =>
  removing(
    Object.entries({ ...movingParts, ...changes })
      .map(([name, value]) => `${name} = ${value}`)
      .join(', '),
  );
const reop = (definition: string) =>
  `drop operator app.=== (integer, integer); create operator app.=== (
    leftarg = integer, rightarg = integer, ${definition})`;
const reconv = (definition: string) => `drop conversion app.conv; create ${definition}`;
const repolicy = (definition: string) =>
  `drop policy plain_policy on app.plain_table; create policy plain_policy on app.plain_table ${definition}`;
const restats = (definition: string) =>
  `drop statistics app.stats; create statistics app.stats ${definition}`;
const reparser = (changes: Readonly<Record<string, string>>) =>
  `drop text search parser app.parser; create text search parser app.parser (${Object.entries({
    start: 'prsd_start',
    gettoken: 'prsd_nexttoken',
    end: 'prsd_end',
    lextypes: 'prsd_lextype',
    ...changes,
  })
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')})`;
const role = (change: string): Cases => one('role app', change);
const noSubscriptions = 'the embedded engine has no subscriptions';
const oneFunction = 'the embedded engine has one function of this signature only';

/** A change for every attribute of every unmodelled class. */
export const unmodelledCases: Readonly<Record<string, Readonly<Record<string, Cases>>>> = {
  composite: { owner: one(pair, 'alter type app.pair owner to app') },
  attribute: {
    type: one(
      'attribute app.free_pair.x',
      'alter type app.free_pair alter attribute x type bigint',
    ),
    collation: one(
      'attribute app.free_pair.y',
      'alter type app.free_pair alter attribute y type text collate "POSIX"',
    ),
    position: one(
      'attribute app.free_pair.x',
      'drop type app.free_pair; create type app.free_pair as (y text collate "C", x integer)',
      'attribute app.free_pair.y · position',
    ),
  },
  range: {
    owner: one(span, 'alter type app.span owner to app'),
    subtype: one(
      'type app.text_span',
      'drop type app.text_span; create type app.text_span as range (subtype = varchar, subtype_opclass = text_ops)',
    ),
    opclass: one(
      'type app.text_span',
      'drop type app.text_span; create type app.text_span as range (subtype = text, subtype_opclass = text_pattern_ops)',
    ),
    collation: one(
      'type app.text_span',
      'drop type app.text_span; create type app.text_span as range (subtype = text, collation = "C")',
    ),
    canonical: 'needs a function in C over the unfinished type',
    subtypeDiff: one(span, respan('subtype = float8')),
    multirangeName: one(
      span,
      respan('subtype = float8, subtype_diff = float8mi, multirange_type_name = app.spans'),
    ),
  },
  baseType: {
    owner: one(base, 'alter type app.base_type owner to app'),
    defined: [{ at: 'type app.shell', change: 'drop type app.shell', whole: true }],
    length: one(base, rebase('internallength = 8, alignment = int4'), `${base} · passedByValue`),
    passedByValue: one(base, rebase('internallength = 4, alignment = int4')),
    category: one(base, rebase(`${baseOptions}, category = 'X'`)),
    preferred: one(base, rebase(`${baseOptions}, preferred = true`)),
    delimiter: one(base, rebase(`${baseOptions}, delimiter = ';'`)),
    element: one(
      base,
      rebase(`${baseOptions}, element = integer, subscript = raw_array_subscript_handler`),
      `${base} · subscript`,
    ),
    subscript: one(base, rebase(`${baseOptions}, subscript = jsonb_subscript_handler`)),
    input: 'its function must return the type, which the base schema has one of',
    output: 'its function must take the type, which the base schema has one of',
    receive: one(base, rebase(`${baseOptions}, receive = app.base_recv`)),
    send: one(base, rebase(`${baseOptions}, send = app.base_send`)),
    modifierInput: one(base, rebase(`${baseOptions}, typmod_in = varchartypmodin`)),
    modifierOutput: one(
      base,
      rebase(`${baseOptions}, typmod_in = varchartypmodin, typmod_out = varchartypmodout`),
      `${base} · modifierInput`,
    ),
    analyze: one(base, rebase(`${baseOptions}, analyze = range_typanalyze`)),
    alignment: one(base, rebase('internallength = 4, alignment = char'), `${base} · passedByValue`),
    storage: one(
      base,
      rebase('internallength = variable, storage = extended, alignment = int4'),
      `${base} · length`,
      `${base} · passedByValue`,
    ),
    default: one(base, rebase(`${baseOptions}, default = '7'`)),
    collatable: one(base, rebase(`${baseOptions}, collatable = true`)),
  },
  collation: {
    owner: one(nocase, 'alter collation app.nocase owner to app'),
    provider: one(
      'collation app.c_like',
      `drop collation app.c_like; create collation app.c_like (provider = builtin, locale = 'C')`,
      'collation app.c_like · collate',
      'collation app.c_like · ctype',
      'collation app.c_like · locale',
      'collation app.c_like · encoding',
    ),
    encoding: 'follows from the provider',
    collate: one(
      'collation app.c_like',
      `drop collation app.c_like; create collation app.c_like (lc_collate = 'POSIX', lc_ctype = 'C')`,
    ),
    ctype: one(
      'collation app.c_like',
      `drop collation app.c_like; create collation app.c_like (lc_collate = 'C', lc_ctype = 'POSIX')`,
    ),
    locale: one(
      nocase,
      recollate(`provider = icu, locale = 'und-u-ks-level1', deterministic = false`),
    ),
    rules: one(
      nocase,
      recollate(
        `provider = icu, locale = 'und-u-ks-level2', deterministic = false, rules = '&a < g'`,
      ),
    ),
    deterministic: one(nocase, recollate(`provider = icu, locale = 'und-u-ks-level2'`)),
  },
  aggregate: {
    owner: one(total, 'alter aggregate app.total(integer) owner to app'),
    arguments: one(
      total,
      `drop aggregate app.total(integer); create aggregate app.total(named integer) (${plus})`,
    ),
    type: one(
      'aggregate app.ordered(double precision, anyelement)',
      `drop aggregate app.ordered(double precision order by anyelement);
        create aggregate app.ordered(double precision, anyelement) (
          sfunc = app.ordered_state, stype = internal, finalfunc = percentile_disc_final,
          finalfunc_extra = true, finalfunc_modify = read_write)`,
      'aggregate app.ordered(double precision, anyelement) · directArguments',
      'aggregate app.ordered(double precision, anyelement) · stateFunction',
      'aggregate app.ordered(double precision, anyelement) · movingFinalModifies',
    ),
    directArguments: 'follows from the type of the aggregate',
    returns: one(
      total,
      retotal(`${plus}, finalfunc = int48_wrapper`).replace('int48_wrapper', 'app.as_big'),
      `${total} · finalFunction`,
    ),
    stateFunction: one(total, retotal(`sfunc = int4mi, stype = integer, initcond = '0'`)),
    stateType: one(
      total,
      retotal(`sfunc = int84pl, stype = bigint, initcond = '0'`),
      `${total} · returns`,
      `${total} · stateFunction`,
    ),
    stateSize: one(total, retotal(`${plus}, sspace = 100`)),
    finalFunction: one(total, retotal(`${plus}, finalfunc = int4abs`)),
    finalExtra: one(
      total,
      retotal(`${plus}, finalfunc = app.final_extra, finalfunc_extra`),
      `${total} · finalFunction`,
    ),
    finalModifies: one(total, retotal(`${plus}, finalfunc_modify = shareable`)),
    combineFunction: one(total, retotal(`${plus}, combinefunc = int4larger`)),
    serialFunction: one(
      'aggregate app.avg_like(bigint)',
      `drop aggregate app.avg_like(bigint); create aggregate app.avg_like(bigint) (
        sfunc = int8_avg_accum, stype = internal, finalfunc = numeric_poly_avg,
        combinefunc = int8_avg_combine, serialfunc = int8_avg_serialize,
        deserialfunc = int8_avg_deserialize)`,
      'aggregate app.avg_like(bigint) · deserialFunction',
    ),
    deserialFunction: 'comes and goes with the serial function',
    initial: one(total, retotal(`sfunc = int4pl, stype = integer, initcond = '1'`)),
    movingStateFunction: one(moving, movingWith({ msfunc: 'float8mul' })),
    movingInverseFunction: one(moving, movingWith({ minvfunc: 'float8div' })),
    movingStateType: one(
      moving,
      movingWith({
        mstype: 'numeric',
        msfunc: 'app.moving_add',
        minvfunc: 'app.moving_add',
        mfinalfunc: 'app.moving_final',
      }),
      `${moving} · movingStateFunction`,
      `${moving} · movingInverseFunction`,
      `${moving} · movingFinalFunction`,
    ),
    movingStateSize: one(moving, movingWith({ msspace: '100' })),
    movingFinalFunction: one(moving, movingWith({ mfinalfunc: 'float8abs' })),
    movingFinalExtra: one(
      moving,
      movingWith({ mfinalfunc: 'app.moving_extra', mfinalfunc_extra: 'true' }),
      `${moving} · movingFinalFunction`,
    ),
    movingFinalModifies: one(moving, movingWith({ mfinalfunc_modify: 'shareable' })),
    movingInitial: one(moving, movingWith({ minitcond: `'1'` })),
    sortOperator: one(total, retotal(`${plus}, sortop = <`)),
    parallel: one(total, retotal(`${plus}, parallel = safe`)),
  },
  operator: {
    owner: one(eq, 'alter operator app.=== (integer, integer) owner to app'),
    procedure: one(eq, reop('function = int4ne')),
    returns: one(eq, reop('function = int4pl'), `${eq} · procedure`),
    commutator: one(eq, reop('function = int4eq, commutator = operator(app.===)')),
    negator: one(
      eq,
      reop('function = int4eq, negator = operator(pg_catalog.<>)').replace(
        'operator(pg_catalog.<>)',
        'operator(app.!==)',
      ),
      'operator app."!=="(integer, integer) · negator',
    ),
    restrict: one(eq, reop('function = int4eq, restrict = eqsel')),
    join: one(eq, reop('function = int4eq, join = eqjoinsel')),
    merges: one(
      eq,
      reop('function = int4eq, commutator = operator(app.===), merges'),
      `${eq} · commutator`,
    ),
    hashes: one(
      eq,
      reop('function = int4eq, commutator = operator(app.===), hashes'),
      `${eq} · commutator`,
    ),
  },
  operatorFamily: {
    owner: one(
      'operator family app.fam.btree',
      'alter operator family app.fam using btree owner to app',
    ),
    operators: one(
      'operator family app.fam.btree',
      'alter operator family app.fam using btree add operator 1 < (integer, integer)',
    ),
    functions: one(
      'operator family app.fam.btree',
      'alter operator family app.fam using btree add function 1 (integer, integer) btint4cmp(integer, integer)',
    ),
  },
  operatorClass: {
    owner: one(
      'operator class app.ops.hash',
      'alter operator class app.ops using hash owner to app',
    ),
    family: one(
      'operator class app.ops.hash',
      `drop operator class app.ops using hash; create operator class app.ops for type integer
        using hash family app.fam2 as operator 1 =, function 1 hashint4(integer)`,
      'operator family app.ops.hash · operators',
      'operator family app.ops.hash · functions',
      'operator family app.fam2.hash · operators',
      'operator family app.fam2.hash · functions',
    ),
    type: one(
      'operator class app.ops.hash',
      `drop operator class app.ops using hash; create operator class app.ops for type smallint
        using hash as operator 1 =, function 1 hashint2(smallint)`,
      'operator family app.ops.hash · operators',
      'operator family app.ops.hash · functions',
    ),
    default: one(
      'operator class app.ops.hash',
      `drop operator class app.ops using hash; create operator class app.ops default for type app.base_type
        using hash as operator 1 = (integer, integer), function 1 (integer, integer) hashint4(integer)`,
      'operator class app.ops.hash · type',
    ),
    storage: one(
      'operator class app.points.gist',
      `drop operator class app.points using gist; create operator class app.points for type point
        using gist as storage polygon`,
    ),
  },
  cast: {
    function: one(
      'cast "app.pair".text',
      `drop cast (app.pair as text); create cast (app.pair as text) with function app.pair_text(app.pair)`,
      'cast "app.pair".text · method',
    ),
    context: one(
      'cast "app.pair".text',
      'drop cast (app.pair as text); create cast (app.pair as text) with inout as assignment',
    ),
    method: 'shown with the function',
  },
  conversion: {
    owner: one('conversion app.conv', 'alter conversion app.conv owner to app'),
    from: one(
      'conversion app.conv',
      reconv(`conversion app.conv for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8`),
      'conversion app.conv · to',
      'conversion app.conv · function',
    ),
    to: 'shown with the source encoding',
    function: 'shown with the source encoding',
    default: one(
      'conversion app.conv',
      reconv(`default conversion app.conv for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1`),
    ),
  },
  transform: {
    fromSql: one(
      'transform integer.sql',
      `create or replace transform for integer language sql (to sql with function int4recv(internal))`,
    ),
    toSql: one(
      'transform integer.sql',
      `create or replace transform for integer language sql (from sql with function prsd_lextype(internal))`,
    ),
  },
  language: {
    owner: one('language lang', 'alter language lang owner to app'),
    procedural: 'every language that CREATE LANGUAGE makes is procedural',
    trusted: one(
      'language lang',
      'drop language lang; create trusted language lang handler plpgsql_call_handler',
    ),
    handler: oneFunction,
    inline: one(
      'language lang',
      'drop language lang; create language lang handler plpgsql_call_handler inline plpgsql_inline_handler',
    ),
    validator: one(
      'language lang',
      'drop language lang; create language lang handler plpgsql_call_handler validator plpgsql_validator',
    ),
  },
  accessMethod: {
    type: one(
      'access method am',
      'drop access method am; create access method am type index handler bthandler',
      'access method am · handler',
    ),
    handler: one(
      'access method iam',
      'drop access method iam; create access method iam type index handler hashhandler',
    ),
  },
  textSearchConfiguration: {
    owner: one(
      'text search configuration app.english',
      'alter text search configuration app.english owner to app',
    ),
    parser: one(
      'text search configuration app.bare',
      `drop text search configuration app.bare;
        create text search configuration app.bare (parser = app.parser)`,
    ),
    mappings: one(
      'text search configuration app.english',
      'alter text search configuration app.english alter mapping for word with simple',
    ),
  },
  textSearchDictionary: {
    owner: one(
      'text search dictionary app.dict',
      'alter text search dictionary app.dict owner to app',
    ),
    template: one(
      'text search dictionary app.dict2',
      `drop text search dictionary app.dict2;
        create text search dictionary app.dict2 (template = app.template)`,
    ),
    options: one(
      'text search dictionary app.dict',
      'alter text search dictionary app.dict (accept = false)',
    ),
  },
  textSearchParser: {
    start: oneFunction,
    token: oneFunction,
    end: oneFunction,
    headline: one('text search parser app.parser', reparser({ headline: 'prsd_headline' })),
    types: oneFunction,
  },
  textSearchTemplate: {
    init: one(
      'text search template app.template',
      `drop text search template app.template;
        create text search template app.template (lexize = dsimple_lexize)`,
    ),
    lexize: one(
      'text search template app.template',
      `drop text search template app.template;
        create text search template app.template (init = dsimple_init, lexize = dsynonym_lexize)`,
    ),
  },
  rule: {
    definition: one(
      'rule app.plain_table.plain_rule',
      'create or replace rule plain_rule as on delete to app.plain_table where old.a > 1 do instead nothing',
    ),
    enabled: one(
      'rule app.plain_table.plain_rule',
      'alter table app.plain_table disable rule plain_rule',
    ),
  },
  policy: {
    permissive: one(policy, repolicy('as restrictive for select to app using (a > 0)')),
    command: one(policy, repolicy('for delete to app using (a > 0)')),
    roles: one(policy, repolicy('for select using (a > 0)')),
    using: one(policy, repolicy('for select to app using (a > 1)')),
    withCheck: one(
      'policy app.two.all_policy',
      'alter policy all_policy on app.two with check (a > 5)',
    ),
  },
  statistics: {
    owner: one(stats, 'alter statistics app.stats owner to app'),
    table: one(stats, restats('(ndistinct) on a, b from app.two'), `${stats} · definition`),
    definition: one(stats, restats('(dependencies) on a, b from app.plain_table')),
    target: one(stats, 'alter statistics app.stats set statistics 5'),
  },
  eventTrigger: {
    owner: [
      {
        at: 'event trigger evt',
        change: 'create event trigger evt on sql_drop execute function app.on_ddl()',
        whole: true,
      },
    ],
    event: 'shown with the whole object',
    tags: 'shown with the whole object',
    function: 'shown with the whole object',
    enabled: 'shown with the whole object',
  },
  foreignDataWrapper: {
    owner: one(
      'foreign data wrapper wrap',
      'alter role app superuser; alter foreign data wrapper wrap owner to app',
      'role app · superuser',
    ),
    handler: 'the embedded engine has no foreign data handler',
    validator: one(
      'foreign data wrapper wrap',
      'alter foreign data wrapper wrap validator postgresql_fdw_validator',
    ),
    options: one('foreign data wrapper wrap', `alter foreign data wrapper wrap options (a 'b')`),
  },
  server: {
    owner: one(
      'server serv',
      'grant usage on foreign data wrapper wrap to app; alter server serv owner to app',
      'privilege on foreign-data wrapper wrap of app',
    ),
    wrapper: one(
      'server lonely',
      'drop server lonely; create server lonely foreign data wrapper wrap2',
    ),
    type: one(
      'server lonely',
      `drop server lonely; create server lonely type 'x' foreign data wrapper wrap`,
    ),
    version: one('server serv', `alter server serv version '2'`),
    options: one('server serv', `alter server serv options (a 'b')`),
  },
  userMapping: {},
  foreignTable: {
    owner: one(ftab, 'alter foreign table app.ftab owner to app'),
    server: one(
      ftab,
      'drop foreign table app.ftab; create foreign table app.ftab (a integer not null, b text) server lonely',
    ),
    options: one(ftab, `alter foreign table app.ftab options (a 'b')`),
    inherits: one(ftab, 'alter foreign table app.ftab inherit app.marker'),
    bound: one(
      'foreign table app.fpart',
      `alter table app.measure_list detach partition app.fpart;
        alter table app.measure_list attach partition app.fpart for values in ('z')`,
    ),
  },
  foreignColumn: {
    type: one(fcol, 'alter foreign table app.ftab alter b type varchar'),
    collation: one(fcol, 'alter foreign table app.ftab alter b type text collate "C"'),
    default: one(fcol, `alter foreign table app.ftab alter b set default 'x'`),
    identity: one(
      'column app.ftab.a',
      'alter foreign table app.ftab alter a add generated always as identity',
      'sequence app.ftab_a_seq',
    ),
    generated: one(
      fcol,
      `drop foreign table app.ftab; create foreign table app.ftab (a integer not null,
        b text generated always as ('x') stored) server serv`,
    ),
    storage: one(fcol, 'alter foreign table app.ftab alter b set storage external'),
    compression: 'a foreign table compresses nothing',
    statisticsTarget: one(fcol, 'alter foreign table app.ftab alter b set statistics 9'),
    options: one(fcol, 'alter foreign table app.ftab alter b set (n_distinct = 5)'),
    position: one(
      fcol,
      'drop foreign table app.ftab; create foreign table app.ftab (b text, a integer not null) server serv',
      'column app.ftab.a · position',
    ),
    local: one(
      'column app.fchild.b',
      'alter foreign table app.fchild no inherit app.with_b',
      'foreign table app.fchild · inherits',
      'column app.fchild.b · position',
    ),
    fdwOptions: one(fcol, `alter foreign table app.ftab alter b options (a 'b')`),
  },
  foreignNotNull: {
    name: one(fnull, 'alter table app.ftab rename constraint ftab_a_not_null to zz'),
    valid: one(
      fnull,
      `alter foreign table app.ftab alter a drop not null;
        alter foreign table app.ftab add constraint ftab_a_not_null not null a not valid`,
    ),
    noInherit: one(
      fnull,
      `alter foreign table app.ftab alter a drop not null;
        alter foreign table app.ftab add constraint ftab_a_not_null not null a no inherit`,
    ),
  },
  publication: {
    owner: one(
      pub,
      'grant create on database postgres to app; alter publication pub owner to app',
      'privilege on database of app',
    ),
    allTables: one(
      'publication bare',
      'drop publication bare; create publication bare for all tables',
    ),
    insert: one(pub, `alter publication pub set (publish = 'update, delete, truncate')`),
    update: one(pub, `alter publication pub set (publish = 'insert, delete, truncate')`),
    delete: one(pub, `alter publication pub set (publish = 'insert, update, truncate')`),
    truncate: one(pub, `alter publication pub set (publish = 'insert, update, delete')`),
    viaRoot: one(pub, 'alter publication pub set (publish_via_partition_root = true)'),
    generatedColumns: one(pub, 'alter publication pub set (publish_generated_columns = stored)'),
    schemas: one('publication bare', 'alter publication bare add tables in schema app'),
  },
  publicationTable: {
    columns: one(
      'publication table pub.app.customer',
      'alter publication pub set table app.customer (id, big) where (id > 1)',
    ),
    where: one(
      'publication table pub.app.customer',
      'alter publication pub set table app.customer (id) where (id > 2)',
    ),
  },
  subscription: {
    owner: noSubscriptions,
    enabled: noSubscriptions,
    slot: noSubscriptions,
    synchronousCommit: noSubscriptions,
    publications: noSubscriptions,
  },
  role: {
    login: role('alter role app login'),
    inherit: role('alter role app noinherit'),
    superuser: role('alter role app superuser'),
    createdb: role('alter role app createdb'),
    createrole: role('alter role app createrole'),
    replication: role('alter role app replication'),
    bypassRls: role('alter role app bypassrls'),
    connectionLimit: role('alter role app connection limit 3'),
    validUntil: role(`alter role app valid until '2030-01-01'`),
    memberOf: [
      { at: 'role app', change: 'grant "Ünïcode ""role""" to app' },
      { at: 'role member', change: 'grant app to member with admin option' },
      { at: 'role member', change: 'grant app to member with inherit false' },
    ],
    settings: role(`alter role app set work_mem = '1MB'`),
  },
  privilege: {
    granted: [
      {
        at: 'privilege on table app.customer of app',
        change: 'grant delete on app.customer to app',
      },
      {
        at: 'privilege on table app.customer of app',
        change: 'grant select on app.customer to app with grant option',
      },
      {
        at: 'privilege on column app.customer.name of app',
        change: 'grant select (name) on app.customer to app',
      },
    ],
    revoked: [
      {
        at: 'privilege on routine app.f(text) of postgres',
        change: 'revoke execute on function app.f(text) from postgres',
        whole: true,
      },
      {
        at: 'privilege on schema public of public',
        change: 'revoke usage on schema public from public',
        whole: true,
      },
      {
        at: 'privilege on routine pg_catalog.lower(text) of public',
        change: 'revoke execute on function lower(text) from public',
        whole: true,
      },
    ],
  },
  defaultPrivilege: {
    granted: one(
      'default privilege app.app.tables.public',
      'alter default privileges for role app in schema app grant insert on tables to public',
    ),
    revoked: [
      {
        at: 'default privilege app."".functions.public',
        change: 'alter default privileges for role app revoke execute on functions from public',
        whole: true,
      },
    ],
  },
  securityLabel: { label: 'needs a label provider, which is a C library' },
  databaseSettings: {
    settings: one('database settings public', `alter database postgres set work_mem = '9MB'`),
  },
  extensionDependency: {},
};
