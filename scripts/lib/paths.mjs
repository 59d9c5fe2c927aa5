/** Where things are in the repository, for the scripts. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A path below the repository's root. */
export const at = (...parts) => join(root, ...parts);
