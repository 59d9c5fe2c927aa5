// What a file of scripts gives: each runs in a schema of its own, which it finds first in search_path.

/** Scripts by what they show. */
export type Scripts = Readonly<Record<string, string>>;
