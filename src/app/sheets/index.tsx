import { Suspense, type ReactNode } from 'react';
import type { SheetName } from '../../panels';
import type { Room } from '../state';
import { auditSheet } from './audit';
import { charterSheet } from './charter';
import { clinicalSheet, outcomesSheet } from './outcomes';
import { exportSheet } from './export';
import { plotsSheet } from './plots';
import { reportSheet } from './report';
import { lookBackSheet } from './look-back';
import { makeCaseSheet, plainSheet } from './plain';
import { qualitySheet } from './quality';
import { signSheetOver } from './sign';
import { reformatSheet } from './reformat';
import { storeSheet } from './store';
import { unequivocalSheet } from './unequivocal';

/** The page that lies over the room, by name. Each sheet joins a panel to the room's state in a file of its own. */
const SHEETS: Readonly<Partial<Record<SheetName, (room: Room) => ReactNode>>> = {
  audit: auditSheet,
  charter: charterSheet,
  clinical: clinicalSheet,
  export: exportSheet,
  'look-back': lookBackSheet,
  outcomes: outcomesSheet,
  plain: plainSheet,
  'teaching-case': makeCaseSheet,
  plots: plotsSheet,
  reformat: reformatSheet,
  report: reportSheet,
  quality: qualitySheet,
  sign: signSheetOver,
  store: storeSheet,
  unequivocal: unequivocalSheet,
};

export const sheetOver = (room: Room): ReactNode => {
  const sheet = room.session.sheet === null ? null : SHEETS[room.session.sheet];
  return sheet ? <Suspense fallback={null}>{sheet(room)}</Suspense> : null;
};
