import { useCallback, useSyncExternalStore } from 'react';
import type { Side, Stage, ViewState } from '../../viewer';

const NOTHING = (): void => undefined;

/** What a viewport shows now; null until the viewer has been loaded. */
export const useView = (stage: Stage | null, side: Side): ViewState | null => {
  const subscribe = useCallback((listener: () => void) => stage?.subscribe(side, listener) ?? NOTHING, [stage, side]);
  const view = useCallback(() => stage?.view(side) ?? null, [stage, side]);
  return useSyncExternalStore(subscribe, view, () => null);
};
