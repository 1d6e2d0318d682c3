import type { ReactElement } from 'react';
import type { IrecistResponse, Recist11Response } from '../../irecist';
import { Glyph, type GlyphName } from './Glyph';

export type ResponseLabel = IrecistResponse | Recist11Response;

const LOOK: Readonly<Record<ResponseLabel, readonly [className: string, glyph: GlyphName]>> = {
  iCR: ['resp solid', 'ring'], CR: ['resp solid', 'ring'], NED: ['resp solid', 'ring'],
  iPR: ['resp', 'triangle-down'], PR: ['resp', 'triangle-down'],
  iSD: ['stable', 'square'], SD: ['stable', 'square'],
  'Non-iCR/Non-iUPD': ['stable', 'square'], 'Non-CR/Non-PD': ['stable', 'square'],
  NE: ['ne', 'circle-open'],
  iUPD: ['iupd', 'triangle-open'],
  iCPD: ['pd', 'triangle-double'], PD: ['pd', 'triangle'],
};

export interface BadgeProps {
  /** Null: nothing has been answered yet. */
  readonly response: ResponseLabel | null;
  readonly big?: boolean;
  /** An unconfirmed progression that was already open at the scan before. */
  readonly again?: boolean;
  /** RECIST 1.1 goes on only for study after its first PD. */
  readonly afterPd?: boolean;
}

/** A response label: shape, text and fill say the same. An unconfirmed progression always says that it is one of two. */
export const Badge = ({ response, big = false, again = false, afterPd = false }: BadgeProps): ReactElement => {
  if (response === null) return <span className={`badge none${big ? ' big' : ''}`}>no answer yet</span>;
  const [className, glyph] = LOOK[response];
  return (
    <span className={`badge ${className}${big ? ' big' : ''}`}>
      <Glyph name={glyph} />
      {response}
      {response === 'iUPD' && !again && <><span className="steps" aria-hidden="true"><i className="on" /><i /></span><span className="of">1 of 2</span></>}
      {response === 'iUPD' && again && <span className="of">again</span>}
      {afterPd && response !== 'iUPD' && <span className="of after">after PD</span>}
    </span>
  );
};
