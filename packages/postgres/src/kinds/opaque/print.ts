// Prints objects of kinds that are not modelled: their statements, verbatim but for renamed references.
import { type Id, type Opaque, type Sql, sqlReferences } from '@ermine/model';
import { rank } from '../../print/rank.ts';
import { definePrint, type Unit } from '../../print/slot.ts';

// What tables, views and routines may be made of comes before them; all else comes late.
const FOUNDATIONS =
  /^CREATE (?:TYPE|CAST|OPERATOR|COLLATION|AGGREGATE|CONVERSION|LANGUAGE|TRANSFORM|TEXT SEARCH|ACCESS METHOD|FOREIGN DATA WRAPPER|SERVER|ROLE|TABLESPACE)\b/;

export const print = definePrint<Opaque>({
  attributes: {
    tag: 'printed',
    address: 'not printed',
    statements: 'printed',
    requires: 'printed',
    provides: 'not printed',
    source: 'not printed',
  },
  // Later statements on the object, its comments too, are among its own.
  commentTarget: null,
  print: (opaque, context) => {
    const first = context.isDeferred(opaque.id);
    // An object's own name in its statements is no need.
    const references = (statement: Sql): Id[] =>
      sqlReferences(statement).filter((id) => id !== opaque.id);
    const inText = new Set(opaque.statements.flatMap(references));
    // A need that the text names belongs to the statement that names it.
    const unnamed = (opaque.requires ?? []).filter((id) => !inText.has(id));
    const parent: Id[] = opaque.parent === undefined ? [] : [opaque.parent];
    const providing = first ? 0 : opaque.statements.length - 1;
    const units: Unit[] = [];
    opaque.statements.forEach((statement, at) => {
      const before = units[at - 1];
      units.push({
        id: opaque.id,
        provides: at === providing ? [opaque.id] : [],
        text: context.query(opaque, statement),
        rank: rankOf(opaque.tag),
        needs: [...(at === 0 ? [...parent, ...unnamed] : []), ...references(statement)],
        mentions: statement.filter((part) => typeof part === 'string'),
        // A shell type is there after its first statement, which is enough for its functions.
        ...(at === providing && at > 0
          ? { deferrable: [{ id: opaque.id, needs: [...inText] }] }
          : {}),
        ...(before ? { after: before } : {}),
      });
    });
    return units;
  },
});

function rankOf(tag: string): number {
  if (FOUNDATIONS.test(tag)) return rank.foundation;
  return tag === 'CREATE EVENT TRIGGER' ? rank.eventTrigger : rank.opaque;
}
