import type { Assessment } from '../irecist';
import { countedDiameter, longAxis, shortAxis, type Read } from '../read';

/** Dates are left out where only days may be told. */
export interface AssessmentJsonOptions {
  readonly dates: boolean;
}

/** What was measured and what follows, as one JSON document for people with scripts: lesions with their sizes, mm, and each scan's labels with reasons. It is read only: the read itself is the file "Save read" makes. */
export const assessmentJson = (read: Read, assessment: Assessment | null, { dates }: AssessmentJsonOptions): string => `${JSON.stringify({
  format: 'nadir-assessment', version: 1, subject: read.subject.code, lengths: 'mm',
  timepoints: read.timepoints.map(({ label, date, day }) => {
    const response = assessment?.timepoints.find(({ id }) => id === label);
    return {
      timepoint: label, ...(dates ? { date } : {}), day,
      ...(response ? {
        recist11: response.recist11, irecist: response.irecist, target: response.target, nonTarget: response.nonTarget, newLesion: response.newLesion, sum: response.sumMm, sumComplete: response.sumComplete,
        nadir: response.nadirMm, percentFromBaseline: response.changeFromBaselinePercent, percentFromNadir: response.changeFromNadirPercent, unanswered: response.unanswered, setByReader: response.chosen ?? null,
        reasons: response.reasons.map(({ rule, sentence, result }) => ({ rule, sentence: dates ? sentence : sentence.replaceAll(/\d{4}-\d\d-\d\d/g, '(date)'), result })),
      } : {}),
    };
  }),
  lesions: read.lesions.map((lesion) => ({
    lesion: lesion.name, role: lesion.role, site: lesion.site,
    at: read.timepoints.flatMap(({ id, label }) => {
      const at = lesion.at.get(id);
      if (!at) return [];
      const { answer } = at;
      const parts = answer?.kind === 'measured' ? [answer.measured] : answer?.kind === 'parts' ? answer.parts : at.caliper ? [at.caliper] : [];
      return [{
        timepoint: label, answer: answer === null ? null : answer.kind === 'status' ? answer.status : answer.kind,
        sizes: parts.map(({ caliper, place }) => ({ long: longAxis(caliper), short: shortAxis(caliper), counted: countedDiameter(caliper, lesion.site), series: place.seriesKey, sopInstanceUid: place.sopInstanceUid, frame: place.frame })),
      }];
    }),
  })),
}, null, 1)}\n`;
