import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Independent readers of DICOM from Debian: dicom3tools, dcmtk, pixelmed-apps with default-jre-headless, python3-pydicom. */
const runs = (command: string, ...args: readonly string[]): boolean => {
  try {
    execFileSync(command, args, { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
};
const PIXELMED = '/usr/share/java/pixelmed.jar';
const PYTHON = '/usr/bin/python3';

export const has = {
  dicom3tools: existsSync('/usr/bin/dciodvfy'),
  dcmtk: existsSync('/usr/bin/dsrdump') && existsSync('/usr/bin/dsr2xml'),
  pixelmed: existsSync(PIXELMED) && runs('java', '-version'),
  pydicom: existsSync(PYTHON) && runs(PYTHON, '-c', 'import pydicom.sr'),
};

/** What a command says of bytes in a file, both streams together. */
const told = (bytes: Uint8Array, command: string, argumentsFor: (file: string) => readonly string[]): { readonly status: number | null; readonly text: string } => {
  const folder = mkdtempSync(join(tmpdir(), 'nadir-report-'));
  const file = join(folder, 'report.dcm');
  writeFileSync(file, bytes);
  const { status, stdout, stderr } = spawnSync(command, argumentsFor(file), { encoding: 'utf8', timeout: 120_000, maxBuffer: 1 << 26 });
  rmSync(folder, { recursive: true });
  return { status, text: `${stdout}${stderr}` };
};

const lines = (text: string): readonly string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** Complaints of dciodvfy. Allowed: that it does not know our own scheme of local codes, which a private scheme cannot be otherwise. */
export const dciodvfy = (bytes: Uint8Array): readonly string[] =>
  lines(told(bytes, 'dciodvfy', (file) => ['-new', file]).text).filter((line) => /^(Error|Warning)/.test(line) && !line.endsWith('Unrecognized defined term = <99NADIR>'));

export const dsrdump = (bytes: Uint8Array): { readonly status: number | null; readonly text: string } => told(bytes, 'dsrdump', (file) => ['+Pc', file]);
export const dsr2xml = (bytes: Uint8Array): { readonly status: number | null; readonly text: string } => told(bytes, 'dsr2xml', (file) => [file]);

/**
 * Errors of PixelMed's DicomSRValidator. Allowed: its edition of CID 7453 is older than (C28747, NCIt, "Reader"). Its other known complaint,
 * that CID 7465 is missing from its own tables, is an "Internal Error", and items beyond a template are warnings.
 */
export const pixelmed = (bytes: Uint8Array): { readonly rootTemplate: boolean; readonly errors: readonly string[] } => {
  const flags = ['xpathTotalOpLimit', 'xpathExprGrpLimit', 'xpathExprOpLimit'].map((limit) => `-Djdk.xml.${limit}=0`);
  const said = lines(told(bytes, 'java', (file) => [...flags, '-cp', PIXELMED, 'com.pixelmed.validate.DicomSRValidator', file]).text);
  return {
    rootTemplate: said.includes('Found Root Template TID_1500 (MeasurementReport)') && said.includes('Root Template Validation Complete'),
    errors: said.filter((line) => line.startsWith('Error') && !line.endsWith('Code (C28747,NCIt,"Reader") not found in context group 7453')),
  };
};

const SCRIPT = `
import sys, json, math, pydicom
ds = pydicom.dcmread(sys.argv[1])
def name(i): return i.ConceptNameCodeSequence[0].CodeMeaning if 'ConceptNameCodeSequence' in i else ''
def kids(i): return list(i.ContentSequence) if 'ContentSequence' in i else []
planes = {}
out = []
def num(i): return float(i.MeasuredValueSequence[0].NumericValue)
def walk(i):
    if i.ValueType == 'IMAGE' and kids(i):
        planes[i.ReferencedSOPSequence[0].ReferencedSOPInstanceUID] = {name(k): num(k) for k in kids(i) if k.ValueType == 'NUM'}
    if name(i) == 'Measurement Group':
        texts = {name(k): k.TextValue for k in kids(i) if k.ValueType == 'TEXT'}
        uids = {name(k): k.UID for k in kids(i) if k.ValueType == 'UIDREF'}
        for k in kids(i):
            if k.ValueType != 'NUM': continue
            for s in kids(k):
                if s.ValueType != 'SCOORD' or s.GraphicType != 'POLYLINE': continue
                p = planes[kids(s)[0].ReferencedSOPSequence[0].ReferencedSOPInstanceUID]
                g = [float(v) for v in s.GraphicData]
                world = []
                for c, r in ((g[0], g[1]), (g[2], g[3])):
                    c, r = (c - 0.5) * p['Horizontal Pixel Spacing'], (r - 0.5) * p['Vertical Pixel Spacing']
                    world.append([p['Image Position (Patient) ' + a] + c * p['Image Orientation (Patient) Row ' + a] + r * p['Image Orientation (Patient) Column ' + a] for a in 'XYZ'])
                out.append({'tracking': texts['Tracking Identifier'], 'uid': uids['Tracking Unique Identifier'], 'axis': name(k), 'mm': num(k), 'unit': k.MeasuredValueSequence[0].MeasurementUnitsCodeSequence[0].CodeValue, 'world': world})
    for k in kids(i): walk(k)
walk(ds)
longest = [0, 0]
def codes(i):
    if 'CodeMeaning' in i: longest[0] = max(longest[0], len(i.CodeMeaning))
    if 'CodeValue' in i: longest[1] = max(longest[1], len(i.CodeValue))
ds.walk(lambda d, e: [codes(x) for x in e.value] if e.VR == 'SQ' else None)
print(json.dumps({'sizes': out, 'longest': longest, 'title': name(ds), 'sop': ds.SOPInstanceUID, 'predecessors': [r.ReferencedSOPInstanceUID for st in ds.get('PredecessorDocumentsSequence', []) for se in st.ReferencedSeriesSequence for r in se.ReferencedSOPSequence]}))
`;

export interface PythonSees {
  readonly sizes: readonly { readonly tracking: string; readonly uid: string; readonly axis: string; readonly mm: number; readonly unit: string; readonly world: readonly (readonly number[])[] }[];
  /** Longest code meaning and code value. */
  readonly longest: readonly [number, number];
  readonly title: string;
  readonly sop: string;
  readonly predecessors: readonly string[];
}

/** The report as pydicom reads it, with calipers put on their images by Python's own arithmetic. */
export const pydicom = (bytes: Uint8Array): PythonSees => JSON.parse(told(bytes, PYTHON, (file) => ['-c', SCRIPT, file]).text) as PythonSees;
