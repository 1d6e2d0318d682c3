/**
 * panels: the screens. Props in, intents out; React and nothing else.
 * Must not know storage, archives, exports or the wiring; enters the viewer only where a viewport is mounted.
 */
import './styles/tokens.css';
import './styles/parts.css';
import './styles/room.css';
import './styles/pages.css';
import './styles/look-back.css';

import { lazy } from 'react';
import type { Assessment } from '../irecist';
import type { Read } from '../read';
import type { PlotFile, PlotFileOptions } from './plots/subject-figure';

export type * from './room-props';
export type * from './pages-props';
export { Home } from './pages/Home';
export { Loading } from './pages/Loading';
export type * from './archive/archive-props';
export type * from './archive/rows';
export const ArchiveScreen = lazy(async () => ({ default: (await import('./archive/ArchiveScreen')).ArchiveScreen }));
export const StoreSheet = lazy(async () => ({ default: (await import('./archive/StoreSheet')).StoreSheet }));
export { ReadingRoom } from './room/ReadingRoom';
export type * from './teaching/teaching-props';
export { teachingComparison } from './teaching/comparison';
export type { CaseWritten } from './teaching/MakeCase';
export const MakeCase = lazy(async () => ({ default: (await import('./teaching/MakeCase')).MakeCase }));
/** Screens beside the reading room come when they are first opened. */
export const TeachingScreen = lazy(async () => ({ default: (await import('./teaching/TeachingScreen')).TeachingScreen }));
export const PlainSheet = lazy(async () => ({ default: (await import('./plain/PlainSheet')).PlainSheet }));
export { momentOf, timepointToSign } from './room/moment';
export type { SigningFault } from './trial/sign-props';
export type { PackingState } from './trial/study-props';
export type { WorklistEntry } from './trial/worklist-props';
export type { Verification } from './trial/audit-props';
export { charterInForce } from './charter/in-force';
export type { CharterReading } from './charter/CharterSheet';
/** Sheets are fetched when they are first opened. */
export const OutcomesSheet = lazy(async () => ({ default: (await import('./outcomes/OutcomesSheet')).OutcomesSheet }));
export const ClinicalSheet = lazy(async () => ({ default: (await import('./outcomes/ClinicalSheet')).ClinicalSheet }));
export const CharterSheet = lazy(async () => ({ default: (await import('./charter/CharterSheet')).CharterSheet }));
export type { ReformatMark, ReformatProps, ReformatTool } from './reformat/reformat-props';
export const ReformatSheet = lazy(async () => ({ default: (await import('./reformat/Reformat')).Reformat }));
export type { Look, LookBackCandidate, LookBackConsequence, LookBackProps } from './lookback/look-back-props';
export const StudyPage = lazy(async () => ({ default: (await import('./trial/StudyPage')).StudyPage }));
export const WorklistPage = lazy(async () => ({ default: (await import('./trial/WorklistPage')).WorklistPage }));
export const QualitySheet = lazy(async () => ({ default: (await import('./trial/QualitySheet')).QualitySheet }));
export const SignSheet = lazy(async () => ({ default: (await import('./trial/SignSheet')).SignSheet }));
export const AuditSheet = lazy(async () => ({ default: (await import('./trial/AuditSheet')).AuditSheet }));
export const LookBackSheet = lazy(async () => ({ default: (await import('./lookback/LookBack')).LookBack }));
export const UnequivocalGuard = lazy(async () => ({ default: (await import('./lookback/UnequivocalGuard')).UnequivocalGuard }));
export type { PlotSaving } from './plots/SubjectPlots';
export type { PlotFile, PlotFileOptions } from './plots/subject-figure';
/** The plots of a read as a drawing, for a file or a printed page. */
export const subjectPicture = async (...[read, assessment, options]: [Read, Assessment, PlotFileOptions]): Promise<PlotFile> => (await import('./plots/subject-picture')).subjectPicture(read, assessment, options);
export const SubjectPlots = lazy(async () => ({ default: (await import('./plots/SubjectPlots')).SubjectPlots }));
export type { CohortMember } from './plots/cohort-plot';
export const CohortPlots = lazy(async () => ({ default: (await import('./plots/CohortPlots')).CohortPlots }));
export type { ExportChoice, ExportOptions } from './report/report-props';
export const ReportSheet = lazy(async () => ({ default: (await import('./report/ReportSheet')).ReportSheet }));
export const ExportSheet = lazy(async () => ({ default: (await import('./report/ExportSheet')).ExportSheet }));
export const loadPlainPage = async () => (await import('./plain/plain-page')).plainPage;
export type { CanvasPicture, CanvasPlan } from './canvas/plan';
export const CanvasSheet = lazy(async () => ({ default: (await import('./canvas/CanvasSheet')).CanvasSheet }));
