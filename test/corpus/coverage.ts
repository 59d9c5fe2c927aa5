/** Checks that a report holds the whole input and holds it once (postgres-model:Q1). */
import type { ImportReport, ReportEntry } from '@ermine/postgres';

/** Position after a comment that starts at `at`; `at` itself if none does. Block comments nest. */
function afterComment(text: string, at: number): number {
  if (text.startsWith('--', at)) {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end + 1;
  }
  if (!text.startsWith('/*', at)) return at;
  let depth = 0;
  for (let end = at; end < text.length; end++) {
    if (text.startsWith('/*', end)) depth++;
    else if (text.startsWith('*/', end)) depth--;
    else continue;
    end++;
    if (depth === 0) return end + 1;
  }
  return text.length;
}

/** The first 200 characters of what is neither blank nor a comment nor a lone semicolon, or undefined. */
function content(text: string): string | undefined {
  for (let at = 0; at < text.length; ) {
    const after = afterComment(text, at);
    if (after > at) at = after;
    else if (/[\s;\ufeff]/.test(text[at] as string)) at++;
    else return text.slice(at, at + 200);
  }
  return undefined;
}

function ofOneSource(name: string, text: string, entries: readonly ReportEntry[]): string[] {
  const problems: string[] = [];
  let at = 0;
  const sorted = [...entries].sort((one, other) => one.range.start - other.range.start);
  for (const { n, range } of sorted) {
    if (range.start < at) problems.push(`${name}: entry ${n} overlaps the one before`);
    if (range.end < range.start || range.end > text.length)
      problems.push(`${name}: entry ${n} is no part of the text`);
    const lost = content(text.slice(at, range.start));
    if (lost !== undefined) problems.push(`${name}: no entry holds ${lost}`);
    at = Math.max(at, range.end);
  }
  const lost = content(text.slice(at));
  if (lost !== undefined) problems.push(`${name}: no entry holds ${lost}`);
  return problems;
}

/** Every breach of Q1: text that no entry holds, entries that overlap, totals that are not the sum. */
export function coverageProblems(
  texts: readonly { readonly name: string; readonly text: string }[],
  report: ImportReport,
): string[] {
  const { byKind: _, ...outcomes } = report.totals;
  const sum = Object.values(outcomes).reduce((total, count) => total + count, 0);
  const problems = texts.flatMap(({ name, text }, source) =>
    ofOneSource(
      name,
      text,
      report.statements.filter((entry) => entry.source === source),
    ),
  );
  if (sum !== report.statements.length)
    problems.push(`outcomes are ${sum}, entries ${report.statements.length}`);
  return problems;
}
