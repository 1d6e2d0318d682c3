import type { Assessment } from '../../irecist';
import type { Read } from '../../read';
import { subjectFigure, type PlotFile, type PlotFileOptions } from './subject-figure';
import { subjectPlot } from './subject-plot';

export const subjectPicture = (read: Read, assessment: Assessment, options: PlotFileOptions): PlotFile => subjectFigure(subjectPlot(read, assessment), options);
