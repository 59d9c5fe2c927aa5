/** Makes the stage of a design: the scene with its instant placement; the first thing that is drawn. */
import type { OpenDesign } from '../state/design.ts';
import { Stage } from './stage.ts';

/** A stage with every table at its instant place (editor:L1). */
export function openStage({ schema, picture }: OpenDesign): Stage {
  const { diagram, positions } = picture;
  const stage = new Stage(schema, diagram);
  const places = new Map(
    diagram.tables.map((table, i) => [
      table.id,
      { x: positions[i * 2] ?? 0, y: positions[i * 2 + 1] ?? 0 },
    ]),
  );
  stage.scene.update(diagram, (table) => places.get(table.id) ?? { x: 0, y: 0 });
  return stage;
}
