// Publications and subscriptions.
import { columnNames, roleName, since } from '../sql.ts';
import type { UnmodelledSlot } from './slot.ts';

const publication: UnmodelledSlot = {
  kind: 'publication',
  noun: 'publication',
  query: (major) => ({
    from: 'pg_publication p',
    address: ['p.pubname'],
    attributes: {
      owner: roleName('p.pubowner'),
      allTables: 'p.puballtables',
      insert: 'p.pubinsert',
      update: 'p.pubupdate',
      delete: 'p.pubdelete',
      truncate: 'p.pubtruncate',
      viaRoot: 'p.pubviaroot',
      generatedColumns: since(major, 18, 'p.pubgencols'),
      schemas: since(
        major,
        15,
        `(select jsonb_agg(n.nspname order by n.nspname) from pg_publication_namespace pn
          join pg_namespace n on n.oid = pn.pnnspid where pn.pnpubid = p.oid)`,
      ),
    },
  }),
};

const publicationTable: UnmodelledSlot = {
  kind: 'publicationTable',
  noun: 'publication table',
  query: (major) => ({
    from: `pg_publication_rel t
      join pg_publication p on p.oid = t.prpubid
      join pg_class c on c.oid = t.prrelid
      join pg_namespace n on n.oid = c.relnamespace`,
    address: ['p.pubname', 'n.nspname', 'c.relname'],
    attributes: {
      columns: since(major, 15, columnNames('t.prrelid', 't.prattrs::int2[]')),
      where: since(major, 15, 'pg_get_expr(t.prqual, t.prrelid)'),
    },
  }),
};

/** The connection string is never read. */
const subscription: UnmodelledSlot = {
  kind: 'subscription',
  noun: 'subscription',
  query: () => ({
    from: `pg_subscription s
      where s.subdbid = (select oid from pg_database where datname = current_database())`,
    address: ['s.subname'],
    attributes: {
      owner: roleName('s.subowner'),
      enabled: 's.subenabled',
      slot: 's.subslotname',
      synchronousCommit: 's.subsynccommit',
      publications: '(select jsonb_agg(x order by x) from unnest(s.subpublications) x)',
    },
  }),
};

/** Replication objects. */
export const replication: readonly UnmodelledSlot[] = [publication, publicationTable, subscription];
