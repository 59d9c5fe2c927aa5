/** Every action, in the order in which menus and the reference show them (editor:K2). */
import type { Action } from './action.ts';
import { arrange } from './arrange.ts';
import { cameraBack } from './camera-back.ts';
import { cameraForward } from './camera-forward.ts';
import { canvasOnly } from './canvas-only.ts';
import { downloadDesign } from './download-design.ts';
import { downloadSql } from './download-sql.ts';
import { find } from './find.ts';
import { fitAll } from './fit-all.ts';
import { fitSelection } from './fit-selection.ts';
import { moveOrPan } from './move-or-pan.ts';
import { nextRegion } from './next-region.ts';
import { openDesign } from './open-design.ts';
import { openFile } from './open-file.ts';
import { otherEnd } from './other-end.ts';
import { previousRegion } from './previous-region.ts';
import { selectAll } from './select-all.ts';
import { selectParent } from './select-parent.ts';
import { showCommands } from './show-commands.ts';
import { showDdl } from './show-ddl.ts';
import { showKeys } from './show-keys.ts';
import { showReport } from './show-report.ts';
import { themeDark } from './theme-dark.ts';
import { themeLight } from './theme-light.ts';
import { themeSystem } from './theme-system.ts';
import { toggleBottom } from './toggle-bottom.ts';
import { toggleInspector } from './toggle-inspector.ts';
import { toggleNavigator } from './toggle-navigator.ts';
import { verifyAgain } from './verify-again.ts';
import { zoomActual } from './zoom-actual.ts';
import { zoomIn } from './zoom-in.ts';
import { zoomOut } from './zoom-out.ts';

/** All actions. */
export const actions: readonly Action[] = [
  openDesign,
  openFile,
  downloadSql,
  downloadDesign,
  verifyAgain,
  find,
  fitAll,
  fitSelection,
  zoomActual,
  zoomIn,
  zoomOut,
  cameraBack,
  cameraForward,
  arrange,
  themeLight,
  themeDark,
  themeSystem,
  selectAll,
  selectParent,
  otherEnd,
  ...moveOrPan,
  showDdl,
  showReport,
  toggleNavigator,
  toggleInspector,
  toggleBottom,
  canvasOnly,
  nextRegion,
  previousRegion,
  showCommands,
  showKeys,
];
