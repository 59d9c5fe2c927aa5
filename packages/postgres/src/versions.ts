// Features of PostgreSQL that not every version from 14 to 18 has, and that are no attribute of their own
// (those carry `since` in their field descriptor). Evidence: release notes of the versions named.
import type { Since } from '@ermine/model';

interface Feature {
  readonly feature: string;
  readonly since: Since;
}

/** Versions that Ermine designs for. */
export const supportedVersions = [14, 15, 16, 17, 18] as const;

/** The version that a design is for when it names none. */
export const defaultVersion = 18;

/** The first version that takes STORAGE inside CREATE TABLE. */
export const storageInCreateTable = 16;

/** Uses of attributes that need a version. */
export const features = {
  securityInvoker: { feature: 'views with security_invoker', since: 15 },
  exclusionOnPartitioned: { feature: 'exclusion constraints on partitioned tables', since: 17 },
  identityOnPartitioned: { feature: 'identity columns of partitioned tables', since: 17 },
  accessMethodOfPartitioned: { feature: 'access methods of partitioned tables', since: 17 },
  namedDomainNotNull: { feature: 'named NOT NULL constraints of domains', since: 17 },
  virtualGenerated: { feature: 'virtual generated columns', since: 18 },
  namedNotNull: { feature: 'named NOT NULL constraints', since: 18 },
  invalidForeignKeyOnPartitioned: {
    feature: 'NOT VALID foreign keys of partitioned tables',
    since: 18,
  },
} as const satisfies Readonly<Record<string, Feature>>;
