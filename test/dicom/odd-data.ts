import { readSources, seriesTitle, type ByteSource, type DicomJson, type GeometryFinding, type LoadProblem, type Series, type Slice } from '../../src/dicom';
import { seriesOf, sourcesIn, wholeFile } from './shared-data';
import { told } from './told';

/** Folders whose files make series together; the files of all others were gathered from many places, and each is a drop of its own. */
const TOGETHER = /^synthetic\/\d\d_|^zoo\/(gantry_tilt_4slices|inconsistent_slice_increment|not_a_volume|enhanced_mf_ct|dicomdir)\//;
/** A CT of three slices lies beside the segmentations of it. */
const LIVER = /^zoo\/seg_liver\/\d+\.dcm$/;

const dropOf = (name: string): string => (TOGETHER.test(name) ? name.split('/').slice(0, 2).join('/') : LIVER.test(name) ? 'zoo/seg_liver/01–03' : name);

const number = (value: number): string => String(Number(value.toFixed(3)));

const findingInWords = (finding: GeometryFinding): string => {
  const { kind, ...rest } = finding;
  const values = Object.entries(rest).map(([name, value]) => (typeof value === 'number' ? `${name} ${number(value)}` : typeof value === 'string' ? value : `${name} ${JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'number' ? Number(number(inner)) : inner))}`));
  return [kind.replaceAll('-', ' '), ...values].join(' ');
};

/** "0.842 × 0.842 mm" where all slices have one calibration; what is refused where they have none. */
const millimetresOf = (slices: readonly Slice[]): string =>
  [...new Set(slices.map(({ calibration, plane }) => (calibration.kind === 'millimetres' && plane ? `${number(plane.columnSpacing)} × ${number(plane.rowSpacing)} mm` : `pixels only (${calibration.kind === 'pixels-only' ? calibration.why.replaceAll('-', ' ') : 'no plane'})`)))].join('; ');

const shows = (series: Series): string => {
  const { slices, orientation, sliceSpacingMm } = series;
  const windows = slices[0]?.windows.length ?? 0;
  return [
    `${slices.length} ${slices.length === 1 ? 'slice' : 'slices'}`, orientation, sliceSpacingMm === null ? null : `${number(sliceSpacingMm)} mm apart`, millimetresOf(slices), windows === 0 ? 'no window of its own' : null, slices[0]?.lossy ? 'lossy' : null,
    series.date === null ? 'no date' : null,
  ].filter((words) => words !== null).join(', ');
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const linesOf = (problems: readonly LoadProblem[], geometry: boolean): readonly string[] =>
  [...new Set(problems.filter(({ kind }) => (kind === 'geometry') === geometry).map(({ kind, detail, count }) => (geometry ? detail : `${kind}${count === undefined ? '' : ` ×${count}`}: ${detail}`)))];

export interface OddRow {
  readonly drop: string;
  readonly series: readonly Series[];
  readonly line: string;
}

/** One row for each drop and each series in it: what is shown, told with it, and refused. */
export const oddRows = async (): Promise<readonly OddRow[]> => {
  const drops = new Map<string, ByteSource[]>();
  for (const source of [...sourcesIn('synthetic'), ...sourcesIn('zoo')]) drops.set(dropOf(source.name), [...(drops.get(dropOf(source.name)) ?? []), source]);
  const rows: OddRow[] = [];
  for (const [drop, sources] of drops) {
    const library = await readSources(sources, {});
    const series = seriesOf(library);
    const refused = linesOf(library.problems, false).map(cell);
    series.forEach((one, index) => {
      const title = series.length > 1 ? ` (${index + 1}: ${cell(seriesTitle(one))})` : '';
      rows.push({ drop, series: [one], line: `| ${drop}${title} | ${shows(one)} | ${one.findings.map(findingInWords).map(cell).join('; ')} | ${index === 0 ? refused.join('; ') : ''} |` });
    });
    if (series.length === 0) rows.push({ drop, series: [], line: `| ${drop} | nothing | | ${refused.join('; ')} |` });
  }
  return rows;
};

export const oddTable = (rows: readonly OddRow[]): string =>
  ['# Odd data: what is shown, told, and refused', '', 'Made by test/dicom/odd-data.test.ts, which compares it; `NADIR_ODD_DATA=print` prints it anew.', '', '| Data | Shows | Tells | Refuses, sets apart |', '|---|---|---|---|', ...rows.map(({ line }) => line), ''].join('\n');

type Attribute = { readonly Value?: readonly unknown[] } | undefined;
const values = (attribute: Attribute): readonly number[] => (attribute?.Value ?? []).map(Number);
const item = (json: DicomJson, ...tags: readonly string[]): DicomJson => tags.reduce<DicomJson>((at, tag) => (at[tag]?.Value?.[0] ?? {}) as DicomJson, json);

/** The first text in the file that stands where Pixel Spacing does, with its value representation or without. */
const writtenSpacing = async (source: ByteSource): Promise<readonly number[] | null> => {
  const bytes = Buffer.from(await wholeFile(source));
  const explicit = bytes.indexOf(Buffer.from([0x28, 0, 0x30, 0, 0x44, 0x53]));
  const at = explicit >= 0 ? explicit : bytes.indexOf(Buffer.from([0x28, 0, 0x30, 0]));
  if (at < 0) return null;
  return bytes.toString('latin1', at + 8, at + 8 + bytes.readUInt16LE(at + (explicit >= 0 ? 6 : 4))).split('\\').map(Number);
};

/** Pixel Spacing as another reader (dcmjs) has it, of the image or of its shared or per-frame measures; where that reader gives up, as it stands in the file. */
export const spacingByOther = async ({ source, frame }: Slice): Promise<readonly number[] | null> => {
  try {
    const json = await told(source);
    const perFrame = (json['52009230']?.Value?.[frame - 1] ?? {}) as DicomJson;
    return [json, item(perFrame, '00289110'), item(json, '52009229', '00289110')].map((one) => values(one['00280030'])).find(({ length }) => length > 0) ?? [];
  } catch {
    return writtenSpacing(source);
  }
};
