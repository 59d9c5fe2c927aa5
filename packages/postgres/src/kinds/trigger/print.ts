// Prints triggers and whether they fire.
import type { Trigger } from '@ermine/model';
import { quoteIdentifier } from '../../identifier.ts';
import { quoteLiteral } from '../../literal.ts';
import { deferrableClause, mentionsOf, needsOf } from '../../print/clauses.ts';
import { rank } from '../../print/rank.ts';
import { definePrint, type PrintContext, type Unit } from '../../print/slot.ts';

const TIMINGS = { before: 'BEFORE', after: 'AFTER', insteadOf: 'INSTEAD OF' } as const;

const FIRING = {
  origin: null,
  replica: 'ENABLE REPLICA',
  always: 'ENABLE ALWAYS',
  disabled: 'DISABLE',
} as const;

export const print = definePrint<Trigger>({
  attributes: {
    timing: 'printed',
    events: 'printed',
    level: 'printed',
    when: 'printed',
    function: 'printed',
    arguments: 'printed',
    referencing: 'printed',
    constraint: 'printed',
    enabled: 'printed',
  },
  commentTarget: (trigger, context) =>
    `TRIGGER ${context.name(trigger.id)} ON ${context.qualified(trigger.parent as string)}`,
  print: (trigger, context) => {
    const create: Unit = {
      id: trigger.id,
      provides: [trigger.id],
      text: createTrigger(trigger, context),
      rank: rank.trigger,
      needs: needsOf(trigger),
      mentions: [
        ...mentionsOf(trigger, 'when'),
        ...mentionsOf(trigger, 'function').map((name) => `${name}(`),
      ],
    };
    const firing = FIRING[trigger.enabled ?? 'origin'];
    if (firing === null) return [create];
    return [
      create,
      {
        id: trigger.id,
        provides: [],
        text: `ALTER TABLE ${context.qualified(trigger.parent as string)} ${firing} TRIGGER ${context.name(trigger.id)}`,
        rank: rank.trigger,
        needs: [],
        after: create,
        beside: trigger.id,
      },
    ];
  },
});

function createTrigger(trigger: Trigger, context: PrintContext): string {
  const events = trigger.events.map(({ event, columns }) => {
    const of = columns?.map((column) => context.expression(trigger, column)).join(', ');
    return `${event.toUpperCase()}${of ? ` OF ${of}` : ''}`;
  });
  const { constraint, referencing } = trigger;
  const lines = [
    `CREATE ${constraint ? 'CONSTRAINT ' : ''}TRIGGER ${context.name(trigger.id)}`,
    `${TIMINGS[trigger.timing]} ${events.join(' OR ')} ON ${context.qualified(trigger.parent as string)}`,
  ];
  if (constraint?.from !== undefined) lines.push(`FROM ${context.qualified(constraint.from)}`);
  if (constraint) {
    const deferrable = deferrableClause(constraint).trimStart();
    if (deferrable) lines.push(deferrable);
  }
  if (referencing) {
    const tables: string[] = [];
    if (referencing.oldTable !== undefined) {
      tables.push(`OLD TABLE AS ${quoteIdentifier(referencing.oldTable)}`);
    }
    if (referencing.newTable !== undefined) {
      tables.push(`NEW TABLE AS ${quoteIdentifier(referencing.newTable)}`);
    }
    if (tables.length > 0) lines.push(`REFERENCING ${tables.join(' ')}`);
  }
  lines.push(`FOR EACH ${(trigger.level ?? 'statement').toUpperCase()}`);
  if (trigger.when) lines.push(`WHEN (${context.expression(trigger, trigger.when)})`);
  const args = (trigger.arguments ?? []).map(quoteLiteral).join(', ');
  lines.push(`EXECUTE FUNCTION ${context.expression(trigger, trigger.function)}(${args})`);
  return lines.join('\n    ');
}
