import type { Charter, NewLesionEntry, NewLesionFinding, SubjectFindings, TargetFinding, TimepointFindings } from '../../src/irecist';

/**
 * The formal engine of the rule book's chapter 6, transcribed line by line and with nothing of src/irecist: an oracle for the labels.
 * It knows the settings that the chapter names, in tenths of a millimetre.
 */
type Cat = 'target' | 'nonTarget' | 'newLesion';
interface Pending {
  day: number; date: string; cats: Set<Cat>; ntLive: boolean; fromCR: boolean; reappearT: boolean; sum0: number | null; ref: number | null; T0: string; N0: string;
  nlt0: number | null; nltRef: number | null; lastEvaluableDay: number;
}
interface Old { role: 'NLT' | 'NLNT'; organ: string; gone: boolean; unequivocal: boolean }

const size = (finding: TargetFinding | NewLesionFinding): number | null => {
  if (finding.kind === 'parts') return finding.mm.reduce((sum, mm) => sum + Math.round(mm * 10), 0);
  if (finding.kind === 'absent' || finding.kind === 'merged') return 0;
  if (finding.kind === 'too-small') return 50;
  return finding.kind === 'measured' ? Math.round(finding.mm * 10) : null;
};
const pd = (cur: number, ref: number | null): boolean => ref !== null && 5 * cur >= 6 * ref && cur - ref >= 50;
const RANK: Record<string, number> = { PD: 0, NE: 0, SD: 2, 'Non-CR/Non-PD': 2, NA: 2, PR: 3, CR: 4 };
const isNE = (kind: string): boolean => kind === 'not-evaluable' || kind === 'not-answered';
const low = (a: number | null, b: number | null): number | null => (a === null || b === null ? (a ?? b) : Math.min(a, b));

export interface FormalLabels { target: string; nonTarget: string; recist11: string; irecist: string; confirmedBy: Cat[] }

export const formalLabels = ({ timepoints: [baseline, ...visits] }: SubjectFindings, c: Charter): { labels: FormalLabels[]; progression: string | null } => {
  if (!baseline) throw new Error('no baseline');
  const hasTargets = baseline.targets.length > 0;
  const base = baseline.targets.reduce((sum, { finding }) => sum + (size(finding) ?? 0), 0);
  let nadir = base;
  let lastTarget: string | null = null, lastN: string | null = null, lastI: string | null = null;
  let recistPD = false, confirmed = false, ntExcused = false, nltLowest: number | null = null;
  let pending: Pending | null = null;
  const known = new Map<string, Old>();
  const before = new Map<string, string>();
  const suspicion = new Map<string, string>();
  const labels: FormalLabels[] = [];

  const overall = (T: string, N: string): string => {
    if (T === 'NA') return N === 'CR' || N === 'NE' ? N : N === 'NA' ? 'NED' : 'Non-CR/Non-PD';
    if (T === 'CR') return N === 'CR' || N === 'NA' ? 'CR' : 'PR';
    return T;
  };

  const step = (tp: TimepointFindings): void => {
    const crBase: boolean = c.afterCR !== 'sum-only' && (lastI === 'iCR' || (pending?.fromCR ?? false));
    const sizes = tp.targets.map(({ finding }) => size(finding));
    const sum = sizes.reduce<number>((all, value) => all + (value ?? 0), 0);
    const complete = sizes.every((value) => value !== null);
    const again = crBase && tp.targets.some((target, index) => (sizes[index] ?? -1) >= (target.lesionKind === 'node' ? 100 : 1));
    const T = ((): string => {
      if (!hasTargets) return 'NA';
      if (complete && tp.targets.every((target, index) => (target.lesionKind === 'node' ? (sizes[index] ?? 0) < 100 : sizes[index] === 0))) return 'CR';
      if (again && !(pending?.reappearT && pending.sum0 !== null && complete && sum < pending.sum0)) return 'PD';
      if (pd(sum, nadir)) return 'PD';
      if (!complete) return 'NE';
      if (10 * sum <= 7 * base) return 'PR';
      return c.prPersistence === 'rwg' && lastTarget === 'PR' ? 'PR' : 'SD';
    })();
    const status = tp.nonTargets.map((lesion) => lesion.status);
    const worse = (now: string, was: string | undefined): boolean => now === 'unequivocal-increased' || (now === 'unequivocal' && !was?.startsWith('unequivocal'));
    const ntWorse = tp.nonTargets.some((lesion) => worse(lesion.status, before.get(lesion.id)));
    const ntFurther = ntWorse || status.includes('increased');
    const N = status.length === 0 ? 'NA' : status.some((one) => one.startsWith('unequivocal')) ? 'PD' : crBase && status.some((one) => !isNE(one) && one !== 'absent') ? 'PD'
      : status.some(isNE) ? 'NE' : status.every((one) => one === 'absent') ? 'CR' : 'Non-CR/Non-PD';
    const ntPD = N === 'PD' && (!ntExcused || ntWorse);

    const gone = (lesion: NewLesionEntry): boolean => { const mm = size(lesion.finding); return mm !== null && (mm === 0 || (lesion.lesionKind === 'node' && mm < 100)); };
    const equivocal = (lesion: NewLesionEntry): boolean => lesion.finding.kind === 'equivocal';
    const fresh = tp.newLesions.filter((lesion) => !equivocal(lesion) && !gone(lesion) && !isNE(lesion.finding.kind) && !known.has(lesion.id))
      .sort((a, b) => (size(b.finding) ?? -1) - (size(a.finding) ?? -1) || a.id.localeCompare(b.id));
    const roles = new Map([...known].map(([id, { role, organ }]) => [id, { role, organ }]));
    const oldTargets = new Set([...roles].filter(([, { role }]) => role === 'NLT').map(([id]) => id));
    for (const lesion of fresh) {
      const nlt = [...roles.values()].filter(({ role }) => role === 'NLT');
      const fits = lesion.measurable && nlt.length < 5 && nlt.filter(({ organ }) => organ === lesion.organ).length < 2;
      roles.set(lesion.id, { role: fits ? 'NLT' : 'NLNT', organ: lesion.organ });
    }
    const isRole = (lesion: NewLesionEntry, role: string): boolean => roles.get(lesion.id)?.role === role;
    const nltSizes = tp.newLesions.filter((lesion) => isRole(lesion, 'NLT')).map((lesion) => size(lesion.finding));
    const nltComplete = nltSizes.every((value) => value !== null);
    const nltSum = nltSizes.reduce<number>((all, value) => all + (value ?? 0), 0);
    const nltOld = tp.newLesions.filter((lesion) => oldTargets.has(lesion.id)).reduce((all, lesion) => all + (size(lesion.finding) ?? 0), 0);
    const olds = tp.newLesions.filter((lesion) => known.has(lesion.id));
    const nlnt = olds.filter((lesion) => isRole(lesion, 'NLNT'));
    const nlntWorse = nlnt.some((lesion) => worse(lesion.finding.kind, known.get(lesion.id)?.unequivocal ? 'unequivocal' : undefined));
    const nlntFurther = nlntWorse || nlnt.some((lesion) => lesion.finding.kind === 'increased');
    const nltHigh = c.newLesionFreshBar === 'low' ? nltLowest !== null && nltOld - nltLowest >= 50 : pd(nltOld, nltLowest);
    const back = crBase && !pending?.cats.has('newLesion') && olds.some((lesion) => known.get(lesion.id)?.gone && !gone(lesion) && !isNE(lesion.finding.kind) && !equivocal(lesion));
    const nlHigh = nltHigh || (c.newLesionFreshBar === 'low' ? nlntFurther : nlntWorse) || back;
    const resolved = fresh.length === 0 && olds.every(gone);
    const nlNE = olds.some((lesion) => isNE(lesion.finding.kind));

    const recist11 = recistPD || T === 'PD' || N === 'PD' || known.size > 0 || fresh.length > 0 ? 'PD' : overall(T, N);
    const toBase = (): string => {
      const label = overall(T, N === 'PD' ? 'Non-CR/Non-PD' : N);
      if (label === 'CR' && !resolved && c.persistentNewLesionBlocksICR) return T === 'NA' ? 'Non-iCR/Non-iUPD' : 'iPR';
      return label === 'Non-CR/Non-PD' ? 'Non-iCR/Non-iUPD' : label === 'NE' || label === 'NED' ? label : `i${label}`;
    };
    let disregarded = false;
    let by: Cat[] = [];
    const I = ((): string => {
      const cats = new Set<Cat>();
      if (T === 'PD') cats.add('target');
      if (ntPD) cats.add('nonTarget');
      if (fresh.length > 0 || nlHigh) cats.add('newLesion');
      if (confirmed) return 'iCPD';
      if (!pending) {
        if (cats.size > 0) {
          const date = fresh.map(({ id }) => suspicion.get(id) ?? tp.date).concat(tp.date).sort()[0] as string;
          pending = {
            day: tp.day, date, cats, ntLive: cats.has('nonTarget'), fromCR: lastI === 'iCR', reappearT: again, sum0: complete ? sum : null, ref: complete ? sum : null,
            T0: T === 'NE' ? (lastTarget ?? 'SD') : T, N0: N === 'NE' ? (lastN ?? 'Non-CR/Non-PD') : N, nlt0: nltComplete ? nltSum : null, nltRef: nltComplete ? nltSum : null, lastEvaluableDay: tp.day,
          };
          return 'iUPD';
        }
        return toBase();
      }
      const P = pending;
      if (tp.day - P.day < c.confirmMinDays - c.confirmToleranceDays) {
        if (tp.symptomDriven && fresh.length > 0) { confirmed = true; by = ['newLesion']; return 'iCPD'; }
        disregarded = true;
        return 'iUPD';
      }
      if (T === 'PD' && (!P.cats.has('target') || (P.ref !== null && sum - P.ref >= 50))) by.push('target');
      if (P.ntLive ? ntFurther : ntPD) by.push('nonTarget');
      if (fresh.length > 0) by.push('newLesion');
      else if (P.cats.has('newLesion') ? (P.nltRef !== null && nltOld - P.nltRef >= 50) || nlntFurther : nlHigh) by.push('newLesion');
      if (by.length > 0) { confirmed = true; return 'iCPD'; }
      const improved = hasTargets ? (RANK[T] ?? 0) > (RANK[P.T0] ?? 0) || (P.sum0 !== null && complete && P.sum0 - sum >= 50) : (RANK[N] ?? 0) > (RANK[P.N0] ?? 0);
      const ntHolds = N === 'PD' && !ntExcused && (!hasTargets || c.nonTargetReset === 'table2' || (c.nonTargetReset === 'improved' && !improved));
      if (T === 'PD' || ntHolds || nltHigh) return 'iUPD';
      if (T === 'NE' || (N === 'NE' && (!hasTargets || P.cats.has('nonTarget'))) || (nlNE && P.cats.has('newLesion'))) return 'NE';
      if (P.cats.has('newLesion') && !resolved) {
        if (c.newLesionReset === 'resolved-only') return 'iUPD';
        if (c.newLesionReset === 'improved' && !(improved || (P.nlt0 !== null && nltComplete && P.nlt0 - nltSum >= 50) || (P.cats.has('nonTarget') && N !== 'PD') || (P.cats.has('target') && T !== 'PD'))) return 'iUPD';
      }
      pending = null;
      ntExcused = N === 'PD';
      return toBase();
    })();
    labels.push({ target: T, nonTarget: N, recist11, irecist: I, confirmedBy: by });
    if (disregarded) return;
    if (hasTargets && complete) nadir = Math.min(nadir, sum);
    const P = pending as Pending | null;
    if (P) {
      if (c.confirmReference !== 'first-iupd' || P.ref === null) P.ref = !complete ? P.ref : c.confirmReference === 'episode-min' ? low(P.ref, sum) : sum;
      if (c.confirmReference !== 'first-iupd' || P.nltRef === null) P.nltRef = !nltComplete ? P.nltRef : c.confirmReference === 'episode-min' ? low(P.nltRef, nltSum) : nltSum;
      if (I !== 'NE') P.lastEvaluableDay = tp.day;
      if (N !== 'NE') P.ntLive = (P.ntLive || ntPD) && N === 'PD';
    }
    const joins = fresh.some((lesion) => isRole(lesion, 'NLT'));
    nltLowest = joins ? (nltComplete ? nltSum : null) : nltComplete ? low(nltLowest, nltSum) : nltLowest;
    if (joins && P) P.nltRef = nltComplete ? nltSum : null;
    for (const lesion of tp.newLesions) {
      const role = roles.get(lesion.id);
      if (gone(lesion) || role) suspicion.delete(lesion.id);
      if (!role && equivocal(lesion) && !suspicion.has(lesion.id)) suspicion.set(lesion.id, tp.date);
      if (!role) continue;
      const old = known.get(lesion.id);
      const unseen = isNE(lesion.finding.kind) || equivocal(lesion);
      known.set(lesion.id, unseen && old ? old : { ...role, gone: gone(lesion), unequivocal: lesion.finding.kind.startsWith('unequivocal') });
    }
    if (T !== 'NE') lastTarget = T;
    if (N !== 'NE') { lastN = N; if (N !== 'PD' || (ntPD && pending)) ntExcused = false; }
    if (I !== 'NE') lastI = I;
    for (const lesion of tp.nonTargets) if (!isNE(lesion.status)) before.set(lesion.id, lesion.status);
    recistPD ||= recist11 === 'PD';
  };
  visits.forEach(step);
  return { labels, progression: (pending as Pending | null)?.date ?? null };
};
