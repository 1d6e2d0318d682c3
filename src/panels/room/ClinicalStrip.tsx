import type { ReactElement } from 'react';
import type { Read } from '../../read';
import { fullDate } from '../dates';
import { inOrder, itemInWords } from '../outcomes/clinical';
import type { RoomIntents } from '../room-props';
import type { TimeScale } from './timeline-scale';

interface ClinicalStripProps {
  readonly read: Read;
  readonly scale: TimeScale;
  readonly intents: Pick<RoomIntents, 'openSheet'>;
}

/** What is known of the patient beside the images, under the labels at the days of their scans; nothing where nothing is noted. */
export const ClinicalStrip = ({ read, scale, intents }: ClinicalStripProps): ReactElement | null => {
  const noted = read.timepoints.filter(({ id }) => (read.clinical.get(id)?.length ?? 0) > 0);
  if (noted.length === 0) return null;
  return (
    <>
      <span className="lab c3 mid-only" title="Beside the images; never an input to a label">Clinical</span>
      <div className="track l3 mid-only">
        {noted.map(({ id, label, day }, index) => {
          const items = inOrder(read.clinical.get(id) ?? []);
          const next = noted[index + 1];
          const width = (next ? scale.x(next.day) : 100) - scale.x(day);
          return (
            <button key={id} type="button" className="noted ell" style={{ ['--x' as string]: scale.x(day), ['--w' as string]: width }} aria-label={`Clinical notes at ${label}: ${items.map(itemInWords).join(', ')}`}
              title={items.map((item) => `${itemInWords(item)} (${item.source}, ${fullDate(item.date)})`).join('\n')} onClick={() => intents.openSheet('clinical')}>
              {items.map(itemInWords).join(' · ')}
            </button>
          );
        })}
      </div>
    </>
  );
};
