import type { Series, SetApart } from '../../dicom';
import { decimal } from '../numbers';
import { amount } from './amounts';

/** What a series is called where one is chosen: "Chest 5.0 mm, kernel L". */
export const seriesName = (series: Series): string => {
  const called = series.description.trim() || series.protocol.trim() || `Series ${series.seriesNumber ?? 'without a name'}`;
  const thickness = series.sliceThicknessMm ?? series.sliceSpacingMm;
  const said = (called.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  const sized = thickness === null || said.includes(thickness) ? called : `${called} ${decimal(thickness)} mm`;
  const kernel = series.kernel.trim();
  const plane = series.orientation === 'axial' || series.orientation === 'unknown' ? '' : `, ${series.orientation}`;
  return `${sized}${plane}${kernel === '' ? '' : `, kernel ${kernel}`}`;
};

/** Names of the series that a timepoint offers, told apart by number and count where they would be the same. */
export const seriesChoices = (candidates: readonly Series[], chosen: string | null): readonly { readonly key: string; readonly text: string }[] => {
  const names = candidates.map(seriesName);
  return candidates.map((series, index) => {
    const name = names[index] ?? '';
    const twins = names.filter((other) => other === name).length > 1;
    const number = twins && series.seriesNumber !== null ? `${series.seriesNumber}: ` : '';
    return { key: series.key, text: `${number}${name}${series.key === chosen ? '' : `, ${amount(series.slices.length, 'image')}`}` };
  });
};

const SET_APART: Readonly<Record<SetApart['kind'], readonly [one: string, many: string]>> = {
  localizer: ['localizer', 'localizers'],
  'dose-report': ['dose report', 'dose reports'],
  'secondary-capture': ['screen capture', 'screen captures'],
  derived: ['derived image', 'derived images'],
};

/** e.g. "Set apart: 3 localizers, 2 dose reports"; empty where nothing was. */
export const setApartLine = (setApart: readonly SetApart[]): string => {
  const words = (Object.keys(SET_APART) as SetApart['kind'][]).flatMap((kind) => {
    const count = setApart.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.count, 0);
    return count > 0 ? [amount(count, ...SET_APART[kind])] : [];
  });
  return words.length > 0 ? `Set apart: ${words.join(', ')}` : '';
};
