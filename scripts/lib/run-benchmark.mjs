/**
 * Runs one benchmark in a process of its own and sends its figures to the parent, so that nothing
 * the benchmark prints can mix with them. Started with tsx by `bench.mjs`.
 */
const { default: benchmark } = await import(process.argv[2]);
if (typeof benchmark !== 'function') throw new Error('a benchmark exports a function as default');
const figures = await benchmark();
process.send(figures, () => process.disconnect());
