import type { ByteSource } from '../dicom';
import type { Note } from '../panels';
import { sourceOfFile } from './byte-sources';
import { SAMPLE_CODE, sampleFile } from './sample-file';
import { setSession } from './state';

type Supply = (sources: readonly ByteSource[]) => Promise<void>;

const choose = (supply: Supply): void => {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.addEventListener('change', () => void supply([...(input.files ?? [])].map((file) => sourceOfFile(file))));
  input.click();
};

const fetchSample = async (supply: Supply): Promise<void> => {
  const file = await sampleFile();
  if (file) await supply([sourceOfFile(file)]);
};

/** A read whose images are elsewhere: what to do, and the way to do it. */
export const noImagesNote = (code: string, supply: Supply, fact = 'The images are not here.'): Note => ({
  id: 'no-images', rank: 'caution', fact, follows: 'The read is whole. Drop the same files onto this page to see and measure them.',
  actions: [...(code === SAMPLE_CODE ? [{ label: 'Open the sample’s images', press: () => void fetchSample(supply) }] : []), { label: 'Choose the files', press: () => choose(supply) }],
  dismiss: () => setSession({ note: null }),
});
