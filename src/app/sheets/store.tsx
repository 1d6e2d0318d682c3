import type { ReactNode } from 'react';
import { StoreSheet } from '../../panels';
import { hindranceToStore, reportable, rootFor, storeResults } from '../archive/store-results';
import { intents } from '../room-intents';
import type { Room } from '../state';

/** Results of the read on screen into the archive. */
export const storeSheet = (room: Room): ReactNode => (
  <StoreSheet root={rootFor(room.readId)} scans={reportable(room)} hindrance={hindranceToStore(room)} store={storeResults} close={intents.closeSheet} />
);
