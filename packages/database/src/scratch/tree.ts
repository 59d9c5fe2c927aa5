// Reading of parse trees without their types: a node is an object with one key, its tag.

/** A node, or the fields of one. */
export type Tree = Readonly<Record<string, unknown>>;

/** Whether a value is an object. */
export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An inner object, if there is one. */
export function field(tree: Tree | undefined, key: string): Tree | undefined {
  const value = tree?.[key];
  return isTree(value) ? value : undefined;
}

/** An inner list of objects; empty if there is none. */
export function list(tree: Tree | undefined, key: string): readonly Tree[] {
  const value = tree?.[key];
  return Array.isArray(value) ? value.filter(isTree) : [];
}

/** An inner text; empty if there is none. */
export function text(tree: Tree | undefined, key: string): string {
  const value = tree?.[key];
  return typeof value === 'string' ? value : '';
}

/** All inner objects with their keys. */
export function fields(tree: Tree): readonly (readonly [string, Tree])[] {
  return Object.entries(tree).filter((entry): entry is [string, Tree] => isTree(entry[1]));
}

/** The text of a String node. */
export function name(node: Tree | undefined): string {
  return text(field(node, 'String'), 'sval');
}
