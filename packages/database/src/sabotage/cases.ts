// One change for every attribute that a snapshot reads, and the differences it must show.
// The modelled kinds; a forgotten attribute does not compile.
import type { CatalogKind, ObservedAttribute } from '@ermine/postgres';

/**
 * A change to the base schema. `at` is the address whose attribute it changes; `also` the other
 * differences that Postgres brings with it, as `address · attribute` or, for a whole object, `address`.
 */
export interface Sabotage {
  readonly at: string;
  readonly change: string;
  readonly also?: readonly string[];
  /** The attribute can only appear or go with its object. */
  readonly whole?: boolean;
}

/** Why an attribute cannot be changed in the embedded engine. */
export type Unreachable = string;

/** The changes of one attribute. */
export type Cases = readonly Sabotage[] | Unreachable;

/** One change; see {@link Sabotage}. */
export const one = (at: string, change: string, ...also: readonly string[]): Cases => [
  { at, change, also },
];

const noTablespaces: Unreachable = 'the embedded engine has no tablespaces';

/** Replaces a constraint by another of the same name. */
function replace(table: string, constraint: string, definition: string): string {
  return `alter table ${table} drop constraint ${constraint};
    alter table ${table} add constraint ${constraint} ${definition}`;
}

const plain = 'table app.plain_table';
const big = 'column app.customer.big';
const note = 'column override app.child.note';
const notNull = 'not null app.two.a';
const pkey = 'primary key app.keyed.keyed_pkey';
const key = 'unique app.keyed.keyed_key';
const check = 'check app.customer.customer_name_check';
const fk = 'foreign key app.uses_pair.uses_pair_fk';
const excl = 'exclusion app.excl.excl_x';
const idx = 'index app.plain_idx';
const counter = 'sequence app.counter';
const f = 'routine app.f(integer, text)';
const touch = 'trigger app.customer.touch';
const heap2 = 'create access method heap2 type table handler heap_tableam_handler';

const alterBig = (change: string) => `alter table app.customer alter big ${change}`;
const alterNote = (change: string) => `alter table app.child alter note ${change}`;
const rekey = (definition: string) => replace('app.keyed', 'keyed_pkey', definition);
const reunique = (definition: string) => replace('app.keyed', 'keyed_key', definition);
const recheck = (definition: string) => replace('app.customer', 'customer_name_check', definition);
const refk = (rest: string, columns = 'a, b') =>
  replace('app.uses_pair', 'uses_pair_fk', `foreign key (${columns}) references ${rest}`);
const reexcl = (definition: string) => replace('app.excl', 'excl_x', `exclude using ${definition}`);
const reindex = (definition: string) =>
  `drop index app.plain_idx; create index plain_idx on app.plain_table ${definition}`;
const alterF = (change: string) => `alter function app.f(integer, text) ${change}`;
const retrigger = (definition: string) =>
  `drop trigger touch on app.customer; create trigger touch ${definition}`;
const row = 'for each row when (new.name is not null)';
const calls = `execute function app.touch('a', 'b\\c''d')`;

/** A change for every attribute of every modelled kind. */
export const cases: {
  readonly [K in CatalogKind]: Readonly<Record<ObservedAttribute<K>, Cases>> &
    Readonly<Record<string, Cases>>;
} = {
  schema: { owner: one('schema app', 'alter schema app owner to app') },
  extension: {
    schema: one(
      'extension hstore',
      'alter extension hstore set schema public',
      'column app.customer.tags · type',
      'routine app.cfun(app.hstore)',
      'routine app.cfun(public.hstore)',
      'index app.tags_gist · keys',
    ),
  },
  table: {
    owner: one(plain, 'alter table app.plain_table owner to app'),
    persistence: one(plain, 'alter table app.plain_table set unlogged'),
    accessMethod: one(
      plain,
      `${heap2}; alter table app.plain_table set access method heap2`,
      'access method heap2',
    ),
    tablespace: noTablespaces,
    storageParams: [
      { at: plain, change: 'alter table app.plain_table set (fillfactor = 70)' },
      { at: plain, change: 'alter table app.plain_table set (toast.autovacuum_enabled = false)' },
    ],
    replicaIdentity: [
      { at: plain, change: 'alter table app.plain_table replica identity full' },
      { at: plain, change: 'alter table app.plain_table replica identity nothing' },
      {
        at: 'table app.keyed',
        change: 'alter table app.keyed replica identity using index keyed_pkey',
      },
    ],
    clusterOn: one(plain, 'alter table app.plain_table cluster on plain_idx'),
    rowSecurity: one(plain, 'alter table app.plain_table enable row level security'),
    forceRowSecurity: one(plain, 'alter table app.plain_table force row level security'),
    inherits: one('table app.child', 'alter table app.child inherit app.marker'),
    ofType: one('table app.of_pair', 'alter table app.of_pair not of'),
    partitionBy: one(
      'table app.by_list',
      'drop table app.by_list; create table app.by_list (r text) partition by list (lower(r))',
    ),
    partition: one(
      'table app.measure_1',
      `alter table app.measure detach partition app.measure_1;
        alter table app.measure attach partition app.measure_1
          for values from ('2020-01-01') to ('2022-01-01')`,
      'index app.measure_1_region_idx',
      'index app.measure_only · onOnly',
    ),
  },
  column: {
    type: one('column app.two.b', 'alter table app.two alter b type bigint'),
    collation: one(big, alterBig('type text collate "C"')),
    default: one(big, alterBig(`set default 'z'`)),
    identity: one(
      'column app.customer.id',
      'alter table app.customer alter id set generated always',
    ),
    generated: one(
      'column app.customer.twice',
      'alter table app.customer alter twice set expression as (1 + 2)',
    ),
    storage: one(big, alterBig('set storage external')),
    compression: one(big, alterBig('set compression pglz')),
    statisticsTarget: one(big, alterBig('set statistics 50')),
    options: one(big, alterBig('set (n_distinct = 5)')),
    position: one(
      'column app.two_more.a',
      'drop table app.two_more; create table app.two_more (b integer, a integer)',
      'column app.two_more.b · position',
    ),
  },
  columnOverride: {
    type: one(
      note,
      'alter table app.parent alter note type varchar',
      'column app.parent.note · type',
    ),
    collation: one(
      note,
      'alter table app.parent alter note type text collate "C"',
      'column app.parent.note · collation',
    ),
    default: one(note, alterNote(`set default 'q'`)),
    identity: one(
      'column override app.child.id',
      'alter table app.child alter id add generated always as identity',
      'sequence app.child_id_seq',
    ),
    generated: one(
      'column override app.child.gen',
      `drop table app.child; create table app.child (extra text,
        gen integer generated always as (2) stored) inherits (app.parent)`,
      'column override app.child.gen · local',
    ),
    storage: one(note, alterNote('set storage external')),
    compression: one(note, alterNote('set compression pglz')),
    statisticsTarget: one(note, alterNote('set statistics 50')),
    options: one(note, alterNote('set (n_distinct = 5)')),
    local: one(
      note,
      `drop table app.child; create table app.child (extra text, note text) inherits (app.parent)`,
    ),
  },
  notNull: {
    name: one(notNull, 'alter table app.two rename constraint two_a_nn to zz'),
    valid: one(notNull, replace('app.two', 'two_a_nn', 'not null a not valid')),
    noInherit: one(notNull, replace('app.two', 'two_a_nn', 'not null a no inherit')),
  },
  primaryKey: {
    columns: one(pkey, rekey('primary key (during, a)')),
    withoutOverlaps: one(pkey, rekey('primary key (a, during without overlaps)')),
    include: one(pkey, rekey('primary key (a, during) include (c)')),
    storageParams: one(pkey, 'alter index app.keyed_pkey set (fillfactor = 50)'),
    tablespace: noTablespaces,
    deferrable: one(pkey, rekey('primary key (a, during) deferrable')),
    initiallyDeferred: one(
      pkey,
      rekey('primary key (a, during) deferrable initially deferred'),
      `${pkey} · deferrable`,
    ),
  },
  unique: {
    columns: one(key, reunique('unique (during, b)')),
    withoutOverlaps: one(key, reunique('unique (b, during without overlaps)')),
    include: one(key, reunique('unique (b, during) include (c)')),
    storageParams: one(key, 'alter index app.keyed_key set (fillfactor = 50)'),
    tablespace: noTablespaces,
    deferrable: one(key, reunique('unique (b, during) deferrable')),
    initiallyDeferred: one(
      key,
      reunique('unique (b, during) initially deferred'),
      `${key} · deferrable`,
    ),
    nullsNotDistinct: one(key, reunique('unique nulls not distinct (b, during)')),
  },
  check: {
    expression: [
      { at: check, change: `${recheck('check (length(name) > 2)')}; ${commentAgain()}` },
      {
        at: 'check app.email.email_form',
        change: `alter domain app.email drop constraint email_form;
          alter domain app.email add constraint email_form check (value ~ 'x');
          comment on constraint email_form on domain app.email is 'domain check'`,
      },
    ],
    noInherit: one(check, `${recheck('check (length(name) > 1) no inherit')}; ${commentAgain()}`),
    valid: one(check, `${recheck('check (length(name) > 1) not valid')}; ${commentAgain()}`),
    enforced: one(
      check,
      `${recheck('check (length(name) > 1) not enforced')}; ${commentAgain()}`,
      `${check} · valid`,
    ),
  },
  foreignKey: {
    columns: one(fk, refk('app.ref_pair (a, b)', 'c, d')),
    references: [
      { at: fk, change: refk('app.other_pair (a, b)') },
      {
        at: 'foreign key app.uses_other.uses_other_fk',
        change: replace(
          'app.uses_other',
          'uses_other_fk',
          'foreign key (a, b) references app.other_pair (b, a)',
        ),
      },
    ],
    match: one(fk, refk('app.ref_pair (a, b) match full')),
    onDelete: one(fk, refk('app.ref_pair (a, b) on delete cascade')),
    onUpdate: one(fk, refk('app.ref_pair (a, b) on update set default')),
    setColumns: one(fk, refk('app.ref_pair (a, b) on delete set null (b)'), `${fk} · onDelete`),
    deferrable: one(fk, refk('app.ref_pair (a, b) deferrable')),
    initiallyDeferred: one(
      fk,
      refk('app.ref_pair (a, b) initially deferred'),
      `${fk} · deferrable`,
    ),
    valid: one(fk, refk('app.ref_pair (a, b) not valid')),
    enforced: one(fk, refk('app.ref_pair (a, b) not enforced'), `${fk} · valid`),
    period: one(
      'foreign key app.uses_temporal.uses_temporal_fk',
      replace(
        'app.uses_temporal',
        'uses_temporal_fk',
        'foreign key (k, period at) references app.temporal (k, period at)',
      ),
    ),
  },
  exclusion: {
    method: one(excl, reexcl('spgist (r with &&)')),
    elements: [
      { at: excl, change: reexcl('gist (r with -|-)') },
      { at: excl, change: reexcl('gist (r with &&, n with =)') },
      { at: excl, change: reexcl('gist (tstzrange(lower(r), null) with &&)') },
    ],
    include: one(excl, reexcl('gist (r with &&) include (n)')),
    predicate: one(excl, reexcl('gist (r with &&) where (n > 1)')),
    storageParams: one(excl, 'alter index app.excl_x set (fillfactor = 50)'),
    tablespace: noTablespaces,
    deferrable: one(excl, reexcl('gist (r with &&) deferrable')),
    initiallyDeferred: one(
      excl,
      reexcl('gist (r with &&) initially deferred'),
      `${excl} · deferrable`,
    ),
  },
  index: {
    table: one(
      idx,
      'drop index app.plain_idx; create index plain_idx on app.two (a)',
      ...uncommented(),
    ),
    method: one(
      'index app.items_gist',
      `drop index app.items_gist;
        create index items_gist on app."Order.Items ""x""" using spgist (during)`,
    ),
    unique: one(
      idx,
      'drop index app.plain_idx; create unique index plain_idx on app.plain_table (a)',
      ...uncommented(),
    ),
    nullsNotDistinct: one(
      'index app.plain_unique',
      `drop index app.plain_unique;
        create unique index plain_unique on app.plain_table (a, b) nulls not distinct`,
    ),
    keys: ['(c)', '((a + 1))', '(a desc)', '(a nulls first)', '(a desc nulls last)', '(a, b)']
      .map((definition) => ({ at: idx, change: reindex(definition), also: uncommented() }))
      .concat([
        {
          at: 'index app.expr_idx',
          change: `drop index app.expr_idx; create index expr_idx on app.plain_table
            (lower(b) collate "C" text_pattern_ops, a desc) include (c) where a > 1`,
          also: [],
        },
        {
          at: 'index app.expr_idx',
          change: `drop index app.expr_idx; create index expr_idx on app.plain_table
            (lower(b), a desc) include (c) where a > 1`,
          also: [],
        },
        {
          at: 'index app.expr_idx',
          change: 'alter index app.expr_idx alter column 1 set statistics 33',
          also: [],
        },
        {
          at: 'index app.tags_gist',
          change: `drop index app.tags_gist;
            create index tags_gist on app.customer using gist (tags app.gist_hstore_ops (siglen = 32))`,
          also: [],
        },
      ]),
    include: one(idx, reindex('(a) include (c)'), ...uncommented()),
    predicate: one(idx, reindex('(a) where a > 5'), ...uncommented()),
    storageParams: one(idx, 'alter index app.plain_idx set (fillfactor = 50)'),
    tablespace: noTablespaces,
    onOnly: one(
      'index app.measure_only',
      `create index measure_1_region on app.measure_1 (region);
        alter index app.measure_only attach partition app.measure_1_region`,
      'index app.measure_only · valid',
      'index app.measure_1_region',
    ),
    attachedTo: one(
      'index app.measure_1_v_idx',
      `alter table app.measure detach partition app.measure_1;
        alter table app.measure_1 alter at set not null`,
      'table app.measure_1 · partition',
      'column app.measure_1.at',
      'column app.measure_1.region',
      'column app.measure_1.v',
      'column override app.measure_1.at',
      'column override app.measure_1.region',
      'column override app.measure_1.v',
      'not null app.measure_1.at',
      'index app.measure_only · onOnly',
    ),
    valid: one(
      idx,
      `update pg_index set indisvalid = false where indexrelid = 'app.plain_idx'::regclass`,
    ),
  },
  enum: { owner: one('type app.mood', 'alter type app.mood owner to app') },
  enumValue: {
    position: one(
      'enum value app.mood.ok',
      `alter type app.mood add value 'between' before 'ok'`,
      'enum value app.mood."it\'s ""great""" · position',
      'enum value app.mood.between',
    ),
  },
  domain: {
    owner: one('domain app.plain', 'alter domain app.plain owner to app'),
    base: one('domain app.plain', 'drop domain app.plain; create domain app.plain as varchar(5)'),
    collation: one(
      'domain app.plain',
      'drop domain app.plain; create domain app.plain as text collate "C"',
    ),
    default: one('domain app.plain', `alter domain app.plain set default 'x'`),
    notNull: [
      { at: 'domain app.plain', change: 'alter domain app.plain set not null' },
      {
        at: 'domain app.email',
        change: 'alter domain app.email rename constraint email_given to zz',
      },
    ],
  },
  sequence: {
    owner: one(counter, 'alter sequence app.counter owner to app'),
    type: one(counter, 'alter sequence app.counter as smallint'),
    start: one(counter, 'alter sequence app.counter start 7'),
    increment: one(counter, 'alter sequence app.counter increment 3'),
    min: one(counter, 'alter sequence app.counter minvalue 2'),
    max: one(counter, 'alter sequence app.counter maxvalue 98'),
    cache: one(counter, 'alter sequence app.counter cache 9'),
    cycle: one(counter, 'alter sequence app.counter cycle'),
    persistence: one(counter, 'alter sequence app.counter set unlogged'),
    link: one(counter, 'alter sequence app.counter owned by app.two.a'),
  },
  view: {
    owner: one('view app.v', 'alter view app.v owner to app'),
    query: one(
      'view app.v',
      'create or replace view app.v as select id, name from app.customer where id > 1',
    ),
    options: one('view app.v', 'alter view app.v set (security_barrier = true)'),
    columnDefaults: one('view app.v', `alter view app.v alter name set default 'q'`),
  },
  materializedView: {
    owner: one('materialized view app.mv', 'alter materialized view app.mv owner to app'),
    query: one(
      'materialized view app.mv2',
      `drop materialized view app.mv2;
        create materialized view app.mv2 as select 2 as a with no data`,
    ),
    withData: one('materialized view app.mv2', 'refresh materialized view app.mv2'),
    accessMethod: one(
      'materialized view app.mv2',
      `${heap2}; alter materialized view app.mv2 set access method heap2`,
      'access method heap2',
    ),
    storageParams: one(
      'materialized view app.mv2',
      'alter materialized view app.mv2 set (fillfactor = 50)',
    ),
    tablespace: noTablespaces,
    clusterOn: one('materialized view app.mv', 'alter materialized view app.mv cluster on mv_idx'),
    columnOptions: [
      'set statistics 9',
      'set storage plain',
      'set compression pglz',
      'set (n_distinct = 3)',
    ].map((change) => ({
      at: 'materialized view app.mv',
      change: `alter materialized view app.mv alter name ${change}`,
    })),
  },
  routine: {
    owner: one(f, alterF('owner to app')),
    type: one(
      'routine app.win()',
      `drop function app.win();
        create function app.win() returns bigint language internal as 'window_row_number'`,
    ),
    arguments: [
      {
        at: f,
        change: `create or replace function app.f(a integer, b text default 'y') returns text
          language sql immutable as $$ select b || a $$`,
      },
      {
        at: 'routine app.f(text)',
        change: `drop function app.f(text); create function app.f(renamed text)
          returns setof integer language plpgsql as $$ begin return; end $$`,
        also: ['privilege on routine app.f(text) of public'],
      },
    ],
    returns: one(
      'routine app.transformed(integer)',
      `drop function app.transformed(integer);
        create function app.transformed(integer) returns bigint language sql as $$ select $1 $$`,
    ),
    language: one(
      f,
      `create or replace function app.f(a integer, b text default 'x') returns text
        language plpgsql immutable as $$ begin return a; end $$`,
      `${f} · body`,
    ),
    body: one(
      f,
      `create or replace function app.f(a integer, b text default 'x') returns text
        language sql immutable as $$ select b || a || '' $$`,
    ),
    linkSymbol: one(
      'routine app.cfun(app.hstore)',
      `create or replace function app.cfun(app.hstore) returns cstring language c
        as '$libdir/hstore', 'hstore_send'`,
    ),
    sqlBody: one(
      'routine app.atomic(integer)',
      `create or replace function app.atomic(integer) returns integer begin atomic; select $1 + 2; end`,
    ),
    volatility: one(f, alterF('stable')),
    parallel: one(f, alterF('parallel safe')),
    strict: one(f, alterF('strict')),
    leakproof: one(f, alterF('leakproof')),
    securityDefiner: one(f, alterF('security definer')),
    cost: one(f, alterF('cost 7')),
    rows: one('routine app.f(text)', 'alter function app.f(text) rows 7'),
    support: one(f, alterF('support generate_series_int4_support')),
    settings: one(f, alterF(`set work_mem = '1MB'`)),
    transform: one(
      'routine app.transformed(integer)',
      `create or replace function app.transformed(integer) returns integer
        transform for type integer language sql as $$ select $1 $$`,
    ),
  },
  trigger: {
    timing: one(
      touch,
      retrigger(
        `after insert or update of name, email on app.customer ${row} ${calls}; ${commentTrigger()}`,
      ),
    ),
    events: [
      'insert or update',
      'insert or update of name',
      'insert or update of name, email or delete',
      'insert',
    ].map((events) => ({
      at: 'trigger app.customer.touch_late',
      change: `drop trigger touch_late on app.customer; create trigger touch_late
        before ${events} on app.customer for each row execute function app.touch()`,
    })),
    level: one(
      'trigger app.customer.touch_late',
      `drop trigger touch_late on app.customer; create trigger touch_late
        before insert or update of name, email on app.customer
        for each statement execute function app.touch()`,
    ),
    when: one(
      touch,
      retrigger(`before insert or update of name, email on app.customer
        for each row when (new.name is null) ${calls}; ${commentTrigger()}`),
    ),
    function: one(
      touch,
      retrigger(`before insert or update of name, email on app.customer ${row}
        execute function app.touch2('a', 'b\\c''d'); ${commentTrigger()}`),
    ),
    arguments: one(
      touch,
      retrigger(`before insert or update of name, email on app.customer ${row}
        execute function app.touch('a', 'b\\c', 'd'); ${commentTrigger()}`),
    ),
    referencing: one(
      'trigger app.customer.touch_after',
      `drop trigger touch_after on app.customer; create trigger touch_after after update
        on app.customer referencing old table as o for each statement execute function app.touch()`,
    ),
    constraint: [
      'from app.ref_pair deferrable initially immediate',
      'from app.ref_pair not deferrable',
      'from app.other_pair deferrable initially deferred',
      'deferrable initially deferred',
    ].map((definition) => ({
      at: 'trigger app.uses_pair.touch_late',
      change: `drop trigger touch_late on app.uses_pair;
        create constraint trigger touch_late after insert on app.uses_pair
          ${definition} for each row execute function app.touch()`,
    })),
    enabled: [
      { at: touch, change: 'alter table app.customer disable trigger touch' },
      { at: touch, change: 'alter table app.customer enable always trigger touch' },
      { at: touch, change: 'alter table app.customer enable replica trigger touch' },
    ],
    copyOf: [
      {
        at: 'trigger app.measure_1.touch_part',
        change: 'alter table app.measure_1 disable trigger touch_part',
        whole: true,
      },
    ],
  },
  comment: {
    text: one('comment on table app.customer', `comment on table app.customer is 'x'`),
  },
};

/** Dropping a constraint takes its comment along. */
function commentAgain(): string {
  return `comment on constraint customer_name_check on app.customer is 'check'`;
}

function commentTrigger(): string {
  return `comment on trigger touch on app.customer is 'trigger'`;
}

function uncommented(): string[] {
  return ['comment on index app.plain_idx'];
}
