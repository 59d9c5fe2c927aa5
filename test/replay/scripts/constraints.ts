// Constraints and keys: every clause, automatic names, USING INDEX, changes.
import type { Scripts } from './scripts.ts';

export const constraints: Scripts = {
  'primary keys': `
    create table a (x int primary key); create table b (x int, y int, primary key (y, x));
    create table c (x int, constraint named primary key (x) deferrable initially deferred);
    create table d (x int, y int, primary key (x) include (y) with (fillfactor = 70));
    create table e (x int); alter table e add primary key (x); alter table only e rename to e2;`,
  uniques: `
    create table t (a int, b int, c int, unique (a, b), unique nulls not distinct (c), constraint u unique (a) include (b, c) with (fillfactor=50) not deferrable,
      unique (b) deferrable, unique (c, b) initially deferred);`,
  'keys that repeat each other': `
    create table t (a int primary key, unique (a), b int unique, unique (b), constraint named unique (b), c int unique, unique (c) deferrable);
    create table u (a int unique, primary key (a)); create table v (a int unique primary key, constraint n unique (a));`,
  'without overlaps and period': `
    create extension if not exists btree_gist with schema public;
    create table p (id int, at int4range, primary key (id, at without overlaps));
    create table q (id int, at daterange, constraint q_u unique (id, at without overlaps) deferrable);
    create table r (id int, at int4range, foreign key (id, period at) references p (id, period at));
    create table s (id int, at int4range, foreign key (id, period at) references p);`,
  checks: `
    create table t (a int check (a > 0), b int, check (b > 0), check (a < b), c int constraint named check (c in (1, 2)) no inherit, check (1 = 1),
      check (a > 1), d text check (d ~ '^\\d+$' and length(d) > 1), check (t.a is not null));
    alter table t add check (b < 100) not valid; alter table t add constraint z check (b <> 7) not enforced;
    alter table t add constraint y check (b <> 8) not valid; alter table t validate constraint y;`,
  'foreign keys: actions and match': `
    create table p (a int, b int, c int unique, primary key (a, b));
    create table t (a int, b int, c int,
      foreign key (a, b) references p on delete set null (b) on update cascade,
      foreign key (a, b) references p (a, b) match full on delete set default on update no action,
      constraint fc foreign key (c) references p (c) on delete restrict on update restrict deferrable initially deferred,
      foreign key (c) references p (c) match simple on delete set default (c),
      foreign key (b, a) references p (a, b));
    alter table t add foreign key (c) references p (c) not valid;
    alter table t add constraint ne foreign key (c) references p (c) not enforced;
    alter table t add constraint nv foreign key (c) references p (c) not valid; alter table t validate constraint nv;`,
  'two foreign keys between the same tables and to itself': `
    create table p (id int primary key); create table t (id int primary key, a int references p, b int references p, up int references t, up2 int references t (id));`,
  'foreign key to a unique index': `
    create table p (a int, b int); create unique index pu on p (a, b); create table t (x int, y int, foreign key (x, y) references p (a, b));`,
  'foreign key to a primary key in another order': `
    create table p (a int, b int, primary key (b, a)); create table t (x int, y int, foreign key (x, y) references p);`,
  'foreign key to a partitioned table': `
    create table p (id int primary key) partition by range (id); create table p1 partition of p for values from (0) to (10);
    create table t (a int references p on delete cascade);`,
  exclusion: `
    create extension if not exists btree_gist with schema public;
    create table t (a int, b int4range, c text, d circle, exclude using gist (a with =, b with &&), constraint x exclude using gist (b with operator(pg_catalog.&&)) where (a > 0) deferrable initially deferred,
      exclude (c collate "C" text_ops desc nulls last with =), exclude using gist (d with &&) with (fillfactor = 60), exclude using btree ((a + 1) with =, lower(c) with =),
      exclude using gist (a with =) include (c));
    alter table t add exclude using hash (c with =);`,
  'using index': `
    create table t (a int not null, b int, c int not null, d int);
    create unique index ta on t (a); create unique index tb on t (b) include (c) with (fillfactor = 60); create unique index tc on t (c); create unique index td on t (d) nulls not distinct;
    comment on index tb is 'kept';
    alter table t add constraint pk primary key using index ta; alter table t add constraint tb unique using index tb deferrable initially deferred;
    alter table t add unique using index tc; alter table t add constraint nd unique using index td;`,
  'using index that others refer to': `
    create table t (a int not null, b int not null); create unique index ta on t (a); create unique index tb on t (b); alter table t replica identity using index ta; alter table t cluster on tb;
    create table u (x int references t (a)); alter table t add constraint ta primary key using index ta; alter table t add unique using index tb;`,
  'automatic names that are taken': `
    create table t_pkey (a int); create table t (a int primary key, b int unique, c int check (c > 0), d int check (d > 0), check (c > 1), check (d > c), check (d > c + 1));
    create table t_a_key (x int); alter table t add unique (a) deferrable; alter table t add unique (c); create index t_c_idx on t (a); create index on t (c); create index on t (c);`,
  'check names over the schema': `
    create table a (x int constraint b_x_check check (x > 0)); create table b (x int check (x > 0)); create table b_y_fkey (z int);
    create table c (x int primary key); create table d (x int references c, constraint e_x_fkey check (x > 1)); create table e (x int references c);`,
  'long automatic names': `
    create table tttttttttttttttttttttttttttttttttttttttttttttttttttt (cccccccccccccccccccccccccccccccccccccccccccccccccccc int unique check (cccccccccccccccccccccccccccccccccccccccccccccccccccc > 0) not null, d int primary key references tttttttttttttttttttttttttttttttttttttttttttttttttttt);
    create table "ééééééééééééééééééééééééééééé" ("ßßßßßßßßßßßßßßßßßßßßßßßßßßßßß" int unique, "😀😀😀😀😀😀😀😀😀😀😀😀😀😀" int, unique ("ßßßßßßßßßßßßßßßßßßßßßßßßßßßßß", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀"));`,
  'many columns in an automatic name': `
    create table t (aaaaaaaaaaaaaaaa int, bbbbbbbbbbbbbbbb int, cccccccccccccccc int, dddddddddddddddd int, unique (aaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbb, cccccccccccccccc, dddddddddddddddd));
    create index on t (aaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbb, cccccccccccccccc, dddddddddddddddd); create index on t (aaaaaaaaaaaaaaaa) include (bbbbbbbbbbbbbbbb);`,
  'alter constraint': `
    create table p (id int primary key); create table t (a int references p, b int constraint f references p deferrable initially deferred, c int constraint g references p);
    alter table t alter constraint t_a_fkey deferrable initially deferred; alter table t alter constraint f not deferrable; alter table t alter constraint g not enforced;
    alter table t alter constraint g enforced; alter table t alter constraint t_a_fkey initially immediate;`,
  'drop and rename constraints': `
    create table p (id int primary key, x int constraint px unique); create table t (a int references p, b int references p (x), constraint c check (a > b), constraint d check (a > 1));
    alter table t rename constraint c to c2; alter table p rename constraint px to px2; alter table t drop constraint t_a_fkey, drop constraint if exists nope; alter table t drop constraint d;
    alter table p drop constraint px2 cascade; alter index p_pkey rename to p_key;`,
  'rename columns and tables under constraints': `
    create table p (id int primary key); create table t (a int not null references p, b int unique check (b > 0), check (a < b)); create index i on t (a) where b > 1;
    alter table t rename a to aa; alter table t rename b to "B"; alter table p rename to pp; alter table pp rename column id to "Id"; alter table t rename to t2;`,
  'mutual foreign keys': `
    create table a (id int primary key, b int); create table b (id int primary key, a int references a); alter table a add foreign key (b) references b deferrable initially deferred;`,
  'constraints by alter table as pg_dump does': `
    create table only_t (a integer not null, b integer); create table only_u (c integer); alter table only only_t add constraint only_t_pkey primary key (a), add constraint k unique (b); alter table only only_u add constraint fk foreign key (c) references only_t(a) on delete cascade;`,
  'foreign key columns of another schema': `
    create table t (id int primary key); create schema other_fk; create table other_fk.t (id int primary key, a int references t, b int references other_fk.t);`,
};
