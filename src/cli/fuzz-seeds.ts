import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { deflateSync } from 'fflate';
import { elements, JPEG_LS_LOSSLESS, patientPoint, seededUid, writeCtInstance, writeInstance, type NewCtSeries } from '../dicom';
import { ANALYTIC_GEOMETRIES, analyticSeries, type AnalyticVariant, type NamedBytes } from '../phantom';

/** What is bent: files that go together, as a drop. */
export interface Group {
  readonly name: string;
  readonly files: readonly NamedBytes[];
}

const { sequence, text, unsigned } = elements;
const SIDE = 16;

const seriesOf = (variant: AnalyticVariant): NewCtSeries => {
  const g = ANALYTIC_GEOMETRIES[variant];
  return {
    patient: { name: 'Fuzz^One', id: 'F-1', birthDate: '19600101', sex: 'O' }, study: { uid: seededUid('fuzz', variant), date: '20260105', time: '101500', id: '1', description: 'Fuzz' },
    timePoint: { id: 'W0', description: 'baseline', sponsor: 'S', protocol: 'P', subject: 'F-1' }, uid: seededUid('fuzz', variant, 'series'), number: 2, description: 'Chest', protocol: 'Chest',
    frameOfReferenceUid: seededUid('fuzz', variant, 'frame'), manufacturer: 'Maker', model: 'Model', kernel: 'B30f', contrast: 'IODINE', bodyPart: 'CHEST', kilovolts: 120, sliceThicknessMm: g.sliceThicknessMm,
    gantryTilt: g.gantryTilt, rowDirection: g.rowDirection, columnDirection: g.columnDirection, rowSpacing: g.rowSpacing, columnSpacing: g.columnSpacing, rows: SIDE, columns: SIDE,
    rescale: { slope: 1, intercept: -1024 }, window: { center: 40, width: 400 },
  };
};

const made = (variant: AnalyticVariant, compressed = false): Group => {
  const { step, center } = ANALYTIC_GEOMETRIES[variant];
  const frame = Uint8Array.from({ length: 90 }, (_, i) => (i * 37) & 0xff);
  return {
    name: `made-${variant}${compressed ? '-compressed' : ''}`,
    files: Array.from({ length: 4 }, (_, i) => ({
      name: `${i}.dcm`,
      bytes: writeCtInstance(seriesOf(variant), {
        sopInstanceUid: seededUid('fuzz', variant, i), instanceNumber: i + 1, position: patientPoint(center[0] + i * step[0], center[1] + i * step[1], center[2] + i * step[2]),
        pixels: compressed ? { transferSyntaxUid: JPEG_LS_LOSSLESS, frame } : new Int16Array(SIDE * SIDE).fill(i),
      }),
    })),
  };
};

const EXPLICIT = '1.2.840.10008.1.2.1';
/** The same file with its data set deflated (PS3.5 A.5). */
const deflated = ({ name, files }: Group): Group => ({
  name: `${name}-deflated`,
  files: files.map((file) => {
    const found = Buffer.from(file.bytes).indexOf(`${EXPLICIT}\0`);
    const groupLength = new DataView(file.bytes.buffer, file.bytes.byteOffset).getUint32(140, true);
    const dataSet = 144 + groupLength;
    const meta = Buffer.concat([file.bytes.subarray(0, found), Buffer.from(`${EXPLICIT}.99\0`.slice(0, 22)), file.bytes.subarray(found + EXPLICIT.length + 1, dataSet)]);
    meta.writeUInt32LE(groupLength + 2, 140);
    meta.writeUInt16LE(22, found - 2);
    return { name: file.name, bytes: new Uint8Array(Buffer.concat([meta, deflateSync(file.bytes.subarray(dataSet))])) };
  }),
});

/** An image of three frames with functional groups, and a media directory that names files: neither has pixels worth the name. */
const enhanced = (): Group => {
  const measures = sequence(0x00289110, [[text(0x00180050, 'DS', '5'), text(0x00280030, 'DS', '0.7\\0.7')]]);
  const frameAt = (z: number) => [sequence(0x00209113, [[text(0x00200032, 'DS', `-100\\-100\\${z}`)]])];
  const pixels = new Uint8Array(3 * SIDE * SIDE * 2);
  return {
    name: 'made-enhanced',
    files: [{
      name: 'mf.dcm',
      bytes: writeInstance('1.2.840.10008.5.1.4.1.1.2.1', seededUid('fuzz', 'enhanced'), [
        text(0x00080008, 'CS', 'ORIGINAL\\PRIMARY\\AXIAL'), text(0x00080020, 'DA', '20260105'), text(0x00080060, 'CS', 'CT'), text(0x00100010, 'PN', 'Fuzz^Two'), text(0x00100020, 'LO', 'F-2'), text(0x0020000d, 'UI', '1.2.3'), text(0x0020000e, 'UI', '1.2.3.4'),
        unsigned(0x00280002, 1), text(0x00280004, 'CS', 'MONOCHROME2'), text(0x00280008, 'IS', '3'), unsigned(0x00280010, SIDE), unsigned(0x00280011, SIDE), unsigned(0x00280100, 16), unsigned(0x00280101, 12), unsigned(0x00280102, 11), unsigned(0x00280103, 0),
        sequence(0x52009229, [[measures, sequence(0x00209116, [[text(0x00200037, 'DS', '1\\0\\0\\0\\1\\0')]])]]), sequence(0x52009230, [0, -5, -10].map(frameAt)), { tag: 0x7fe00010, vr: 'OW', bytes: pixels },
      ]),
    }, {
      name: 'DICOMDIR',
      bytes: writeInstance('1.2.840.10008.1.3.10', '1.2.3.9', [sequence(0x00041220, ['A\\B', 'mf.dcm', '..\\..\\X'].map((path) => [text(0x00041500, 'CS', path)]))]),
    }],
  };
};

/** Groups that need nothing but the project: every geometry, compressed, deflated, enhanced. */
export const madeGroups = (): readonly Group[] => [
  ...(Object.keys(ANALYTIC_GEOMETRIES) as AnalyticVariant[]).map((variant) => made(variant)), made('tilted', true), deflated(made('square')), enhanced(),
];

/** The calibration phantoms, whole pixels and all. Rendering takes a second or two. */
export const phantomGroups = (): readonly Group[] =>
  (['tilted', 'oblique'] as const).map((variant) => ({ name: `phantom-${variant}`, files: analyticSeries(variant).files.slice(8, 12) }));

/** Larger files take time to copy and bring nothing that smaller ones do not. */
const LARGEST = 600_000;
const pathsIn = (path: string): readonly string[] => (statSync(path).isDirectory() ? readdirSync(path).sort().flatMap((name) => pathsIn(join(path, name))) : [path]);

/** Every folder of files beside the project as a group; none where there is no such folder. */
export const folderGroups = (folder: string): readonly Group[] => {
  if (!existsSync(folder)) return [];
  const byFolder = new Map<string, NamedBytes[]>();
  for (const path of pathsIn(folder)) {
    if (statSync(path).size > LARGEST) continue;
    const name = relative(folder, join(path, '..')) || '.';
    byFolder.set(name, [...(byFolder.get(name) ?? []), { name: relative(folder, path), bytes: new Uint8Array(readFileSync(path)) }]);
  }
  return [...byFolder].map(([name, files]) => ({ name, files }));
};
