import { longAxis, shortAxis, type Act, type Answer, type LesionAt, type Log, type Measured, type Read } from '../../read';

const size = ({ caliper, place }: Measured): string => {
  const short = shortAxis(caliper);
  const window = place.window ? `, W ${place.window.width} L ${place.window.center}` : '';
  return `${longAxis(caliper).toFixed(1)}${short === null ? '' : ` × ${short.toFixed(1)}`} mm on image ${place.sopInstanceUid}${window}`;
};

const answerWords = (answer: Answer): string => {
  switch (answer.kind) {
    case 'measured': return `${size(answer.measured)}${answer.equivocal ? ', equivocal' : ''}`;
    case 'parts': return answer.parts.map(size).join(' + ');
    case 'merged': return 'merged';
    case 'not-evaluable': return `not evaluable: ${answer.reason}`;
    case 'status': return answer.sites ? `${answer.status} (${answer.sites.join(', ')})` : answer.status;
    case 'too-small': case 'absent': return answer.kind;
  }
};

const atWords = (at: LesionAt | undefined): string | null => {
  const said = at?.answer ? answerWords(at.answer) : null;
  const drawn = at?.caliper && at.answer?.kind !== 'measured' ? size(at.caliper) : null;
  return said === null && drawn === null ? null : [said, drawn].filter((one) => one !== null).join('; ');
};

const lesionWords = (read: Read, id: string): string | null => {
  const lesion = read.lesions.find((one) => one.id === id);
  return lesion ? `${lesion.name}, ${lesion.role}, ${lesion.site?.label ?? 'no site'}` : null;
};

/** The act that an undo takes back, or that a redo brings again. */
export const undoneAct = (log: Log, act: Act): Act => {
  const target = act.kind === 'undone' ? log.find(({ id }) => id === act.entry)?.act : undefined;
  return target ? undoneAct(log, target) : act;
};

/** What a read holds where an act changes it, in words; null where it holds nothing there. */
export const valueAt = (read: Read, act: Act): string | null => {
  switch (act.kind) {
    case 'lesionIdentified': case 'lesionDescribed': case 'lesionReassigned': case 'lesionWithdrawn':
      return act.kind === 'lesionIdentified' ? [lesionWords(read, act.lesion), atWords(read.lesions.find(({ id }) => id === act.lesion)?.at.get(act.timepoint))].filter(Boolean).join(': ') || null : lesionWords(read, act.lesion);
    case 'measured': case 'measuredInParts': case 'markedMerged': case 'markedTooSmall': case 'markedAbsent': case 'markedNotEvaluable': case 'nonTargetAssessed':
    case 'newLesionAssessed': case 'answerCleared':
      return atWords(read.lesions.find(({ id }) => id === act.lesion)?.at.get(act.timepoint));
    case 'located': {
      const place = read.lesions.find(({ id }) => id === act.lesion)?.at.get(act.timepoint)?.place;
      return place ? place.at.map((mm) => mm.toFixed(1)).join(', ') : null;
    }
    case 'lookedBack': {
      const said = read.lesions.find(({ id }) => id === act.lesion)?.lookBack;
      return said ? [said.answer, said.benign, said.note].filter(Boolean).join(', ') : null;
    }
    case 'labelOverridden': {
      const label = read.overrides.find(({ timepoint }) => timepoint === act.timepoint);
      return label ? [label.recist11, label.irecist].filter((one) => one !== null).join(', ') : null;
    }
    case 'systemSearched': return read.searched.get(act.timepoint)?.has(act.system) ? 'searched' : null;
    case 'qualityJudged': {
      const judged = read.quality.get(act.timepoint);
      return judged ? `${judged.accepted ? 'accepted' : 'not accepted'}: ${judged.items.map(({ item, found, note }) => `${item} ${found}${note === '' ? '' : ` (${note})`}`).join(', ')}` : null;
    }
    case 'clinicalNoted': return read.clinical.get(act.timepoint)?.map(({ kind, name, value }) => [kind, name, value].filter((one) => one !== '').join(' ')).join('; ') ?? null;
    case 'priorScanNoted': return read.prior ? `${read.prior.date}, ${read.prior.sumMm} mm` : null;
    case 'charterChosen': case 'readOpened': return read.charter === '' ? null : read.charter;
    case 'timepointsArranged': return read.timepoints.map(({ label, date, seriesKey }) => `${label} ${date} ${seriesKey ?? 'no series'}`).join('; ');
    case 'markDrawn': case 'markErased': return read.marks.find(({ id }) => id === act.mark)?.shape.kind ?? null;
    case 'levelAnchored': {
      const anchor = read.anchors.find(({ from, to }) => from === act.from && to === act.to);
      return anchor ? `${anchor.offsetMm.toFixed(1)} mm` : null;
    }
    case 'timepointSigned': case 'timepointReopened': {
      const signed = read.signed.get(act.timepoint);
      return signed ? `signed by ${signed.signature.name}, ${signed.signature.meaning}` : null;
    }
    case 'aidShown': return act.detail === '' ? null : act.detail;
    case 'imagesViewed': return act.ranges.map(([from, to]) => `${from + 1}–${to + 1}`).join(', ');
    case 'exported': return `${act.what}, sha-256 ${act.sha256}`;
    case 'noteDismissed': return act.note;
    case 'signedIn': return act.name;
    case 'undone': return null;
  }
};
