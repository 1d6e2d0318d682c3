import { useCallback, useEffect, useEffectEvent, useMemo, useState, type ReactElement } from 'react';
import { longAxis, shortAxis, type BenignKind, type LookBackAnswer, type TimepointId } from '../../read';
import type { PatientPoint } from '../../dicom';
import { Button } from '../parts/Button';
import { Chip } from '../parts/Chip';
import { Dialog } from '../parts/Dialog';
import { Glyph } from '../parts/Glyph';
import { ANSWERS, asksScan, BENIGN, inSentence } from './answers';
import { Choices } from './Choices';
import { Effect } from './Effect';
import { DrawnHere, PlaceRing } from './LookMarks';
import { LookPane } from './LookPane';
import type { Look, LookBackCandidate, LookBackProps } from './look-back-props';
import { awayOf, nearestSlice, sliceAway } from './slice-levels';

/** About seven times a lesion of 12 mm, and wider for large ones. */
const widthFor = (lesionMm: number): number => Math.max(88, lesionMm * 3);

const next = <T,>(all: readonly T[], now: T | null, by: 1 | -1): T | null => {
  const at = now === null ? -1 : all.indexOf(now);
  return all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length] ?? null;
};

/** Was it there before? The mapped place on every earlier scan beside the lesion, five answers, and what would follow from each. */
export const LookBack = (props: LookBackProps): ReactElement => {
  const { lesion, timepoint, earlier, here, pixels, record, remove, close } = props;
  const said = lesion.lookBack;
  const [answer, setAnswer] = useState<LookBackAnswer>(said?.answer ?? 'new');
  const only = earlier.length === 1 ? earlier[0]?.timepoint.id ?? null : null;
  const [firstSeen, setFirstSeen] = useState<TimepointId | null>(said?.firstSeen ?? only);
  const [benign, setBenign] = useState<BenignKind | null>(said?.benign ?? null);
  const [together, setTogether] = useState(true);
  const [away, setAway] = useState<Readonly<Record<TimepointId, number>>>({});
  const [pointed, setPointed] = useState<Readonly<Record<TimepointId, PatientPoint>>>({});
  const looks = useMemo(() => [...earlier, here], [earlier, here]);
  const indexOf = (look: Look): number | null => (look.series && look.at && look.lack === null ? sliceAway(look.series, look.at, away[look.timepoint.id] ?? 0) : null);
  const scroll = useCallback((look: Look, by: number): void => {
    if (!look.series || !look.at) return;
    const { series, at, timepoint: { id } } = look;
    setAway((before) => {
      const index = sliceAway(series, at, before[id] ?? 0) ?? 0;
      const mm = awayOf(series, at, Math.max(0, Math.min(series.slices.length - 1, index + by)));
      return together ? Object.fromEntries(looks.map((one) => [one.timepoint.id, mm])) : { ...before, [id]: mm };
    });
  }, [together, looks]);

  const seen = asksScan(answer) ? firstSeen : null;
  const candidate: LookBackCandidate = {
    answer, firstSeen: seen, benign: answer === 'likely-benign' ? benign : null,
    looked: earlier.map((look) => ({ timepoint: look.timepoint.id, index: indexOf(look), at: pointed[look.timepoint.id] ?? look.at })),
  };
  const waitsFor = asksScan(answer) && seen === null ? 'Say at which scan it was there: press on its image, or ← →.' : answer === 'likely-benign' && benign === null ? 'Say what it is: ← →.' : null;
  const consequence = waitsFor === null ? props.consequence(candidate) : null;

  const pressed = useEffectEvent((event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const on = event.target instanceof HTMLElement ? event.target : null;
    const onButton = on?.closest('button') !== null && on?.closest('[role="radio"]') === null && on?.closest('.dialog') !== null;
    const handled = (): void => event.preventDefault();
    const digit = ANSWERS[Number(event.key) - 1];
    const chosen = ANSWERS.findIndex((one) => one.answer === answer);
    if (/^[1-5]$/.test(event.key) && digit) { handled(); setAnswer(digit.answer); }
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { handled(); setAnswer(ANSWERS[(chosen + (event.key === 'ArrowDown' ? 1 : -1) + ANSWERS.length) % ANSWERS.length]?.answer ?? answer); }
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const by = event.key === 'ArrowRight' ? 1 : -1;
      if (asksScan(answer)) { handled(); setFirstSeen(next(earlier.map((look) => look.timepoint.id), firstSeen, by)); }
      if (answer === 'likely-benign') { handled(); setBenign(next(BENIGN.map(({ kind }) => kind), benign, by)); }
    } else if (event.key === 'PageUp' || event.key === 'PageDown') { handled(); scroll(here, event.key === 'PageDown' ? 1 : -1); }
    else if (event.key === 'Backspace' || event.key === 'Delete') { handled(); remove(); }
    else if (event.key === 'Enter' && !onButton && !event.repeat) { handled(); if (waitsFor === null) record(candidate); }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => pressed(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  const drawn = lesion.at.get(timepoint.id)?.caliper?.caliper ?? null;
  const sizeMm = drawn ? longAxis(drawn) : 10;
  const mm = widthFor(sizeMm);
  const choose = (look: Look, at: PatientPoint): void => {
    setPointed((before) => ({ ...before, [look.timepoint.id]: at }));
    setFirstSeen(look.timepoint.id);
    if (!asksScan(answer)) setAnswer('seen-before');
  };
  const name = `${lesion.name}`;
  const where = lesion.site?.label.replace(/^Lung, /, '').toLowerCase() ?? 'site not given';
  return (
    <Dialog title={`Was ${name} there before?`} width={64} close={close}
      head={<><span className="muted where">{where}, the same place in every scan</span><span className="push" /><Button small icon="link" label="Scroll together" pressed={together} press={() => setTogether(!together)} /></>}
      foot={(
        <>
          <span className="muted beside">What you saw here is kept with the answer.</span><span className="push" />
          <Button label="Not a lesion, remove" keys={['⌫']} press={remove} />
          <Button kind="main" label={`Record as ${inSentence(answer)}`} keys={['↵']} disabled={waitsFor !== null} press={() => record(candidate)} />
        </>
      )}>
      <div className="looks" style={{ ['--looks' as string]: looks.length }}>
        {looks.map((look) => {
          const current = look === here;
          const { id } = look.timepoint;
          const index = indexOf(look);
          const atLevel = index !== null && look.series !== null && look.at !== null && index === nearestSlice(look.series, look.at);
          return (
            <LookPane key={id} blinded={props.blinded ?? false} look={look} index={index} mm={mm} window={props.window} pixels={pixels} current={current} chosen={!current && seen === id}
              scroll={(by) => scroll(look, by)} point={current ? null : (at) => choose(look, at)}
              badge={current ? <Chip kind="new"><Glyph name="diamond" />{name}</Chip> : seen === id ? <Chip>first seen here</Chip> : undefined}>
              {(toSpot) => (current
                ? drawn ? <DrawnHere caliper={drawn} toSpot={toSpot} name={name} label={[longAxis(drawn), shortAxis(drawn)]} mm={mm} dim={!atLevel} /> : <PlaceRing at={{ x: 0, y: 0 }} radius={sizeMm / 2 + 3} mm={mm} dim={!atLevel} />
                : <PlaceRing at={pointed[id] ? toSpot(pointed[id]) : { x: 0, y: 0 }} radius={sizeMm / 2 + 3} mm={mm} dim={!atLevel && !pointed[id]} />)}
            </LookPane>
          );
        })}
      </div>
      <div className="answering">
        <Choices answer={answer} firstSeen={firstSeen} benign={benign} scans={earlier.map((look) => look.timepoint)} choose={setAnswer} chooseScan={setFirstSeen} chooseKind={setBenign} />
        <Effect answer={answer} consequence={consequence} waitsFor={waitsFor} />
      </div>
    </Dialog>
  );
};
