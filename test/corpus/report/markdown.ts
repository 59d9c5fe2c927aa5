/** Writes the results of all schemas as Markdown. */
import type { SchemaResult } from './result.ts';

/** What the results were made with. */
export interface Engines {
  readonly scratch: string;
  readonly servers: readonly string[];
  readonly pgDump: string;
}

const outcomes = ['read', 'opaque', 'session', 'data', 'dynamic', 'skipped', 'failed'] as const;

const kindTitles = {
  table: 'tables',
  column: 'columns',
  primaryKey: 'primary keys',
  foreignKey: 'foreign keys',
  unique: 'uniques',
  check: 'checks',
  exclusion: 'exclusions',
  index: 'indexes',
  enum: 'enums',
  enumValue: 'enum values',
  domain: 'domains',
  sequence: 'sequences',
  view: 'views',
  materializedView: 'mat. views',
  routine: 'routines',
  trigger: 'triggers',
  comment: 'comments',
} as const;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, at) => (at === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** The whole document. */
export function markdown(results: readonly SchemaResult[], engines: Engines): string {
  const judgements = results.flatMap((one) => one.judgements);
  const majorsOf = (some: typeof judgements) => [...new Set(some.map(({ major }) => major))];
  const majors = majorsOf(judgements);
  const dumped = majorsOf(judgements.filter((one) => one.dumped !== undefined));
  return `${[
    '# Real schemas',
    'What becomes of the real schemas that the tests read, none of which is part of this repository:\nread, printed, loaded and compared. `npm run corpus` writes this page; the tests in `test/corpus`\nassert the same, `ermine verify` of all schemas in `npm run test:long` only.',
    `Made with ${[engines.scratch, ...engines.servers, engines.pgDump].join(', ')}.`,
    '## Statements',
    'Each statement and each line for psql has one outcome. Opaque are owners, privileges and objects of\nkinds that are not modelled yet: they are kept as text and printed again. *Without* counts\nstretches of the input that have no outcome.',
    table(
      ['schema', 'statements', ...outcomes, 'without'],
      results.map(({ name, report, uncovered }) => [
        name,
        String(report.statements.length),
        ...outcomes.map((outcome) => String(report.totals[outcome])),
        String(uncovered),
      ]),
    ),
    '## Objects',
    'Records by kind. A number alone is what PostgreSQL counted in its catalog after loading the file;\n*n of m* would say that it counted m. Inherited columns and checks are not counted, checks of domains\nare. A file in brackets changes an image that it does not make: no server loads it by itself, so\nthat nothing could be counted or compared from outside.',
    table(['schema', ...Object.values(kindTitles)], results.map(objects)),
    '## The same database?',
    'Original and printed DDL, loaded and compared: by `ermine verify` in scratch databases, and from\noutside on real servers by catalog queries that share no code with the product and by pg_dump. Each\nnumber is one of differences, over the canonical and the readable form together. *Read again*:\nrecords that differ when the printed text is imported.',
    table(
      [
        'schema',
        'read again',
        'ermine verify',
        ...majors.map((major) => `PostgreSQL ${major}`),
        ...dumped.map((major) => `pg_dump of ${major}`),
      ],
      results.map((one) => verdicts(one, majors, dumped)),
    ),
    '## Notes',
    results.map(notes).filter(Boolean).join('\n'),
  ].join('\n\n')}\n`;
}

function objects(result: SchemaResult): string[] {
  const { counted, truth, commentsOnExtensions } = result;
  const cells = Object.keys(kindTitles).map((kind) => {
    const own = kind === 'comment' ? commentsOnExtensions : 0;
    const count = (counted[kind] ?? 0) - own;
    const expected = truth === undefined ? count : (truth[kind] ?? 0);
    return count === expected ? String(count) : `${count} of ${expected}`;
  });
  return [nameOf(result), ...cells];
}

function verdicts(
  result: SchemaResult,
  majors: readonly number[],
  dumped: readonly number[],
): string[] {
  const { state, differences } = result.verified;
  const of = (major: number) => result.judgements.find((one) => one.major === major);
  const cell = (count: number | undefined) => (count === undefined ? '–' : String(count));
  return [
    nameOf(result),
    String(result.readAgain),
    state === 'different' ? `different (${differences.length})` : state,
    ...majors.map((major) => cell(of(major)?.observed)),
    ...dumped.map((major) => cell(of(major)?.dumped)),
  ];
}

/** In brackets where PostgreSQL could not load the file. */
function nameOf({ name, truth }: SchemaResult): string {
  return truth === undefined ? `(${name})` : name;
}

function counts(items: readonly string[]): string {
  const found = new Map<string, number>();
  for (const item of items) found.set(item, (found.get(item) ?? 0) + 1);
  return [...found].map(([item, count]) => (count === 1 ? item : `${item} (${count})`)).join(', ');
}

function notes(result: SchemaResult): string {
  const { statements } = result.report;
  const tags = (outcome: string) => counts(having(outcome).map(({ tag }) => tag));
  const having = (outcome: string) => statements.filter((entry) => entry.outcome === outcome);
  const said = (outcome: string) =>
    counts(having(outcome).flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message)));
  const others = statements
    .filter(({ outcome }) => outcome !== 'failed' && outcome !== 'dynamic')
    .flatMap(({ diagnostics }) => diagnostics.map(({ code }) => `\`${code}\``));
  const lines = [
    ['opaque', tags('opaque')],
    ['dynamic, not evaluated', said('dynamic')],
    ['failed', said('failed')],
    ['noted in the report', counts(others)],
    [
      'comments on extensions, not in the table',
      result.commentsOnExtensions > 0 ? String(result.commentsOnExtensions) : '',
    ],
    [
      'not part of `ermine verify`',
      result.truth === undefined
        ? `${result.verified.notVerified.length} objects that need what the file does not make`
        : result.verified.notVerified.map((one) => `${one.address} (${one.reason})`).join(', '),
    ],
    ...result.judgements.map(({ major, refused }) => [
      `refused by PostgreSQL ${major}, original and printed alike`,
      refused.map(({ object, message }) => `${object} (${message})`).join(', '),
    ]),
  ].filter(([, text]) => text !== '');
  if (lines.length === 0) return '';
  return [`- **${result.name}**`, ...lines.map(([what, text]) => `  - ${what}: ${text}`)].join(
    '\n',
  );
}
