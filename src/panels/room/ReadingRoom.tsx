import type { ReactElement } from 'react';
import { charterInForce } from '../charter/in-force';
import { ResearchStrip, type StripLink } from '../parts/ResearchStrip';
import { NoteLine } from '../parts/NoteLine';
import { ToastLine } from '../parts/ToastLine';
import type { ReadingRoomProps, RoomSession } from '../room-props';
import { clockTime } from '../dates';
import { TEXTS } from '../texts';
import { KeyboardMap } from './KeyboardMap';
import { LesionTable } from './LesionTable';
import { momentOf } from './moment';
import { ResponseCard } from './ResponseCard';
import { RoomBar } from './RoomBar';
import { SearchChecklist } from './SearchChecklist';
import { SiteQuestion } from './SiteQuestion';
import { Timeline } from './Timeline';
import { Viewport } from './Viewport';

const keptInWords = ({ keeping, keptAt }: RoomSession): string =>
  keeping === 'not-kept' ? 'Not kept' : keptAt === null ? 'Nothing to keep yet' : `Kept ${clockTime(keptAt)}`;

const charterLink = ({ read, charterHash, intents }: ReadingRoomProps): StripLink => {
  const { document, readable } = charterInForce(read.charter);
  const text = `${document.name}${charterHash ? `, charter ${charterHash(document)}` : ''}`;
  return { text: readable ? text : `Charter not readable, ${document.name} used`, label: 'Charter: every setting, what it means, and what else it could be', press: () => intents.openSheet('charter') };
};

/** The reading room: baseline beside current, timeline on top, lesions and the response at the side. */
export const ReadingRoom = (props: ReadingRoomProps): ReactElement => {
  const { read, session, stage, intents } = props;
  const moment = momentOf(read, session);
  const asked = session.asking && read.lesions.find((lesion) => lesion.id === session.asking?.lesion);
  const question = moment && session.asking && asked && (
    <SiteQuestion key={asked.id} question={session.asking} lesion={asked} at={moment.current.id} side={session.activeSide} stage={stage} intents={intents} />
  );
  return (
    <div className="app">
      <ResearchStrip facts={[`Reader ${session.reader}`, ...(read.charter === '' ? [] : [charterLink(props)]), keptInWords(session), TEXTS.local]} />
      <RoomBar {...props} />
      {moment && (
        <>
          <Timeline {...props} moment={moment} />
          <main className="room">
            <div className="stage">
              <Viewport {...props} side="left" timepoint={moment.left} other={moment.right} active={session.activeSide === 'left'}>{session.activeSide === 'left' && question}</Viewport>
              <Viewport {...props} side="right" timepoint={moment.right} other={moment.left} active={session.activeSide === 'right'}>{session.activeSide === 'right' && question}</Viewport>
              <div className="notes" role="status">{session.note && <NoteLine key={session.note.id} note={session.note} inRegion dismissBecause={intents.dismissNote} />}</div>
              <div className="wide"><SearchChecklist read={read} timepoint={moment.current} stage={stage} side={session.activeSide} toggle={(system) => intents.toggleSearched(moment.current.id, system)} /></div>
              {session.toast && <ToastLine toast={session.toast} undo={() => { intents.undo(); intents.dismissToast(); }} dismiss={intents.dismissToast} />}
            </div>
            <aside className="side" aria-label="Read">
              <div className="scroll"><LesionTable {...props} moment={moment} /></div>
              <ResponseCard {...props} moment={moment} />
            </aside>
          </main>
        </>
      )}
      {props.sheet}
      {session.keysShown && <KeyboardMap close={intents.toggleKeys} />}
    </div>
  );
};
