// Scripts as programs: comments on everything, renames, search paths, transactions, DO blocks, schemas.
import type { Scripts } from './scripts.ts';

export const programs: Scripts = {
  'comments on everything': `
    create table t (a int constraint nn not null constraint ck check (a > 0), b int, constraint pk primary key (a), constraint uq unique (b)); create index ix on t (b); create sequence sq; create view v as select a from t; create materialized view m as select a from t; create function f(int) returns trigger language plpgsql as 'begin end'; create function fn() returns trigger language plpgsql as 'begin return null; end'; create procedure pr() language sql as ''; create trigger tr before insert on t for each row execute function fn(); create type e as enum ('x'); create domain d as int constraint dc check (value > 0); create policy po on t; create rule ru as on insert to t do also nothing;
    comment on table t is 'T'; comment on column t.a is E'line\\nbreak \\\\ ''quote'''; comment on constraint ck on t is 'CK'; comment on constraint pk on t is 'PK'; comment on constraint nn on t is 'NN'; comment on index ix is 'IX'; comment on index pk is 'PKI'; comment on sequence sq is 'SQ'; comment on view v is 'V'; comment on column v.a is 'VA'; comment on materialized view m is 'M'; comment on column m.a is 'MA'; comment on function fn() is 'FN'; comment on procedure pr() is 'PR'; comment on routine pr() is 'RT'; comment on trigger tr on t is 'TR'; comment on type e is 'E'; comment on domain d is 'D'; comment on constraint dc on domain d is 'DC'; comment on policy po on t is 'PO'; comment on rule ru on t is 'RU'; comment on type d is 'D2'; comment on schema $schema is '<script>'; comment on column t.b is 'gone'; comment on column t.b is null; comment on table t is 'T2'; comment on constraint uq on t is ''; comment on view v is null;`.replace(
    'create function f(int) returns trigger',
    'create function f() returns trigger',
  ),
  'comments follow renames': `
    create table t (a int primary key); comment on column t.a is 'a'; comment on table t is 't'; comment on constraint t_pkey on t is 'k'; alter table t rename a to b; alter table t rename to u; alter table u rename constraint t_pkey to up;`,
  'comments on inherited columns': `create table p (a int); create table c () inherits (p); comment on column c.a is 'child'; comment on column p.a is 'parent'; create table q (a int) partition by list (a); create table q1 partition of q for values in (1); comment on column q1.a is 'part';`,
  'renames keep identity': `
    create table t (a serial primary key, b int unique references t); create index ti on t (b); create type e as enum ('a'); create view v as select a from t; create function f() returns int language sql as 'select 1'; create domain d as int;
    alter table t rename to u; alter table u rename a to c; alter index ti rename to ui; alter sequence t_a_seq rename to us; alter type e rename to ee; alter view v rename to vv; alter function f() rename to ff; alter domain d rename to dd; alter table u rename constraint t_pkey to upk; create table w (x ee, y dd default ff(), z int default nextval('us'));`,
  'rename schemas': `create schema sn_a; create table sn_a.t (a serial primary key); create view sn_a.v as select a from sn_a.t; create function sn_a.f() returns int language sql as 'select 1'; create table x (y int default sn_a.f()); alter schema sn_a rename to sn_b; create table sn_b.u (b int references sn_b.t);`,
  'swap names': `create table a (x int primary key); create table b (y int references a); alter table a rename to c; alter table b rename to a; alter table c rename to b; create view v as select * from a join b on x = y;`,
  'search path': `
    create schema sp_one; create schema sp_two; set search_path = sp_one, sp_two; create table t (a int primary key); set search_path to sp_two; create table t (b int primary key); create table u (x int references t, y int references sp_one.t); set search_path = sp_two, sp_one; create view v as select * from t; reset search_path; select pg_catalog.set_config('search_path', '', false); create table sp_one.w (x int default 1); set search_path = "sp_one"; alter table w add y int references t; set local search_path = sp_two;`,
  'search path in quotes': `create schema "Sp Q"; set search_path = "Sp Q", 'public'; create table t (a int); set search_path = 'Sp Q'; alter table t add b int; set search_path to default; select set_config('search_path', '"Sp Q", public', false); alter table t add c int; set schema 'Sp Q'; alter table t add d int;`,
  'schema elements': `create schema se create table t (a int primary key, b int references t) create view v as select a from t create index i on t (b) create sequence s grant select on t to public create table u (x int default 1); create schema if not exists se; create schema authorization postgres create table pt (a int);`,
  'schema element order': `create schema so create view v as select a from t create table t (a int); create table so.z (a int);`,
  'drop schema cascade': `create schema ds; create table ds.t (a serial primary key); create type ds.e as enum ('x'); create table t (a int references ds.t, b ds.e, c int); create view v as select a from ds.t; create function ds.f() returns int language sql as 'select 1'; create table u (d int default ds.f()); drop schema ds cascade;`,
  'drop type cascade': `create type e as enum ('x'); create domain d as e; create table t (a e, b d, c int, f e[]); create function f(e) returns int language sql as 'select 1'; create view v as select a, c from t; drop type e cascade;`,
  'drop domain cascade': `create domain d as int; create table t (a d primary key, b int, c d default 5, check (c > 0)); create index on t (c, b); drop domain d cascade;`,
  'drop function cascade': `create function f() returns int language sql immutable as 'select 1'; create function tf() returns trigger language plpgsql as 'begin return null; end'; create table t (a int default f(), b int check (b > f()), c int); create index on t ((c + f())); create view v as select f() as x; create trigger tr before insert on t for each row execute function tf(); drop function f() cascade; drop function tf cascade;`,
  'drop view cascade': `create table t (a int); create view v as select a from t; create view w as select a from v; create materialized view m as select a from w; create rule r as on insert to v do instead insert into t values (new.a); drop view v cascade;`,
  'drop several at once': `create table a (x int primary key); create table b (y int references a); create table c (z int); drop table a, b; create type t1 as enum ('a'); create type t2 as enum ('b'); drop type t1, t2; create sequence s1; create sequence s2; drop sequence s1, s2; create view v1 as select 1 as a; create view v2 as select a from v1; drop view v1, v2;`,
  'drop owned sequence with its table': `create table t (a serial, b int generated always as identity); drop table t; create sequence t_a_seq; create sequence t_b_seq;`,
  transactions: `
    create table kept (a int); begin; create table gone (b int); alter table kept add c int; rollback; begin; create table kept2 (a int); savepoint s; drop table kept2; rollback to s; alter table kept2 add z int; savepoint s2; create table gone2 (a int); rollback to savepoint s2; release savepoint s2; commit; start transaction; create table kept3 (a int); abort;`,
  'transactions with two savepoints of one name': `begin; create table a (x int); savepoint s; create table b (x int); savepoint s; create table c (x int); rollback to s; release s; rollback to s; create table d (x int); commit;`,
  'rollback takes back settings': `create schema rb; begin; set search_path = rb; create table t (a int); rollback; create table t (b int); begin; set local search_path = rb; create table u (a int); commit; create table u (b int);`,
  'commit and chain': `begin; create table a (x int); commit and chain; create table b (y int); rollback; begin; create table c (z int); rollback and chain; create table d (w int); commit; end;`,
  'do blocks of ddl': `
    do $$ begin create table t (a int); alter table t add b int; end $$; do $$ begin if not exists (select 1 from pg_type where typname = 'e') then create type e as enum ('x', 'y'); end if; end $$ language plpgsql; do $$ begin create type e as enum ('z'); exception when duplicate_object then null; end $$;
    do $do$ begin begin create table t (z int); exception when others then null; end; create index ti on t (a); end $do$;`,
  'do block guard on what exists': `create table t (a int); do $$ begin if not exists (select 1 from information_schema.columns where table_name = 't' and column_name = 'b' and table_schema = current_schema) then alter table t add column b int; end if; end $$; do $$ begin alter table t add constraint k check (a > 0); exception when duplicate_object then raise notice 'there'; end $$; do $$ begin alter table t add constraint k check (a > 0); exception when duplicate_object then raise notice 'there'; end $$; do $$ begin alter table t add column b text; exception when duplicate_column then null; end $$;`,
  'a block that fails as a whole': `create table t (a int); do $$ begin create table u (a int); create table t (a int); exception when duplicate_table then null; end $$;`,
  'percent types': `create table t (a numeric(10,2), b text[]); create function f(x t.a%type, y t.b%type) returns t.a%type language sql as 'select 1::numeric';`,
  'create or replace keeps what hangs on it': `create function f(a int) returns int language sql as 'select 1'; comment on function f(int) is 'kept'; create table t (x int default f(1)); create or replace function f(a int) returns int language sql immutable as 'select 2'; create view v as select x from t; comment on view v is 'kept'; create view w as select x from v; create or replace view v as select x, 1 as y from t; create or replace view v with (security_barrier) as select x, 2 as y from t;`,
  'trap: quoted case and zero columns': `create table "Mixed" ("Id" int primary key, "id" int); create table child () inherits ("Mixed"); create table "order" ("user" int references "Mixed" ("Id")); create table v (g int generated always as (1 + 1) virtual);`,
  'trap: timestamp without time zone and unknown cases':
    `create table t (a timestamp(6) without time zone default now(), b "timestamp", c time without time zone, d character varying(3) default 'x'::character varying, e double precision default '1.5'::double precision);`.replace(
      'b "timestamp"',
      'b "timestamp"',
    ),
  'trap: pg_dump style': `
    create table $schema.a (id integer not null, name text default 'x'::text); create sequence $schema.a_id_seq as integer start with 1 increment by 1 no minvalue no maxvalue cache 1; alter sequence $schema.a_id_seq owned by $schema.a.id; alter table only $schema.a alter column id set default nextval('$schema.a_id_seq'::regclass); alter table only $schema.a add constraint a_pkey primary key (id); create unique index a_name on $schema.a using btree (lower(name)) where (name is not null); alter table $schema.a alter column name set storage external;`,
  'comments and strings inside statements': `create table t ( -- ; not the end
      a int /* ; nor /* this ; */ here */ default 1, b text default 'a -- b /* c', c text default $x$ ; $$ $x$, d text default E'\\'; \\\\', e text default U&'\\0061;' /* tail */ ); -- done
    create view v as select a, -- why
      b /* because */ from t;`,
  'crlf and odd white space':
    "create table t (\r\n  a int,\r\n\tb text default 'x\r\ny'\r\n);\r\ncreate\tview\fv as\r\nselect a from t;\r\n",
  'nothing after the last statement': `create table t (a int) ; ; ;; create table u (b int)`,
  'casts, arrays and operators in expressions':
    `create table t (a int, b text, c int[], d jsonb, check (a = any (c)), check (b like 'x%' escape '!'), check (c[1] > 0 and c[1:2] <> '{}'), check (d ? 'k' or d @> '{"a": 1}'), check (a between symmetric 1 and 5), check (b similar to '(a|b)%'), check ((a, a + 1) overlaps (a, a)  is null or true), check (b is not distinct from 'x'::text), check (extract(epoch from now()) > 0), check (a operator(pg_catalog.+) 1 > 0), check (b collate "C" < 'z'), check (case a when 1 then true else false end), check (coalesce(b, '') <> ''), check (cast(b as varchar(3)) <> ''), check (not a > 5), check (position('x' in b) > 0), check (trim(both ' ' from b) <> ''), check (a::bigint::text <> '')) ;`.replace(
      'check ((a, a + 1) overlaps (a, a)  is null or true), ',
      '',
    ),
};
