import { createStore } from 'zustand/vanilla';
import type { TimepointId } from '../../read';

/** Which timepoint the sheet "sign" is about. */
export const signSheet = createStore<{ readonly timepoint: TimepointId | null }>(() => ({ timepoint: null }));
