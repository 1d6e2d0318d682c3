import type { Act, LesionId, Read, TimepointId } from '../../read';

/** Every timepoint at which something is known of a lesion. */
const ofLesion = (read: Read, lesion: LesionId): readonly TimepointId[] => {
  const found = read.lesions.find(({ id }) => id === lesion);
  return found ? [...new Set([found.identifiedAt, ...found.at.keys()])] : [];
};

/** The timepoints whose content an act changes. Traces change none. */
export const touchedBy = (act: Act, read: Read): readonly TimepointId[] => {
  switch (act.kind) {
    case 'lesionIdentified': case 'measured': case 'measuredInParts': case 'markedMerged': case 'markedTooSmall': case 'markedAbsent': case 'markedNotEvaluable':
    case 'nonTargetAssessed': case 'newLesionAssessed': case 'located': case 'answerCleared': case 'systemSearched': case 'labelOverridden': case 'clinicalNoted':
    case 'qualityJudged':
      return [act.timepoint];
    case 'markDrawn': {
      const before = read.marks.find(({ id }) => id === act.mark);
      return before && before.timepoint !== act.timepoint ? [before.timepoint, act.timepoint] : [act.timepoint];
    }
    case 'markErased':
      return read.marks.filter(({ id }) => id === act.mark).map(({ timepoint }) => timepoint);
    case 'lesionDescribed': case 'lesionReassigned': case 'lesionWithdrawn':
      return ofLesion(read, act.lesion);
    case 'lookedBack':
      // Seen before: the lesion is put into that earlier scan.
      return act.firstSeen !== null && act.firstSeen !== act.timepoint && (act.answer === 'seen-before' || act.answer === 'below-threshold') ? [act.timepoint, act.firstSeen] : [act.timepoint];
    case 'priorScanNoted':
      return read.timepoints.slice(0, 1).map(({ id }) => id);
    case 'readOpened': case 'timepointsArranged': case 'levelAnchored': case 'charterChosen': case 'timepointSigned': case 'timepointReopened': case 'aidShown':
    case 'noteDismissed': case 'imagesViewed': case 'exported': case 'signedIn': case 'undone':
      return [];
  }
};

/** The timepoints that an act looks at without changing them: they must not be sealed. */
export const seenBy = (act: Act): readonly TimepointId[] => {
  switch (act.kind) {
    case 'levelAnchored': return [act.from, act.to];
    case 'aidShown': case 'noteDismissed': case 'imagesViewed': return [act.timepoint];
    case 'lookedBack': return act.shown.map(({ timepoint }) => timepoint);
    default: return [];
  }
};

/** Acts by which something is drawn or judged on the images: none before the gate was passed. */
export const STROKES: ReadonlySet<Act['kind']> = new Set([
  'lesionIdentified', 'measured', 'measuredInParts', 'markedMerged', 'markedTooSmall', 'markedAbsent', 'nonTargetAssessed', 'newLesionAssessed', 'located', 'markDrawn', 'lookedBack', 'systemSearched',
]);
