// The database: the root of every design.
import { choice, field, list, map, name, text } from '../field.ts';
import { defineKind, type RecordBase } from '../kind.ts';

/** The root record; there is exactly one. */
export interface Database extends RecordBase<'database'> {
  readonly encoding?: string;
  readonly collate?: string;
  readonly ctype?: string;
  readonly localeProvider?: 'libc' | 'icu' | 'builtin';
  readonly icuLocale?: string;
  readonly searchPath?: readonly string[];
  readonly targetVersion?: 14 | 15 | 16 | 17 | 18;
  readonly settings?: Readonly<Record<string, string>>;
}

export const database = defineKind<Database>({
  kind: 'database',
  prefix: 'db',
  noun: 'database',
  plural: 'databases',
  parents: [],
  named: true,
  ordered: false,
  address: 'root',
  rank: 0,
  fields: {
    encoding: field(text, 'Encoding'),
    collate: field(text, 'Collation', { group: 'advanced' }),
    ctype: field(text, 'Character type', { group: 'advanced' }),
    localeProvider: field(choice('libc', 'icu', 'builtin'), 'Locale provider', {
      group: 'advanced',
    }),
    icuLocale: field(text, 'ICU locale', { group: 'advanced' }),
    searchPath: field(list(name), 'Search path', { default: ['public'] }),
    targetVersion: field(choice(14, 15, 16, 17, 18), 'Target version', { default: 18 }),
    settings: field(map, 'Settings', { group: 'advanced' }),
  },
});
