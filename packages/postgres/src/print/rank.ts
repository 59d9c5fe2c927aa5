// The order of statements that do not depend on each other (postgres-model §5.2).

/** Ranks from first to last; what something earlier needs is moved before it, whatever its rank. */
export const rank = {
  session: 0,
  schema: 10,
  extension: 20,
  foundation: 30,
  enum: 40,
  domain: 50,
  sequence: 60,
  table: 80,
  columnSetting: 85,
  ownedBy: 90,
  key: 100,
  index: 110,
  check: 120,
  foreignKey: 130,
  view: 150,
  viewIndex: 160,
  routine: 170,
  trigger: 180,
  tableSetting: 190,
  opaque: 210,
  comment: 220,
  eventTrigger: 300,
} as const;
