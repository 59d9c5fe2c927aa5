/**
 * `npm test` and, with `--long`, `npm run test:long`: installs what is missing, runs all checks and
 * all tests, and ends with the line `N passed, N failed, N skipped` over all of them. A check counts
 * as one test. A runner that crashes or runs nothing is a failure.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb } from './lib/build.mjs';
import { installDebian, mayInstall } from './lib/debian.mjs';
import { installPackages, installServers } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { at } from './lib/paths.mjs';
import { countPlaywright, countVitest, nothing, resultOf, sum, summary } from './lib/results.mjs';
import { findProgram, run } from './lib/run.mjs';

requireNode();
const long = process.argv.includes('--long');
const env = long ? { ERMINE_LONG: '1' } : {};
const minutes = long ? 600 : 40;
const results = [];

/** Runs one check that passes or fails as a whole. */
async function check(name, work) {
  console.log(`\n== ${name}`);
  const passed = await work();
  console.log(`${passed ? 'passed' : 'FAILED'}: ${name}`);
  results.push({ ...nothing(), passed: passed ? 1 : 0, failed: passed ? 0 : 1 });
  return passed;
}

/** Runs one test runner that leaves a report. */
async function runner(name, report, count, args, more = {}) {
  console.log(`\n== ${name}`);
  rmSync(report, { force: true });
  const code = await run(process.execPath, args, { minutes, env: { ...env, ...more } });
  results.push(resultOf(name, report, count, code));
}

const program = (path) => at('node_modules', path);
const passes = async (...args) => (await run(process.execPath, args)) === 0;

function finish() {
  const total = sum(results);
  if (total.reasons.size > 0) console.log('\nSkipped:');
  for (const [reason, count] of total.reasons) console.log(`  ${count} × ${reason}`);
  console.log(`\n${summary(total)}`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}

async function all() {
  if (!(await check('packages are installed', installPackages))) return;
  await check('PostgreSQL for the tests is installed', installServers);
  // Where it cannot be installed, the tests that need it skip.
  if (findProgram('pg_dump') === undefined && mayInstall())
    await installDebian('postgresql-client');
  mkdirSync(at('test-results'), { recursive: true });

  const tsc = program('typescript/bin/tsc');
  await check('types', () => passes(tsc, '--noEmit', '-p', at('tsconfig.json')));
  await check('types of the pure packages', () =>
    passes(tsc, '--noEmit', '-p', at('tsconfig.pure.json')),
  );
  await check('format and lint', () => passes(program('@biomejs/biome/bin/biome'), 'check', at()));
  await check('no dead files or exports', () =>
    passes(
      program('knip/bin/knip.js'),
      '--no-progress',
      '--include',
      'files,exports,types,unresolved',
    ),
  );

  const vitest = at('test-results', 'vitest.json');
  await runner('unit and integration tests', vitest, countVitest, [
    program('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitest}`,
  ]);

  if (!(await check('the web application builds', buildWeb))) return;
  const { provideChromium, noChromium } = await import('./chromium.mjs');
  let chromium;
  const found = await check('a Chromium is here', async () => {
    chromium = await provideChromium();
    console.log(chromium ?? noChromium);
    return chromium !== undefined;
  });
  if (!found) return;
  const folder = mkdtempSync(join(tmpdir(), 'ermine-e2e-'));
  const playwright = at('test-results', 'playwright.json');
  await runner(
    'browser tests',
    playwright,
    countPlaywright,
    [program('@playwright/test/cli.js'), 'test'],
    { CHROMIUM_PATH: chromium, ERMINE_E2E_DIR: folder },
  );
  rmSync(folder, { recursive: true, force: true });
}

try {
  await all();
} catch (error) {
  console.error(error);
  results.push({ ...nothing(), failed: 1 });
}
finish();
