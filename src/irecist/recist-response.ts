import type { Reason, Recist11Response } from './assessment';
import { overallResponse } from './overall-response';
import type { Scene } from './scene';
import { list } from './words';

interface RecistRuling { readonly response: Recist11Response; readonly reason: Reason }

const ruling = (scene: Scene, rule: string, response: Recist11Response, sentence: string): RecistRuling =>
  ({ response, reason: { rule, sentence, lesions: [], timepoints: [scene.at.id], tests: [], result: response } });

/** R18–R21: any progression or new lesion makes PD, and once PD always PD; otherwise E09 Tables 1 and 2. */
export const recistResponse = (scene: Scene): RecistRuling => {
  const { course, lesions } = scene;
  const target = scene.target.response;
  const nonTarget = scene.nonTarget.response;
  if (course.recistProgression) return ruling(scene, 'R21', 'PD', `RECIST 1.1 was PD at ${course.recistProgression.timepoint} and stays PD.`);
  const causes = [
    ...(target === 'PD' ? ['target PD'] : []), ...(nonTarget === 'PD' ? ['non-target PD'] : []),
    ...(lesions.fresh.length > 0 || course.known.size > 0 ? ['a new lesion'] : []),
  ];
  const table = course.hasTargets ? 'R18' : 'R19';
  if (target === 'PD' || causes.length > 0) return ruling(scene, table, 'PD', `RECIST 1.1 PD by ${list(causes)}.`);
  const response = overallResponse(target, nonTarget);
  if (response === 'NED') return ruling(scene, 'R20', response, 'No lesion at baseline and no new lesion: NED.');
  const parts = [...(target === 'NA' ? [] : [`target ${target}`]), ...(nonTarget === 'NA' ? [] : [`non-target ${nonTarget}`])];
  return ruling(scene, table, response, `RECIST 1.1 ${response} from ${list(parts)} and no new lesion.`);
};
