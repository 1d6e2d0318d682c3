import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, strFromU8 } from 'fflate';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bundle, keyImageDicom, loadReports } from '../../../src/exports';
import { FONTS, reportOf } from './scene';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const keyImage = async (): Promise<Uint8Array> => {
  const [crop] = reportOf('w8').crops;
  if (!crop) throw new Error('no crop');
  const burned = (await loadReports()).burnedIn(crop, 'T1 W0 40.0 mm', FONTS);
  return keyImageDicom({
    ...burned, sopInstanceUid: '2.25.11', seriesUid: '2.25.12', instanceNumber: 1, study: { uid: '2.25.13', date: '20260105', time: '090000', id: 'S0', accession: '', referringPhysician: '' },
    patient: { name: 'SUBJ-014', id: 'SUBJ-014', birthDate: '', sex: '' }, comments: 'T1 W0 40.0 mm.', source: { sopClassUid: '1.2.840.10008.5.1.4.1.1.2', sopInstanceUid: '2.25.14', frame: null },
    pixelMm: 60 / 180, towards: ['L', 'P'], at: '2026-11-23T10:00:00Z', engineVersion: '0.1.0',
  });
};

describe('a key image', () => {
  it('has the marks in its pixels, not beside them', async () => {
    const [crop] = reportOf('w8').crops;
    const { burnedIn } = await loadReports();
    const { grey } = burnedIn(crop!, 'T1 40.0 mm', FONTS);
    expect(grey.length).toBe(180 * 120);
    // The caliper lies along y = 60: half halo, half stroke in the row above it. Away from every mark the disc of 200 is untouched.
    expect([grey[59 * 180 + 70]! < 160, grey[40 * 180 + 60]]).toEqual([true, 200]);
  });
});

describe.skipIf(!existsSync('/usr/bin/dciodvfy'))('dciodvfy (skipped without the Debian package dicom3tools)', () => {
  it('has no error for a key image', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nadir-key-'));
    const file = join(folder, 'key.dcm');
    writeFileSync(file, await keyImage());
    const { stdout, stderr } = spawnSync('dciodvfy', ['-new', file], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(`${stdout}${stderr}`.split('\n').filter((line) => line.startsWith('Error'))).toEqual([]);
    expect(`${stdout}${stderr}`).toContain('SCImage');
  });
});

describe('a bundle', () => {
  const file = { name: 'a/b.csv', bytes: new TextEncoder().encode('x\r\n'), type: 'text/csv' };
  const zip = (): Uint8Array => bundle({ files: [file], about: ['Export of a read: SUBJ-014'], sha256 });
  it('is the same bytes for the same files, names them and sums them as sha256sum does', () => {
    expect(sha256(zip())).toBe(sha256(zip()));
    const inside = unzipSync(zip());
    expect(Object.keys(inside)).toEqual(['a/b.csv', 'README.txt', 'SHA256SUMS']);
    const folder = mkdtempSync(join(tmpdir(), 'nadir-zip-'));
    writeFileSync(join(folder, 'all.zip'), zip());
    expect(strFromU8(inside['SHA256SUMS']!).split('\n')[0]).toBe(`${sha256(file.bytes)}  a/b.csv`);
    if (existsSync('/usr/bin/unzip')) expect(execFileSync('unzip', ['-t', join(folder, 'all.zip')], { encoding: 'utf8' })).toContain('No errors detected');
    rmSync(folder, { recursive: true });
  });
});

describe('the strip as a picture', () => {
  it('is a PNG that holds its pixels', async () => {
    const made = (await loadReports()).madeReport('strip', reportOf('w24'), FONTS, { title: '', subject: '', at: '2026-11-23T10:00:00Z', producer: '' });
    const [png] = made?.pngs() ?? [];
    const view = new DataView(png!.buffer, png!.byteOffset);
    expect([view.getUint32(0), view.getUint32(16), view.getUint32(20)]).toEqual([0x89504e47, 1654, 2339]);
  });
});
