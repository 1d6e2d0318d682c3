import { countedDiameter, isNodal, type Lesion, type Read, type TimepointId } from '../../read';
import { patientPoint, type PatientPoint } from '../../dicom';
import type { DrawnMark, Side, Stage } from '../../viewer';
import { placeOf, shiftBetween } from './places';
import { expertShown, scanOn } from './scans';
import { studentRead, teaching, theLesson, type TeachingState } from './state';

const SIDES: readonly Side[] = ['left', 'right'];

const caliperMark = (lesion: Lesion, timepoint: TimepointId, how: Pick<DrawnMark, 'id' | 'style' | 'name' | 'selected' | 'editable'>): readonly DrawnMark[] => {
  const drawn = lesion.at.get(timepoint)?.caliper;
  return drawn ? [{ ...how, place: drawn.place, shape: { kind: 'caliper', caliper: drawn.caliper }, counted: isNodal(lesion.site) ? 'short' : 'long', suffix: '' }] : [];
};

const expertMarks = (read: Read, timepoint: TimepointId): readonly DrawnMark[] => read.lesions.flatMap((lesion) => {
  const at = lesion.at.get(timepoint);
  const how = { id: `expert ${lesion.id}`, style: lesion.role, name: lesion.name, selected: false, editable: false } as const;
  if (at?.caliper) return caliperMark(lesion, timepoint, how);
  const gone = at?.answer?.kind === 'absent' || (at?.answer?.kind === 'status' && at.answer.status === 'absent');
  return at?.place && !gone ? [{ ...how, place: at.place.place, shape: { kind: 'point', at: at.place.at }, counted: null, suffix: '' }] : [];
});

/** The selected lesion as the expert drew it on the left, moved onto the right. */
const ghostMark = ({ opened, session }: TeachingState): readonly DrawnMark[] => {
  const [from, to] = [scanOn('left'), scanOn('right')];
  const lesion = opened?.story.expert.lesions.find(({ id }) => id === session?.selected);
  const drawn = from?.timepoint ? lesion?.at.get(from.timepoint)?.caliper : undefined;
  const [a, b] = [opened?.places.get(from?.label ?? '')?.get(lesion?.id ?? ''), opened?.places.get(to?.label ?? '')?.get(lesion?.id ?? '')];
  if (!opened || !lesion || !drawn || !from || !a || !b || countedDiameter(drawn.caliper, lesion.site) === null) return [];
  const moved = (point: PatientPoint): PatientPoint => patientPoint(point[0] + b[0] - a[0], point[1] + b[1] - a[1], point[2] + b[2] - a[2]);
  const { long, short } = drawn.caliper;
  return [{
    id: `ghost ${lesion.id}`, style: 'ghost', place: drawn.place, shape: { kind: 'caliper', caliper: { long: [moved(long[0]), moved(long[1])], short: short && [moved(short[0]), moved(short[1])] } },
    name: '', counted: isNodal(lesion.site) ? 'short' : 'long', selected: false, editable: false, suffix: ` @ ${from.label}`.trim(),
  }];
};

const marksOn = (state: TeachingState, side: Side): readonly DrawnMark[] => {
  const timepoint = scanOn(side)?.timepoint;
  if (!timepoint || !state.opened || !state.session) return [];
  const shown = expertShown(side);
  const { selected } = state.session;
  const student = studentRead(state.student).lesions.flatMap((lesion) =>
    caliperMark(lesion, timepoint, { id: `student ${lesion.id}`, style: 'other-reader', name: shown ? 'you' : lesion.id, selected: lesion.id === selected, editable: true }));
  return [...(side === 'right' && shown ? ghostMark(state) : []), ...(shown ? expertMarks(state.opened.story.expert, timepoint) : []), ...student];
};

const WINDOWS: Readonly<Record<string, { readonly center: number; readonly width: number }>> = { lung: { center: -600, width: 1500 }, liver: { center: 85, width: 220 } };
const SOFT = { center: 40, width: 400 };

const jumpSide = (side: Side): void => {
  const { stage, opened, session } = teaching.getState();
  const scan = scanOn(side);
  const place = opened && session?.selected && scan ? placeOf(opened.places, opened.story.scans.map(({ label }) => label), session.selected, scan.label) : null;
  if (place) stage?.jumpTo(side, place);
};

/** Both sides to the selected lesion, in its window. Never at a reveal: a jump would be read as a change of the lesion. */
export const jumpToSelected = (): void => {
  const { stage } = teaching.getState();
  const { opened, session } = theLesson();
  const lesion = opened.story.expert.lesions.find(({ id }) => id === session.selected);
  if (!stage || !lesion) return;
  for (const side of SIDES) jumpSide(side);
  stage.setWindow('both', WINDOWS[lesion.site?.organ ?? ''] ?? SOFT);
};

const shownOn: Record<Side, string> = { left: '', right: '' };
/** Two scans side by side are shown this much larger at first: a lecture hall looks at a lesion, not at a body. */
const TWO_UP_ZOOM = 1.6;
let enlarged = false;

/** The slice nearest to the selected lesion, so that a scan opens where it was looked at. */
const indexFor = (state: TeachingState, label: string, slices: readonly { readonly plane: { readonly origin: PatientPoint } | null }[]): number | undefined => {
  const { opened, session } = state;
  if (!opened || !session?.selected) return undefined;
  const place = placeOf(opened.places, opened.story.scans.map((one) => one.label), session.selected, label);
  if (!place) return undefined;
  const distances = slices.map(({ plane }) => Math.abs((plane?.origin[2] ?? Number.POSITIVE_INFINITY) - place[2]));
  return distances.indexOf(Math.min(...distances));
};

const hang = (state: TeachingState, stage: Stage): void => {
  for (const side of SIDES) {
    const label = scanOn(side)?.label;
    const series = label === undefined ? undefined : state.series.get(label);
    const name = series ? `${label} ${series.key} ${series.slices.length}` : '';
    if (shownOn[side] === name) continue;
    const grown = series !== undefined && shownOn[side].startsWith(`${label} ${series.key} `);
    const origin = grown ? stage.view(side).slice?.plane?.origin : undefined;
    shownOn[side] = name;
    const index = series && label !== undefined ? (origin ? series.slices.findIndex(({ plane }) => plane?.origin[2] === origin[2]) : indexFor(state, label, series.slices)) : undefined;
    void stage.show(side, series ?? null, index).then(() => {
      if (shownOn[side] !== name || !series) return;
      if (!grown) jumpWindow();
      if (side === 'right' && !enlarged) {
        enlarged = true;
        stage.zoomBy('right', TWO_UP_ZOOM);
        jumpSide('left');
      }
      jumpSide(side); // nobody has scrolled yet: one slice was there before
    });
  }
};

const jumpWindow = (): void => {
  const { stage, opened, session } = teaching.getState();
  const lesion = opened?.story.expert.lesions.find(({ id }) => id === session?.selected);
  if (stage && lesion) stage.setWindow('both', WINDOWS[lesion.site?.organ ?? ''] ?? SOFT);
};

/** How far the selected lesion lies higher on the right than on the left, mm: both sides meet in it. */
const levelOf = ({ opened, session }: TeachingState): number | null => {
  const [left, right] = [scanOn('left'), scanOn('right')];
  if (!opened || !left || !right) return null;
  const [a, b] = [opened.places.get(left.label)?.get(session?.selected ?? ''), opened.places.get(right.label)?.get(session?.selected ?? '')];
  return a && b ? b[2] - a[2] : shiftBetween(opened.places, left.label, right.label)[2];
};

const draw = (state: TeachingState, stage: Stage): void => {
  for (const side of SIDES) {
    stage.setMarks(side, marksOn(state, side));
    stage.setHints(side, []);
  }
  stage.link(levelOf(state));
  stage.setHand(state.session?.hand ?? 'window');
  stage.setMarksVisible(true);
};

/** Keeps the stage at what the lesson says, until the result is called. */
export const followLesson = (stage: Stage): (() => void) => {
  let last: TeachingState | null = null;
  const follow = (): void => {
    const state = teaching.getState();
    const [a, b] = [last, state];
    last = state;
    if (!b.session || !b.opened) return;
    const moved = !a?.session || a.series !== b.series || a.session.step !== b.session.step || a.opened !== b.opened;
    if (moved) hang(b, stage);
    if (moved || a.student !== b.student || a.session?.revealed !== b.session.revealed || a.session.selected !== b.session.selected || a.session.hand !== b.session.hand) draw(b, stage);
  };
  shownOn.left = shownOn.right = '';
  enlarged = false;
  follow();
  const stop = teaching.subscribe(follow);
  return () => {
    stop();
    shownOn.left = shownOn.right = '';
    void stage.show('left', null);
    void stage.show('right', null);
    for (const side of SIDES) stage.setMarks(side, []);
  };
};
