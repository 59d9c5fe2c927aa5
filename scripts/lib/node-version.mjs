/** Refuses versions of Node that the product does not run on. */
const least = [20, 19];

/** Ends the process with a plain message when Node is too old. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > least[0] || (major === least[0] && minor >= least[1])) return;
  console.error(`Error: Node ${process.versions.node} is too old`);
  console.error(`Hint: install Node ${least.join('.')} or newer`);
  process.exit(3);
}
