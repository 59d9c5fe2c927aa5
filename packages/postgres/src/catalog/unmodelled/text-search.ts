// Text search: configurations, dictionaries, parsers, templates.
import { notMember, roleName, signature, userSchema } from '../sql.ts';
import type { UnmodelledSlot } from './slot.ts';

const procedure = (column: string) => signature(`${column}::oid`, 'regprocedure');

const configuration: UnmodelledSlot = {
  kind: 'textSearchConfiguration',
  noun: 'text search configuration',
  query: () => ({
    from: `pg_ts_config c
      join pg_namespace n on n.oid = c.cfgnamespace
      where ${userSchema('n')} and ${notMember('pg_ts_config', 'c.oid')}`,
    address: ['n.nspname', 'c.cfgname'],
    attributes: {
      owner: roleName('c.cfgowner'),
      parser: `(select jsonb_build_array(pn.nspname, p.prsname) from pg_ts_parser p
        join pg_namespace pn on pn.oid = p.prsnamespace where p.oid = c.cfgparser)`,
      mappings: `(select jsonb_agg(jsonb_build_array(tt.alias, m.mapdict::regdictionary::text)
          order by m.maptokentype, m.mapseqno)
        from pg_ts_config_map m
        join ts_token_type(c.cfgparser) tt on tt.tokid = m.maptokentype
        where m.mapcfg = c.oid)`,
    },
  }),
};

const dictionary: UnmodelledSlot = {
  kind: 'textSearchDictionary',
  noun: 'text search dictionary',
  query: () => ({
    from: `pg_ts_dict d
      join pg_namespace n on n.oid = d.dictnamespace
      where ${userSchema('n')} and ${notMember('pg_ts_dict', 'd.oid')}`,
    address: ['n.nspname', 'd.dictname'],
    attributes: {
      owner: roleName('d.dictowner'),
      template: `(select jsonb_build_array(tn.nspname, t.tmplname) from pg_ts_template t
        join pg_namespace tn on tn.oid = t.tmplnamespace where t.oid = d.dicttemplate)`,
      options: 'd.dictinitoption',
    },
  }),
};

const parser: UnmodelledSlot = {
  kind: 'textSearchParser',
  noun: 'text search parser',
  query: () => ({
    from: `pg_ts_parser p
      join pg_namespace n on n.oid = p.prsnamespace
      where ${userSchema('n')} and ${notMember('pg_ts_parser', 'p.oid')}`,
    address: ['n.nspname', 'p.prsname'],
    attributes: {
      start: procedure('p.prsstart'),
      token: procedure('p.prstoken'),
      end: procedure('p.prsend'),
      headline: procedure('p.prsheadline'),
      types: procedure('p.prslextype'),
    },
  }),
};

const template: UnmodelledSlot = {
  kind: 'textSearchTemplate',
  noun: 'text search template',
  query: () => ({
    from: `pg_ts_template t
      join pg_namespace n on n.oid = t.tmplnamespace
      where ${userSchema('n')} and ${notMember('pg_ts_template', 't.oid')}`,
    address: ['n.nspname', 't.tmplname'],
    attributes: { init: procedure('t.tmplinit'), lexize: procedure('t.tmpllexize') },
  }),
};

/** Text search objects. */
export const textSearch: readonly UnmodelledSlot[] = [configuration, dictionary, parser, template];
