/** The inspector: everything about the selection; without one, about the design (editor:S8, I1). */
import type { OpenDesign } from '../state/design.ts';
import { useUi } from '../state/ui.ts';
import { DesignView } from './design-view.tsx';
import styles from './inspector.module.css';
import { RecordView } from './record-view.tsx';
import { SeveralView } from './several-view.tsx';

/** The panel's content. */
export function Inspector({ design }: { readonly design: OpenDesign }) {
  const selection = useUi((state) => state.selection);
  const present = selection.filter((id) => design.schema.get(id));
  const [only] = present;
  const record = present.length === 1 && only !== undefined ? design.schema.get(only) : undefined;
  return (
    <div className={styles.inspector} data-testid="inspector">
      {record ? (
        <RecordView key={record.id} design={design} record={record} />
      ) : present.length > 1 ? (
        <SeveralView schema={design.schema} ids={present} />
      ) : (
        <DesignView design={design} />
      )}
    </div>
  );
}
