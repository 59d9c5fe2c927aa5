// Reads triggers from the catalog.
import type { CatalogSlot } from '../../catalog/slot.ts';
import {
  columnNames,
  enabledWords,
  notMember,
  relationName,
  userSchema,
  word,
} from '../../catalog/sql.ts';

/** One event, if the bit of tgtype is set. */
function event(bit: number, name: string): string {
  return `case when g.tgtype & ${bit} <> 0 then jsonb_build_array(jsonb_build_object('event', '${name}')) end`;
}

/** The columns of UPDATE OF. */
const updateColumns = columnNames('g.tgrelid', 'g.tgattr::int2[]');

/**
 * The condition, cut out of the whole definition: pg_get_expr refuses an expression over both OLD and
 * NEW. A name that contains the words around it widens the piece, which never loses anything.
 */
const condition = `case when g.tgqual is not null then substring(pg_get_triggerdef(g.oid)
  from 'FOR EACH (?:ROW|STATEMENT) WHEN \\((.*)\\) EXECUTE FUNCTION ') end`;

/** Arguments: the bytes of tgargs, each text ended by a zero byte. */
const triggerArguments = `(select jsonb_agg(convert_from(decode(replace(x.hex, ' ', ''), 'hex'),
    getdatabaseencoding()::name) order by x.n)
  from unnest(string_to_array(regexp_replace(encode(g.tgargs, 'hex'), '(..)', '\\1 ', 'g'), '00 '))
    with ordinality x(hex, n)
  where x.n <= g.tgnargs)`;

/** Triggers of tables and views; the copies on partitions only where they are switched differently. */
export const catalog: CatalogSlot<'trigger'> = {
  query: () => ({
    from: `pg_trigger g
      join pg_class r on r.oid = g.tgrelid
      join pg_namespace n on n.oid = r.relnamespace
      left join pg_trigger pg on pg.oid = g.tgparentid
      where not g.tgisinternal and g.tgenabled is distinct from pg.tgenabled
        and ${userSchema('n')} and ${notMember('pg_class', 'r.oid')} and ${notMember('pg_trigger', 'g.oid')}`,
    address: ['n.nspname', 'r.relname', 'g.tgname'],
    attributes: {
      timing: `case when g.tgtype & 64 <> 0 then 'insteadOf' when g.tgtype & 2 <> 0 then 'before'
        else 'after' end`,
      events: `coalesce(${event(4, 'insert')}, '[]')
        || coalesce(case when g.tgtype & 16 <> 0 then jsonb_build_array(jsonb_strip_nulls(
          jsonb_build_object('event', 'update', 'columns', ${updateColumns}))) end, '[]')
        || coalesce(${event(8, 'delete')}, '[]') || coalesce(${event(32, 'truncate')}, '[]')`,
      level: `case when g.tgtype & 1 <> 0 then 'row' else 'statement' end`,
      when: condition,
      function: 'g.tgfoid::regprocedure::text',
      arguments: triggerArguments,
      referencing: `case when g.tgoldtable is not null or g.tgnewtable is not null then
        jsonb_build_object('oldTable', g.tgoldtable, 'newTable', g.tgnewtable) end`,
      constraint: `case when g.tgconstraint <> 0 then jsonb_build_object(
        'from', ${relationName('g.tgconstrrelid')},
        'deferrable', g.tgdeferrable, 'initiallyDeferred', g.tginitdeferred) end`,
      enabled: word('g.tgenabled', enabledWords),
      copyOf: relationName('pg.tgrelid'),
    },
  }),
};
