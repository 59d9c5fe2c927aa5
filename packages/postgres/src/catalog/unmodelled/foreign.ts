// Foreign data: wrappers, servers, user mappings, foreign tables and their columns.
import { columnAttributes, columnPosition, columnsFrom } from '../columns.ts';
import { notNullQuery } from '../not-null.ts';
import {
  notMember,
  optionMap,
  relationName,
  roleName,
  signature,
  userObject,
  userSchema,
} from '../sql.ts';
import type { UnmodelledSlot } from './slot.ts';

const wrapper: UnmodelledSlot = {
  kind: 'foreignDataWrapper',
  noun: 'foreign data wrapper',
  query: () => ({
    from: `pg_foreign_data_wrapper w where ${userObject('pg_foreign_data_wrapper', 'w.oid')}`,
    address: ['w.fdwname'],
    attributes: {
      owner: roleName('w.fdwowner'),
      handler: signature('w.fdwhandler', 'regprocedure'),
      validator: signature('w.fdwvalidator', 'regprocedure'),
      options: optionMap('w.fdwoptions'),
    },
  }),
};

const server: UnmodelledSlot = {
  kind: 'server',
  noun: 'server',
  query: () => ({
    from: `pg_foreign_server s join pg_foreign_data_wrapper w on w.oid = s.srvfdw
      where ${notMember('pg_foreign_server', 's.oid')}`,
    address: ['s.srvname'],
    attributes: {
      owner: roleName('s.srvowner'),
      wrapper: 'w.fdwname',
      type: 's.srvtype',
      version: 's.srvversion',
      options: optionMap('s.srvoptions'),
    },
  }),
};

/** Options of user mappings hold secrets and are never read. */
const userMapping: UnmodelledSlot = {
  kind: 'userMapping',
  noun: 'user mapping',
  query: () => ({
    from: 'pg_user_mappings m',
    address: ['m.srvname', 'm.usename'],
    attributes: {},
  }),
};

const foreignTable: UnmodelledSlot = {
  kind: 'foreignTable',
  noun: 'foreign table',
  query: () => ({
    from: `pg_foreign_table f
      join pg_class c on c.oid = f.ftrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_foreign_server s on s.oid = f.ftserver
      where ${userSchema('n')} and ${notMember('pg_class', 'c.oid')}`,
    address: ['n.nspname', 'c.relname'],
    attributes: {
      owner: roleName('c.relowner'),
      server: 's.srvname',
      options: optionMap('f.ftoptions'),
      inherits: `(select jsonb_agg(${relationName('h.inhparent')} order by h.inhseqno)
        from pg_inherits h where h.inhrelid = c.oid)`,
      bound: 'pg_get_expr(c.relpartbound, c.oid)',
    },
  }),
};

const foreignColumn: UnmodelledSlot = {
  kind: 'foreignColumn',
  noun: 'column',
  query: () => ({
    from: columnsFrom(`'f'`, 'true'),
    address: ['n.nspname', 'c.relname', 'a.attname'],
    attributes: {
      ...columnAttributes,
      position: columnPosition,
      local: 'a.attislocal',
      fdwOptions: optionMap('a.attfdwoptions'),
    },
  }),
};

const foreignNotNull: UnmodelledSlot = {
  kind: 'foreignNotNull',
  noun: 'not null',
  query: (major) => notNullQuery(major, `'f'`),
};

/** Foreign data objects. */
export const foreign: readonly UnmodelledSlot[] = [
  wrapper,
  server,
  userMapping,
  foreignTable,
  foreignColumn,
  foreignNotNull,
];
