/** Passes the stage to the components on the canvas. */
import { createContext, useContext } from 'react';
import type { Stage } from './stage.ts';

/** The stage of the canvas around a component. */
export const StageContext = createContext<Stage | undefined>(undefined);

/** The stage; only on the canvas. */
export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (!stage) throw new Error('there is no stage around this component');
  return stage;
}
