/** `ermine import`: reads SQL into a design and reports on every statement. */
import { readFile } from 'node:fs/promises';
import { readDesign, writeDesign } from '@ermine/formats';
import type { Schema } from '@ermine/model';
import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { badInput, misuse } from '../failure.ts';
import { isDesign, readFiles } from '../input.ts';
import { keepIds } from '../keep-ids.ts';
import { print, printJson, tell, tellLines } from '../output.ts';
import { importFiles } from '../read-schema.ts';
import { findingLines, summaryLines } from '../render/import-report.ts';
import { sqlArgs, sqlOptions } from '../sql-options.ts';
import { writeFileAtomic } from '../write-file.ts';

/** The command. */
export const importCommand: Command = {
  args: {
    file: {
      type: 'positional',
      description: 'SQL files that make one script; - is standard input',
    },
    out: {
      type: 'string',
      alias: 'o',
      valueHint: 'design.ermine.json',
      description: 'Design to write; objects of an existing one keep their identity',
    },
    ...sqlArgs,
  },
  run: async (given) => {
    const out = given.value('out');
    if (out !== undefined && !out.endsWith('.json')) {
      throw misuse(`"${out}" is not a design file`, 'Give it a name like design.ermine.json');
    }
    const options = sqlOptions(given);
    const files = await readFiles(given.positionals);
    const design = files.find(isDesign);
    if (design) throw badInput('not-sql', `"${design.name}" is a design, not SQL`);
    const { schema, report } = await importFiles(files, options);

    tellLines(findingLines(report));
    if (out !== undefined) {
      const existing = await existingDesign(out);
      await writeFileAtomic(out, writeDesign(existing ? keepIds(schema, existing) : schema));
      tell(`wrote ${out}\n`);
    }
    if (given.has('json')) printJson(report);
    else print(`${summaryLines(report).join('\n')}\n`);
    return report.totals.failed > 0 ? exitCode.findings : exitCode.done;
  },
};

/** The design that stands in the file; a file that is none is not written over. */
async function existingDesign(name: string): Promise<Schema | undefined> {
  let text: string;
  try {
    text = await readFile(name, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw badInput(
      'cannot-read',
      `cannot read "${name}": ${(error as NodeJS.ErrnoException).code}`,
    );
  }
  const read = readDesign(text);
  if (read.ok) return read.schema;
  throw badInput(
    'not-a-design',
    `"${name}" exists and is not a design that can be read`,
    'Choose another name, or move that file away',
  );
}
