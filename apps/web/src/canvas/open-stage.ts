/** Makes the stage of a design: diagram, instant placement, scene; the first thing that is drawn. */
import { diagramOf, layoutInput, packLayout } from '@ermine/layout';
import type { Schema } from '@ermine/model';
import { Stage } from './stage.ts';

/** A stage with every table at its instant place (editor:L1). */
export function openStage(schema: Schema): Stage {
  const diagram = diagramOf(schema);
  const stage = new Stage(schema, diagram);
  const positions = packLayout(layoutInput(diagram, stage.scene.options));
  const places = new Map(
    diagram.tables.map((table, i) => [
      table.id,
      { x: positions[i * 2] ?? 0, y: positions[i * 2 + 1] ?? 0 },
    ]),
  );
  stage.scene.update(diagram, (table) => places.get(table.id) ?? { x: 0, y: 0 });
  return stage;
}
