/** Optional packages that the lockfile's packages name and that it has no entry for, by name. */
export function missingOptional(
  packages: Readonly<Record<string, object>>,
): ReadonlyMap<string, unknown>;
