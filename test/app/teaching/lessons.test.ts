import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CARDS } from '../../../src/app/teaching/cards';
import { LESSONS } from '../../../src/app/teaching/lessons';
import { placeOf, shiftBetween } from '../../../src/app/teaching/places';
import { builtInStory } from '../../../src/app/teaching/story';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const stories = CARDS.map((card) => {
  const opened = builtInStory(card.id, digest);
  if (!opened) throw new Error(card.id);
  return { card, opened };
});

describe('the nine lessons', () => {
  it.each(stories.map(({ card, opened }) => [card.id, card, opened.story] as const))('%s: the label of the rules is among the four choices of each scan, and three questions are asked', (id, card, story) => {
    const followUps = story.assessment.timepoints.slice(1);
    expect(Object.keys(story.prompts)).toEqual(followUps.map(({ id: label }) => label));
    for (const { id: label, irecist } of followUps) {
      expect(story.prompts[label]?.choices, label).toHaveLength(4);
      expect(story.prompts[label]?.choices, label).toContain(irecist);
    }
    expect(story.scans).toHaveLength(card.scans);
    expect(story.quiz.map(({ right, choices }) => choices[right] !== undefined)).toEqual([true, true, true]);
    expect(LESSONS[id]).toBeDefined();
  });

  // What a student may not read before the last scan: the outcome, in any of the words it goes by.
  it('neither card nor question before a reveal gives the answer away', () => {
    const answers = /flare|pseudo|progress|iUPD|iCPD|iPR|iCR|iSD|respon|hyper|sarcoid|mixed|dissociat|vanish|confirm|complete/i;
    for (const { opened } of stories) {
      const { card, prompts } = opened.story;
      expect(`${card.name} ${card.about} ${card.where}`).not.toMatch(answers);
      for (const { ask } of Object.values(prompts)) expect(ask).not.toMatch(answers);
    }
  });

  it('no advice: nothing in a lesson tells anyone to go on or to end a treatment', () => {
    for (const text of Object.values(LESSONS).map((lesson) => JSON.stringify(lesson))) expect(text).not.toMatch(/\b(should|must stop|stop treatment|continue treatment|recommend)/i);
  });

  it('the expert keeps the nodes of case 9 equivocal, and the other way to take them is told beside it', () => {
    const story = stories.find(({ card }) => card.id === 'sarcoid-like')?.opened.story;
    expect(story?.assessment.timepoints.map(({ irecist }) => irecist)).toEqual([null, 'iPR', 'iPR', 'iPR']);
    expect(story?.otherwise?.assessment.timepoints.map(({ recist11 }) => recist11)[1]).toBe('PD');
  });
});

describe('where to look', () => {
  const opened = stories[0]?.opened;
  if (!opened) throw new Error('no case');
  const order = opened.story.scans.map(({ label }) => label);
  // T4 of case 1 is gone at week 36: looked for where it was, moved as the other lesions moved.
  it('a lesion that is gone is looked for near its place', () => {
    const gone = placeOf(opened.places, order, 'T4', 'W36');
    const before = opened.places.get('W24')?.get('T4');
    const [x, y, z] = shiftBetween(opened.places, 'W24', 'W36');
    if (!gone || !before) throw new Error('no place');
    expect(gone.map((value, axis) => value - (before[axis] ?? 0))).toEqual([expect.closeTo(x, 6), expect.closeTo(y, 6), expect.closeTo(z, 6)]);
    expect(opened.places.get('W36')?.has('T4')).toBe(false);
  });
});
