/**
 * `npm run -s bench -- NAME [--json]`: runs `benchmarks/NAME.ts`, which exports by default
 * `async () => Figure[]`, a figure being `{what, value, unit, baseline?, ratio?}`. Prints a table, or
 * with `--json` one JSON value and nothing else on standard output.
 */
import { fork } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { installPackages } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { at, root } from './lib/paths.mjs';

requireNode();
const args = process.argv.slice(2);
const json = args.includes('--json');
const [name, ...rest] = args.filter((arg) => arg !== '--json');

function refuse(message, hint) {
  console.error(`Error: ${message}`);
  console.error(`Hint: ${hint}`);
  process.exit(2);
}

const folder = at('benchmarks');
const names = existsSync(folder)
  ? readdirSync(folder).flatMap((file) => /^([\w-]+)\.ts$/.exec(file)?.[1] ?? [])
  : [];
if (name === undefined || rest.length > 0 || !names.includes(name))
  refuse(
    name === undefined
      ? 'a benchmark must be named'
      : `there is no benchmark "${[name, ...rest].join(' ')}"`,
    names.length > 0 ? `known benchmarks: ${names.join(', ')}` : 'the folder benchmarks is empty',
  );
if (!(await installPackages())) process.exit(3);

/** Runs the benchmark and resolves with what it sent; undefined if it ended before. */
function figuresOf(file) {
  return new Promise((resolve) => {
    const child = fork(at('scripts', 'lib', 'run-benchmark.mjs'), [pathToFileURL(file).href], {
      cwd: root,
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', process.stderr, 'inherit', 'ipc'],
    });
    let received;
    child.once('message', (message) => {
      received = message;
    });
    child.once('close', (code) => resolve(code === 0 ? received : undefined));
  });
}

/** What is wrong with the value a benchmark returned, or undefined. */
function problemOf(figures) {
  if (!Array.isArray(figures)) return 'it returned no list of figures';
  if (figures.length === 0) return 'it returned no figure';
  const bad = figures.find(
    ({ what, value, unit, baseline, ratio }) =>
      typeof what !== 'string' ||
      typeof unit !== 'string' ||
      !Number.isFinite(value) ||
      ![baseline, ratio].every((number) => number === undefined || Number.isFinite(number)),
  );
  return bad === undefined ? undefined : `this is no figure: ${JSON.stringify(bad)}`;
}

const figures = await figuresOf(at('benchmarks', `${name}.ts`));
const problem = figures === undefined ? 'it ended without figures' : problemOf(figures);
if (problem !== undefined) {
  console.error(`Error: the benchmark "${name}" failed: ${problem}`);
  process.exit(1);
}

/** Rounded for reading: three digits, or all of a larger whole number. */
const shown = (value) => {
  if (value === undefined) return '';
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
};

if (json) console.log(JSON.stringify({ name, figures }));
else {
  const rows = [
    ['what', 'value', 'unit', 'baseline', 'ratio'],
    ...figures.map((figure) => [
      figure.what,
      shown(figure.value),
      figure.unit,
      shown(figure.baseline),
      shown(figure.ratio),
    ]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const numeric = [1, 3, 4];
  for (const row of rows)
    console.log(
      row
        .map((cell, column) =>
          numeric.includes(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]),
        )
        .join('  ')
        .trimEnd(),
    );
}
