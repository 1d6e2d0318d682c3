import { useEffect, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { TeachingScreen, type TeachingCard } from '../../panels';
import { CARDS } from '../teaching/cards';
import { intents } from '../teaching/intents';
import { listenToLessonKeys } from '../teaching/keys';
import { progressOf } from '../teaching/progress';
import { studentRead, teaching } from '../teaching/state';
import { cardOf } from '../teaching/story';

/** Teaching, joined to its own store. */
export const Teaching = (): ReactElement => {
  const { own, problem, opened, session, student, stage } = useStore(teaching);
  useEffect(listenToLessonKeys, []);
  const shelf: readonly TeachingCard[] = [...CARDS.flatMap(({ id }) => cardOf(id, progressOf(id)) ?? []), ...own];
  return <TeachingScreen shelf={shelf} problem={problem} story={opened?.story ?? null} session={session && { ...session, student: studentRead(student) }} stage={stage} intents={intents} />;
};
