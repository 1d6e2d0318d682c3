import type { ConfirmationWindow, Reason } from './assessment';
import type { Charter } from './charter';
import type { Episode } from './course';
import { dateAfter } from './dates';
import { test } from './rule';
import type { Scene } from './scene';
import { list } from './words';

/** I18, A8: a scan earlier than 4 weeks after the first iUPD of the episode, less the tolerance, is too early. FAQ. */
export const isEarly = (scene: Scene, episode: Episode): boolean =>
  scene.at.day - episode.day < scene.charter.confirmMinDays - scene.charter.confirmToleranceDays;

/** I19: an early scan counts when it was done for a new symptom and shows a further new lesion. FAQ. */
export const isEarlyException = (scene: Scene): boolean => scene.at.symptomDriven && scene.lesions.fresh.length > 0;

/** I18, A9: an assessment more than 8 weeks after the last evaluable one is late. S17; FAQ. */
export const isLate = (scene: Scene, episode: Episode): boolean => scene.at.day - episode.lastEvaluableDay > scene.charter.confirmMaxDays;

export const earlyReason = (scene: Scene, episode: Episode): Reason => {
  const days = scene.at.day - episode.day;
  const least = scene.charter.confirmMinDays - scene.charter.confirmToleranceDays;
  return {
    rule: 'I18', lesions: [], timepoints: [episode.timepoint, scene.at.id],
    sentence: `This scan is ${days} days after the iUPD at ${episode.timepoint}, earlier than ${least}: it is disregarded and the label stays iUPD.`,
    tests: [test(`days since ${episode.timepoint}`, days, 'days', '>=', least, false)], result: 'iUPD',
  };
};

export const earlyExceptionReason = (scene: Scene, episode: Episode): Reason => {
  const fresh = scene.lesions.fresh.map((lesion) => lesion.id);
  return {
    rule: 'I19', lesions: fresh, timepoints: [episode.timepoint, scene.at.id], tests: [], result: 'iCPD',
    sentence: `This early scan was done for a new symptom and shows ${list(fresh)}, new since the iUPD at ${episode.timepoint}: confirms.`,
  };
};

export const lateReason = (scene: Scene, episode: Episode, isRefused: boolean): Reason => {
  const days = scene.at.day - episode.lastEvaluableDay;
  return {
    rule: 'I18', lesions: [], timepoints: [scene.at.id],
    sentence: `This scan is ${days} days after the last evaluable one, later than ${scene.charter.confirmMaxDays}: ${isRefused ? 'the charter lets it confirm nothing' : 'it still is the next assessment'}.`,
    tests: [test('days since the last evaluable assessment', days, 'days', '<=', scene.charter.confirmMaxDays, false)], result: 'late assessment',
  };
};

/** The dates between which a pending progression is to be imaged again (I18), the tolerance not counted. */
export const confirmationWindow = (episode: Episode, charter: Charter): ConfirmationWindow => ({
  since: episode.date,
  opens: dateAfter(episode.date, charter.confirmMinDays),
  closes: dateAfter(episode.date, episode.lastEvaluableDay - episode.day + charter.confirmMaxDays),
});
