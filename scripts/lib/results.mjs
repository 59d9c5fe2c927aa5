/** Reads what test runners reported and adds it up; a runner that says nothing has failed. */
import { existsSync, readFileSync } from 'node:fs';

/** No tests at all. */
export const nothing = () => ({ passed: 0, failed: 0, skipped: 0, reasons: new Map() });

/** The sum of several results. */
export function sum(results) {
  const total = nothing();
  for (const result of results) {
    total.passed += result.passed;
    total.failed += result.failed;
    total.skipped += result.skipped;
    for (const [reason, count] of result.reasons) note(total, reason, count);
  }
  return total;
}

/** The line that a run ends with. */
export const summary = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

function note(result, reason, count = 1) {
  result.reasons.set(reason, (result.reasons.get(reason) ?? 0) + count);
}

function skip(result, title) {
  result.skipped++;
  note(result, /\(skipped: (.*?)\)(?: |$)/.exec(title)?.[1] ?? `no reason given: ${title}`);
}

/** Counts of Vitest's JSON report; a file that failed before its tests counts as one failure. */
export function countVitest(report) {
  const result = nothing();
  for (const file of report.testResults) {
    let failed = 0;
    for (const test of file.assertionResults) {
      if (test.status === 'passed') result.passed++;
      else if (test.status === 'failed') failed++;
      else skip(result, [...test.ancestorTitles, test.title].join(' '));
    }
    result.failed += file.status === 'failed' ? Math.max(1, failed) : failed;
  }
  return result;
}

/** Counts of Playwright's JSON report; errors outside of tests count as failures. */
export function countPlaywright(report) {
  const result = nothing();
  const visit = (suite, titles) => {
    const path = [...titles, suite.title];
    for (const inner of suite.suites ?? []) visit(inner, path);
    for (const spec of suite.specs ?? [])
      for (const test of spec.tests) {
        const said = test.annotations?.find(
          (annotation) => annotation.type === 'skip',
        )?.description;
        if (test.status === 'expected') result.passed++;
        else if (test.status !== 'skipped') result.failed++;
        else if (said) skip(result, `(skipped: ${said})`);
        else skip(result, [...path, spec.title].join(' '));
      }
  };
  for (const suite of report.suites) visit(suite, []);
  result.failed += report.errors.length;
  return result;
}

/**
 * The result of a runner from its report file and exit code. No report, no test, or a bad exit code
 * without a failed test count as one failure more.
 */
export function resultOf(name, file, count, code) {
  if (!existsSync(file)) {
    console.error(`${name} ended with ${code} and without a report`);
    return { ...nothing(), failed: 1 };
  }
  const result = count(JSON.parse(readFileSync(file, 'utf8')));
  if (result.passed + result.failed + result.skipped === 0) {
    console.error(`${name} ran no test`);
    result.failed++;
  } else if (code !== 0 && result.failed === 0) {
    console.error(`${name} ended with ${code} although no test failed`);
    result.failed++;
  }
  return result;
}
