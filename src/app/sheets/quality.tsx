import type { ReactElement, ReactNode } from 'react';
import { QualitySheet } from '../../panels';
import { seriesTitle, type Series } from '../../dicom';
import { DEFAULT_STUDY, proposedQuality, timepointStandings, type SeriesQuality } from '../../trial';
import { currentTimepoint } from '../lesion-steps';
import { act } from '../room-acts';
import { intents } from '../room-intents';
import { seriesShown } from '../room-show';
import type { Room } from '../state';

/** What the headers say. Coverage is not in them. */
const qualityOf = (series: Series | null): SeriesQuality => ({
  sliceThicknessMm: series?.sliceThicknessMm ?? null,
  contrast: series?.phase === 'portal-venous' ? 'portal-venous' : series?.phase === 'non-contrast' ? 'none' : series && (series.contrast !== '' || series.phase !== null) ? 'enhanced' : null,
  coverage: null,
  missingSlices: series ? series.findings.reduce((count, finding) => (finding.kind === 'missing-slices' ? finding.count : count), 0) : null,
  spacingTrusted: series !== null && !series.findings.some(({ kind }) => kind === 'no-millimetres'),
  lossy: series ? series.slices.some(({ lossy }) => lossy !== null) : null,
});

const QualityOver = ({ room }: { readonly room: Room }): ReactElement | null => {
  const { read, trial } = room;
  const study = trial?.study ?? DEFAULT_STUDY;
  const id = timepointStandings(read, trial?.study ?? null).find(({ timepoint, state }) => state === 'open' && !read.quality.has(timepoint))?.timepoint ?? currentTimepoint();
  const timepoint = read.timepoints.find((one) => one.id === id);
  if (!timepoint) return null;
  const series = seriesShown(room, timepoint.id);
  return (
    <QualitySheet key={timepoint.id} code={read.subject.code} label={timepoint.label} studyDay={timepoint.day} series={series ? seriesTitle(series) : 'no series'}
      items={read.quality.get(timepoint.id)?.items ?? proposedQuality(qualityOf(series), study.quality)} close={intents.closeSheet}
      judge={(items, accepted) => { if (act({ kind: 'qualityJudged', v: 1, timepoint: timepoint.id, items, accepted })) intents.closeSheet(); }} />
  );
};

export const qualitySheet = (room: Room): ReactNode => <QualityOver room={room} />;
