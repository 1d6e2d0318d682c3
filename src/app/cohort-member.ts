import type { CohortMember } from '../panels';
import type { Room } from './state';

/** A read as a member of the cohort; null where its findings cannot be assessed. */
export const cohortMember = (id: string, name: string, from: CohortMember['from'], { read, assessment }: Pick<Room, 'read' | 'assessment'>): CohortMember | null =>
  (assessment ? { id, name, from, read, assessment } : null);
