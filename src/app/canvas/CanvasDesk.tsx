import { useEffect, useRef, useState, type ReactElement } from 'react';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { ByteSource, Series } from '../../dicom';
import { CanvasSheet, type CanvasPicture, type CanvasPlan } from '../../panels';
import { paintOnto, type CanvasLack, type KnownLesion, type NamedBytes } from '../../phantom';
import { openSources } from '../opening';
import { pixelsOf } from '../pixels-of';
import { saveFile, saveText } from '../read-files';
import { canvasScript } from './script';

const WHY: Readonly<Record<CanvasLack | 'name-without-synthetic', string>> = {
  'few-slices': 'This series has fewer than five slices. Choose a series that covers the chest or abdomen.',
  'not-parallel': 'The slices of this series are not parallel or not alike. Choose an axial series.',
  'non-square-pixels': 'The pixels of this series are not square. Choose the original axial series.',
  'uneven-spacing': 'The slices of this series are unevenly spaced, perhaps because some are missing. Open the complete series.',
  'name-without-synthetic': 'The painted name does not say SYNTHETIC.',
};

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const sourceOf = ({ name, bytes }: NamedBytes): ByteSource => ({ name, size: bytes.length, read: async (start, end) => bytes.slice(start, end) });

const zipped = (files: readonly NamedBytes[], truth: string): Blob => {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((_error, part) => parts.push(new Uint8Array(part)));
  for (const { name, bytes } of [...files, { name: 'truth.json', bytes: strToU8(truth) }]) {
    const entry = new ZipDeflate(name, { level: 1 });
    zip.add(entry);
    entry.push(bytes, true);
  }
  zip.end();
  return new Blob(parts, { type: 'application/zip' });
};

/** A scan of the drop as a canvas. One slice at a time is painted, and the page has a breath after each. */
export const CanvasDesk = ({ series, leave }: { readonly series: Series; readonly leave: () => void }): ReactElement | null => {
  const [pictures, setPictures] = useState<readonly CanvasPicture[] | null>(null);
  const [told, setTold] = useState('');
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<{ readonly files: readonly NamedBytes[]; readonly truth: readonly KnownLesion[] } | null>(null);
  const work = useRef<AbortController | null>(null);
  useEffect(() => {
    let here = true;
    void (async () => {
      const found: CanvasPicture[] = [];
      for (const slice of series.slices) {
        const image = await pixelsOf(slice);
        if (!here) return;
        if (image && slice.plane) found.push({ plane: slice.plane, ...image });
      }
      if (found.length < series.slices.length) setTold(`${series.slices.length - found.length} of ${series.slices.length} slices could not be read.`);
      setPictures(found);
    })();
    return () => { here = false; work.current?.abort(); };
  }, [series]);
  if (pictures === null) return null;
  const paint = async (plan: CanvasPlan): Promise<void> => {
    const { signal } = (work.current = new AbortController());
    const painted = paintOnto(pictures, canvasScript(plan, series, crypto.getRandomValues(new Uint16Array(1))[0] ?? 1));
    if (painted.kind === 'problem') return setTold(WHY[painted.why]);
    setBusy(true);
    const total = painted.scans.reduce((sum, { slices }) => sum + slices, 0);
    const files: NamedBytes[] = [];
    for (const scan of painted.scans) for (let k = 0; k < scan.slices && !signal.aborted; k += 1) {
      files.push(scan.file(k));
      setTold(`Painting, ${files.length} of ${total} slices`);
      await breath();
    }
    setBusy(false);
    if (signal.aborted) return setTold('Called off.');
    setTold(`${total} slices painted.`);
    setMade({ files, truth: painted.truth });
  };
  const truth = JSON.stringify({ synthetic: true, lesions: made?.truth ?? [] }, null, 2);
  return (
    <CanvasSheet pictures={pictures} told={told} busy={busy} paint={(plan) => void paint(plan)} cancel={() => { if (busy) work.current?.abort(); else leave(); }}
      made={made && { open: () => { leave(); void openSources(made.files.map(sourceOf)); }, saveTruth: () => saveText('synthetic-truth.json', truth), saveZip: () => saveFile('synthetic-painted.zip', zipped(made.files, truth), 'application/zip') }} />
  );
};
