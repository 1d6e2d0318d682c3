import type { ReactElement } from 'react';
import { classifyLesion } from '../../irecist';
import { isNodal, longAxis, shortAxis, type Read } from '../../read';
import { Icon } from '../parts/Icon';
import type { ReadingRoomProps } from '../room-props';
import { decimal, stated } from '../numbers';

/** Targets that are smaller at the baseline than a target may be (B1 to B3), in words: "T5 8.0 mm is under 15 mm". */
const smallTargets = (read: Read, thicknessOf: (seriesKey: string) => number | null): readonly string[] => {
  const [baseline] = read.timepoints;
  if (!baseline) return [];
  return read.lesions.filter(({ role }) => role === 'target').flatMap((lesion) => {
    const measured = lesion.at.get(baseline.id)?.caliper;
    if (!measured) return [];
    const nodal = isNodal(lesion.site);
    const { lesionClass, countedMm, minimumMm } = classifyLesion({
      id: lesion.name, organ: lesion.site?.organ ?? '', lesionKind: nodal ? 'node' : 'nonnode', longestMm: longAxis(measured.caliper), shortAxisMm: shortAxis(measured.caliper),
      nature: 'solid', modality: 'CT', softTissue: null, priorLocalTherapy: false, progressedSince: false,
    }, measured.place.sliceThicknessMm ?? thicknessOf(measured.place.seriesKey));
    return lesionClass === 'measurable' || countedMm === null || minimumMm === null ? [] : [`${lesion.name} ${decimal(countedMm)} mm is under ${stated(minimumMm).replace(/\.0$/, '')} mm`];
  });
};

/** Stays as long as such a target is kept: the reader may, and the read says so. */
export const SmallTargets = ({ read, seriesOf }: Pick<ReadingRoomProps, 'read' | 'seriesOf'>): ReactElement | null => {
  const [baseline] = read.timepoints;
  const series = baseline ? seriesOf(baseline.id) : [];
  const words = smallTargets(read, (key) => series.find((one) => one.key === key)?.sliceThicknessMm ?? null);
  return words.length === 0 ? null : <div className="next caution"><Icon name="caution" /><span>{words.join('; ')}.</span></div>;
};
