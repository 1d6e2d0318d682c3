import sampleUrl from '../../sample-dicom/flare-classic/subject.zip?url';

/** The patient ID that the sample's script gives. */
export const SAMPLE_CODE = 'NADIR-SAMPLE-1';

/** The subject that comes with Nadir; null when the installation is incomplete. */
export const sampleFile = async (): Promise<File | null> => {
  const response = await fetch(sampleUrl).catch(() => null);
  return response?.ok ? new File([await response.blob()], 'sample-subject.zip') : null;
};
