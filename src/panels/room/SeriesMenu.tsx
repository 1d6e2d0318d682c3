import type { ReactElement } from 'react';
import type { Series } from '../../dicom';
import { Icon } from '../parts/Icon';
import { MenuButton } from '../parts/Menu';
import { counted } from '../numbers';
import { acquisitionInWords, seriesInWords } from './geometry-words';

interface SeriesMenuProps {
  /** The chosen one first. */
  readonly series: readonly Series[];
  readonly shown: Series | null;
  readonly choose: (key: string) => void;
}

/** Which series of the timepoint is read. */
export const SeriesMenu = ({ series, shown, choose }: SeriesMenuProps): ReactElement => {
  const chosen = shown ?? series[0];
  return (
    <MenuButton className="select series" label={`Series: ${chosen ? seriesInWords(chosen) : 'none'}`}
      lines={() => series.map((one) => ({
        label: seriesInWords(one), detail: `${counted(one.slices.length, 'slice')}, ${acquisitionInWords(one)}`, checked: one.key === chosen?.key, press: () => choose(one.key),
      }))}>
      <span className="ell">{chosen ? seriesInWords(chosen) : 'no series'}</span><Icon name="down" />
    </MenuButton>
  );
};
