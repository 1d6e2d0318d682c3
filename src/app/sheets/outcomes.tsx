import type { ReactNode } from 'react';
import { ClinicalSheet, OutcomesSheet } from '../../panels';
import type { ClinicalItem, TimepointId } from '../../read';
import { currentTimepoint } from '../lesion-steps';
import { act } from '../room-acts';
import { intents } from '../room-intents';
import { store, type Room } from '../state';
import { today } from '../today';

const noteClinical = (timepoint: TimepointId, items: readonly ClinicalItem[]): void => void act({ kind: 'clinicalNoted', v: 1, timepoint, items });

/** Endpoints and patterns of the read on screen. */
export const outcomesSheet = ({ read, assessment }: Room): ReactNode => (
  <OutcomesSheet read={read} assessment={assessment} today={today()} reader={store.getState().reader} noteClinical={noteClinical} openClinical={() => intents.openSheet('clinical')} close={intents.closeSheet}
    notePrior={(prior) => void act({ kind: 'priorScanNoted', v: 1, prior })} />
);

/** What is known of the patient, at the timepoint on the active side first. */
export const clinicalSheet = ({ read }: Room): ReactNode => (
  <ClinicalSheet read={read} timepoint={currentTimepoint()} reader={store.getState().reader} note={noteClinical} close={intents.closeSheet} />
);
