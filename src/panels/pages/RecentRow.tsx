import { useState, type ReactElement } from 'react';
import type { RecentRead } from '../pages-props';
import { Button } from '../parts/Button';
import { Menu, type MenuLine } from '../parts/Menu';
import { sinceWhen } from './moments';

const DOT = { signed: 'on', draft: 'half', 'not-read': '' } as const;

export interface RecentRowProps {
  readonly read: RecentRead;
  readonly now: Date;
  readonly resume: (id: string) => void;
  readonly forget: (id: string) => void;
  readonly forgetImages: (id: string) => void;
}

/** One kept read. Pressing anywhere in the row goes on with it (its name is the button, whose press the row hears); what removes something asks once more. */
export const RecentRow = ({ read, now, resume, forget, forgetImages }: RecentRowProps): ReactElement => {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asking, setAsking] = useState(false);
  const state = read.imagesKept ? read.state : `${read.state}, images not kept`;
  const close = (): void => { setAnchor(null); setAsking(false); };
  const lines: readonly MenuLine[] = asking
    ? [{ label: 'Keep it', press: () => undefined }, { label: 'Forget the read', press: () => forget(read.id) }]
    : [
      { label: 'Continue', press: () => resume(read.id) },
      { label: 'Forget its images', disabled: !read.imagesKept, press: () => forgetImages(read.id), ...(read.imagesKept ? {} : { detail: 'none kept' }) },
      'rule',
      { label: 'Forget this read …', leads: true, press: () => setAsking(true) },
    ];
  return (
    <tr onClick={() => resume(read.id)}>
      <th scope="row" className="name"><button type="button" className="row-press">{read.code}</button></th>
      <td className="grow" title={state}>{state}</td>
      <td className="opt-col">
        <span className="dots" aria-hidden="true">
          {read.timepoints.map((state, index) => <i key={`${index} ${state}`} className={DOT[state]} />)}
        </span>
      </td>
      <td className="when">{sinceWhen(read.changedAt, now)}</td>
      <td className="act" onClick={(event) => event.stopPropagation()}>
        <Button small iconOnly icon="more" label={`More for ${read.code}`} expanded={anchor !== null} press={(event) => setAnchor(anchor ? null : event.currentTarget)} />
        {anchor && (
          <Menu anchor={anchor} label={`More for ${read.code}`} lines={lines} close={close} back={asking ? () => setAsking(false) : undefined}
            head={asking ? `Forget ${read.code}? Its acts and images leave this browser.` : undefined} />
        )}
      </td>
    </tr>
  );
};
