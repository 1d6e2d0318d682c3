import type { Log } from '../../read';

/** What rooms below need of blinded reads without knowing how they are opened. */
interface TrialDoor {
  /** Opens a kept read of a trial again, through its package alone. False when it cannot. */
  readonly resume: (readId: string, log: Log) => Promise<boolean>;
  readonly goToWorklist: () => void;
}

let door: TrialDoor | null = null;

export const hangDoor = (one: TrialDoor): void => {
  door = one;
};
export const trialDoor = (): TrialDoor | null => door;
