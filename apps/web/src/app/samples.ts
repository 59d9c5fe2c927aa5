/** The samples that come with Ermine: written for it, loaded when one is opened. */

/** A sample schema. */
export interface Sample {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  /** The SQL text. */
  load(): Promise<string>;
}

const texts = import.meta.glob<string>('../../../../samples/*.sql', {
  query: '?raw',
  import: 'default',
});

function sample(name: string, title: string, about: string): Sample {
  const load = texts[`../../../../samples/${name}.sql`];
  if (!load) throw new Error(`there is no sample "${name}"`);
  return { name, title, about, load };
}

/** All samples, in the order in which they are shown. */
export const samples: readonly Sample[] = [
  sample(
    'user-management',
    'User management',
    'Accounts, credentials, sessions, roles and permissions, with a partitioned audit log',
  ),
  sample('shop', 'Shop', 'Catalogue, prices in time, stock, orders, payments and shipments'),
  sample(
    'billing',
    'Multi-tenant billing',
    'Tenants, plans, subscriptions, metered usage and invoices, every key within its tenant',
  ),
];
