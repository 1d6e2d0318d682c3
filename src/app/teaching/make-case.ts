import { caseProblemInWords, packTeachingCase, type CaseImage, type CaseToPack } from '../../exports';
import type { Series } from '../../dicom';
import type { CaseWritten } from '../../panels';
import { digest } from '../room-acts';
import { seriesShown } from '../room-show';
import type { Room } from '../state';
import { bytesDigest } from './bytes-digest';
import { saveBlob } from './save-blob';
import { isSynthetic } from './unpackable';

/** Each file of a series once, whole. */
const imagesOf = (label: string, series: Series): readonly CaseImage[] =>
  [...new Set(series.slices.map(({ source }) => source))].map((source) => ({ scan: label, synthetic: isSynthetic(series), bytes: () => source.read(0, source.size) }));

const imagesToPack = (room: Room, archive: string | null): CaseToPack['images'] => {
  if (archive !== null) {
    return { kind: 'reference', archive, studies: room.read.timepoints.flatMap(({ label, studyInstanceUids }) => studyInstanceUids.map((studyInstanceUid) => ({ label, studyInstanceUid }))) };
  }
  return { kind: 'pack', files: room.read.timepoints.flatMap(({ id, label }) => {
    const series = seriesShown(room, id);
    return series ? imagesOf(label, series) : [];
  }) };
};

/** Packs the read on screen as a teaching case and hands it to the browser's downloads. Resolves with what is wrong, or null. */
export const saveCase = async (room: Room, written: CaseWritten, archive: string | null, onProgress: (done: number, total: number) => void): Promise<string | null> => {
  const packed = await packTeachingCase({ words: written, log: room.log, images: imagesToPack(room, archive) }, { digest, bytesDigest, onProgress });
  if (packed.kind === 'refused') return packed.problems.map(caseProblemInWords).join('; ');
  saveBlob(`${written.name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^-+|-+$/g, '') || 'case'}.nadir-case`, new Blob([...packed.parts], { type: 'application/octet-stream' }));
  return null;
};
