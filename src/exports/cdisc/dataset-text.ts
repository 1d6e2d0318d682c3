import { csv, type Cell } from '../csv';
import type { TabulatedDataset } from './datasets';

/** A number that was written as text (TRORRES) keeps its sign: only free text is guarded against being taken for a formula. */
const cell = (value: Cell): Cell => (typeof value === 'string' && value !== '' && String(Number(value)) === value ? Number(value) : value);

/** A dataset as CSV: UTF-8, CRLF, RFC 4180; the variable names first, missing values empty. */
export const datasetCsv = ({ variables, rows }: TabulatedDataset): string => csv(variables.map(({ name }) => name), rows.map((row) => row.map(cell)));

export interface DatasetJsonInput {
  /** ISO 8601 instant at which the file was made. */
  readonly at: string;
  /** OID of the study, e.g. "org.example.IMM-001". */
  readonly studyOid: string;
  readonly originator: string;
  readonly engineVersion: string;
}

const longest = (rows: TabulatedDataset['rows'], column: number): number => Math.max(1, ...rows.map((row) => { const value = row[column]; return typeof value === 'string' ? value.length : 0; }));

/** A dataset as Dataset-JSON 1.1 (CDISC, final 2024-12-05): one dataset a file, keys in the order of the standard, missing values null. */
export const datasetJson = (dataset: TabulatedDataset, { at, studyOid, originator, engineVersion }: DatasetJsonInput): string => `${JSON.stringify({
  datasetJSONCreationDateTime: at, datasetJSONVersion: '1.1.0', fileOID: `${studyOid}.${dataset.name}`, originator, sourceSystem: { name: 'Nadir', version: engineVersion },
  studyOID: studyOid, metaDataVersionOID: 'MDV.1', itemGroupOID: `IG.${dataset.name}`, records: dataset.rows.length, name: dataset.name, label: dataset.label,
  columns: dataset.variables.map(({ name, label, type, key }, column) => ({
    itemOID: `IT.${dataset.name}.${name}`, name, label, dataType: type, ...(type === 'string' ? { length: longest(dataset.rows, column) } : {}), ...(key === undefined ? {} : { keySequence: key }),
  })),
  rows: dataset.rows,
})}\n`;
