import type { PatientPoint } from '../dicom';
import { lineLength, type MarkShape } from '../read';
import type { DrawnMark, DrawTool, Hand } from './stage';

export type MeasuringTool = Extract<DrawTool, 'target' | 'non-target' | 'new-lesion'>;
export const isMeasuringTool = (tool: DrawTool): tool is MeasuringTool => tool === 'target' || tool === 'non-target' || tool === 'new-lesion';

export const isDrawTool = (hand: Hand): hand is DrawTool => hand !== 'window' && hand !== 'move' && hand !== 'zoom';

/** Tools whose result is nothing but a length: useless and forbidden without millimetres. */
export const needsMillimetres = (tool: DrawTool): boolean => tool === 'target' || tool === 'new-lesion' || tool === 'length';

/** A non-target dragged further than this is outlined by a caliper; less is a place. */
const NON_TARGET_CALIPER_MM = 4;

/** The shape a drag makes, from where it was pressed to where it was let go. An arrow points at the place that was pressed. */
export const strokeShape = (tool: DrawTool, from: PatientPoint, to: PatientPoint, millimetres: boolean): MarkShape => {
  switch (tool) {
    case 'target':
    case 'new-lesion':
      return { kind: 'caliper', caliper: { long: [from, to], short: null } };
    case 'non-target':
      return millimetres && lineLength([from, to]) > NON_TARGET_CALIPER_MM ? { kind: 'caliper', caliper: { long: [from, to], short: null } } : { kind: 'point', at: from };
    case 'length':
      return { kind: 'length', line: [from, to] };
    case 'arrow':
      return { kind: 'arrow', tip: from, tail: to };
    case 'oval':
      return { kind: 'oval', corners: [from, to] };
  }
};

const styleOf = (tool: DrawTool): DrawnMark['style'] => (tool === 'new-lesion' ? 'new' : tool === 'target' || tool === 'non-target' ? tool : 'plain');

/** How a stroke looks while it is being drawn. */
export const strokePreview = (tool: DrawTool, shape: MarkShape, place: DrawnMark['place']): DrawnMark => ({
  id: 'stroke',
  style: styleOf(tool),
  place,
  shape,
  name: '',
  counted: 'long',
  selected: true,
  editable: false,
  suffix: '',
});
