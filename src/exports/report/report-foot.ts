import { box, fitted, INK, line, paragraph, text, type Measure, type PageMark } from './marks';
import { LEFT, RIGHT, type Part } from './report-head';
import type { ReportScene } from './report-of';
import { shortHash } from './words';

/** Stands on every page. */
export const footer = (scene: ReportScene, page: number, pages: number, measure: Measure): readonly PageMark[] => [
  line([[LEFT, 806], [RIGHT, 806]]), text(LEFT, 816, 'RESEARCH USE — NOT FOR DIAGNOSIS', { size: 7, strong: true }),
  text(LEFT + measure('RESEARCH USE — NOT FOR DIAGNOSIS   ', 7, true), 816, 'The label is a research measure and does not decide treatment.', { size: 7, ink: INK.muted }),
  text(RIGHT, 816, `${scene.subject} · ${scene.now.label} · page ${page} of ${pages}`, { size: 7, ink: INK.muted, align: 'end' }),
];

const boxed = (title: string, sentences: readonly string[], x: number, top: number, width: number, measure: Measure): { readonly marks: readonly PageMark[]; readonly bottom: number } => {
  let y = top + 18;
  const marks = sentences.flatMap((sentence) => {
    const part = paragraph(x + 10, y, width - 20, sentence, measure, { size: 7.8 });
    y = part.bottom + 3;
    return part.marks;
  });
  return { marks: [text(x + 10, top + 13, title, { size: 8.6, strong: true }), ...marks], bottom: y + 3 };
};

/** In plain words, and what to be careful about, side by side. */
export const twoBoxes = ({ plainWords, flags }: ReportScene, top: number, measure: Measure): Part => {
  const width = (RIGHT - LEFT - 16) / 2;
  const [left, right] = [boxed('In plain words', plainWords, LEFT, top, width, measure), boxed('Flags', flags.length > 0 ? flags : ['None.'], LEFT + width + 16, top, width, measure)];
  const bottom = Math.max(left.bottom, right.bottom);
  return { bottom, marks: [box(LEFT, top, width, bottom - top, null, { ink: INK.edge }), box(LEFT + width + 16, top, width, bottom - top, null, { ink: INK.edge }), ...left.marks, ...right.marks] };
};

const MEANING = { authored: 'I made this read', reviewed: 'I reviewed this read', approved: 'I approve this read', adjudicated: 'I adjudicated these reads' } as const;

export const signatureBlock = ({ read, now, charter, engine, log, days, reader }: ReportScene, top: number, measure: Measure): Part => {
  const signed = read.signed.get(now.id);
  const reopened = read.reopened.get(now.id);
  const time = signed ? (days === 'iso' ? signed.at.replace('T', ', ').replace(/\.\d+Z$/, ' UTC') : 'not told in a blinded read') : '–';
  const facts: readonly (readonly [string, string])[] = [
    ['Signed by', signed ? `${signed.signature.name} (${signed.by})` : `not signed; draft of ${reader}`], ['Meaning', signed ? MEANING[signed.signature.meaning] : '–'],
    ['Time', time], ['Charter', `${charter.name}  ${shortHash(charter.hash)}`],
    ['Engine, rules', `${engine.version}, ${engine.rules}`], ['Read', shortHash(log.hash)],
    ['Audit trail', `${log.entries} entries, ${log.sound ? 'chain sound' : 'CHAIN BROKEN'}`], ['Amendments', reopened ? `opened again: ${reopened.reason}` : 'none open'],
  ];
  const width = (RIGHT - LEFT - 24) / 2;
  return {
    bottom: top + 14 + Math.ceil(facts.length / 2) * 15,
    marks: [
      text(LEFT, top, 'Signature and record', { size: 9.6, strong: true }),
      ...facts.flatMap(([name, value], index) => {
        const x = LEFT + (index % 2) * (width + 24);
        const y = top + 17 + Math.floor(index / 2) * 15;
        return [text(x, y, name, { size: 7.6, ink: INK.muted }), text(x + 62, y, fitted(value, width - 62, 7.8, measure), { size: 7.8 }), line([[x, y + 4.5], [x + width, y + 4.5]], { ink: INK.soft, width: 0.5 })];
      }),
    ],
  };
};
