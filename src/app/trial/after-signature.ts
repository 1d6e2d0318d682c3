import { theRoom } from '../state';
import { openNextScan } from './open-reading';

/** What follows a signature: in a sequential read the next scan is opened. Nothing outside a trial, nor while later scans wait to be signed again. */
export const afterSignature = async (): Promise<void> => {
  const { trial, read } = theRoom();
  if (trial?.study.design === 'sequential-locked' && read.timepoints.every(({ id }) => read.signed.has(id))) await openNextScan();
};
