/**
 * What becomes of each attribute: PS3.15 Annex E, Basic Profile with the options Clean Descriptors, Clean Graphics, Clean Structured Content,
 * Retain Longitudinal Temporal Information with Modified Dates, Retain Patient Characteristics and, where asked for, Retain Device Identity.
 * Attributes that no line names are removed, whatever they are: private groups, overlays, curves, icons, signatures, and all that is yet to be invented.
 */
export type Action =
  | 'K' // kept where the value fits its value representation, else emptied
  | 'Z' // emptied
  | 'D' // replaced by a dummy
  | 'U' // mapped to another UID, the same for the same UID; UIDs of the standard stay
  | 'S' // date shifted by the subject's days; date and time likewise
  | 'C' // cleaned: words of the vocabulary and short numbers stay
  | 'N' // items are treated element by element
  | 'P' // patient characteristic: kept, ages above 89 years as 90
  | 'V'; // device: kept only where the option says so

export interface ProfileLine {
  readonly action: Action;
  readonly vr: string;
}

/** Tags (hex, without the comma) by action and VR. */
const LINES: readonly (readonly [Action, string, string])[] = [
  // SOP common, general study and series
  ['K', 'CS', '00080005 00080008 00080060 00080061 00080068 00180015 00185100 00200060 00200062 00189004 00209072 00189360 00400555 00281090 00189361'],
  ['K', 'UI', '00080016 00081150 0008115A 00080062 00080117 0008010C 00400DB1 00080118'],
  ['U', 'UI', '00080018 0020000D 0020000E 00200052 00200200 00081155 00083010 00209161 00209164 0040A124 00081167 00081195 00080014 0040A171 0040DB0D 00281199 00281214 00880140 00620021 00700031'],
  ['S', 'DA', '00080012 00080020 00080021 00080022 00080023 00400244 00400250 0040A121 00189516'],
  ['S', 'DT', '0008002A 00189074 0040A032 0040A120 0040A13A 00189517 00181078 00181079 00189151 0040A030 00080015'],
  ['K', 'TM', '00080013 00080030 00080031 00080032 00080033 0040A122 00181072 00181073'],
  ['Z', 'SH', '00080050 00200010'],
  ['Z', 'PN', '00080090'],
  ['C', 'LO', '00081030 0008103E 00181030 00180010 00189424'],
  ['K', 'IS', '00200011 00200012 00200013 00200019 00201002 00201206 00201208 00201209 00280008 00201000'],
  // Patient, clinical trial, equipment
  ['D', 'PN', '00100010'], ['D', 'LO', '00100020'], ['Z', 'DA', '00100030'],
  ['P', 'CS', '00100040'], ['P', 'AS', '00101010'], ['P', 'DS', '00101020 00101030'],
  ['K', 'CS', '00120053 00280301'], ['K', 'FD', '00120052'], ['C', 'LO', '00120050'], ['C', 'ST', '00120051'],
  ['Z', 'LO', '00120021 00120031'], ['D', 'LO', '00120010 00120020 00120030 00120040 00120042 00120060'],
  ['K', 'LO', '00080070'], ['K', 'LO', '00081090'], ['V', 'LO', '00181000 00181020'], ['V', 'SH', '00081010'],
  // CT acquisition
  ['K', 'CS', '00180022 00181140 00189302 00189316 00189333 00189334 00189337 00189343 00080206 00080207 00089205 00089206 00089207'],
  ['K', 'DS', '00180050 00180060 00180088 00180090 00181100 00181110 00181111 00181120 00181130 00181143 00181190 00181041 00181044 00181045 00181046 00181047 00181049 00181068 00181142'],
  ['K', 'IS', '00181150 00181151 00181152 00181149 00181155'],
  ['C', 'SH', '00181160 00181210 00189315 00189324'], ['C', 'LO', '00181040'], ['C', 'SH', '00181400'],
  ['K', 'FD', '00189305 00189306 00189307 00189309 00189310 00189311 00189318 00189319 00189345 00189317 00189322 00189328 00189332 00189335 00189323 00189327 00189073 00189303 00189352 00189220'],
  ['K', 'US', '00181181'],
  // Image
  ['K', 'DS', '00200032 00200037 00200050 00201041 00280030 00281050 00281051 00281052 00281053 00282112 0040A30A 00182010 00280A04'],
  ['K', 'CS', '00280004 00282110 00282114 00280300 00280051 00281056 00280A02'],
  ['K', 'US', '00280002 00280006 00280010 00280011 00280100 00280101 00280102 00280103 00281101 00189180'],
  ['K', 'SS', '00280106 00280107 00280120 00280121'], ['K', 'LO', '00281054'], ['C', 'LO', '00281055'], ['K', 'IS', '00280034'],
  ['C', 'LO', '00201040'], ['K', 'OW', '7FE00010'], ['K', 'OV', '7FE00001 7FE00002'],
  ['K', 'AT', '00280009 00209165 00209167 00720026'], ['K', 'UL', '00209157 00209162 0040A132 00081160 00200242'],
  ['K', 'LO', '00209421'],
  // Functional groups, references, codes
  ['N', 'SQ', '52009229 52009230 00209111 00209113 00209116 00209071 00289110 00289132 00289145 00180026 00189301 00189308 00189312 00189314 00189325 00189326 00189329 00189304 00189321 00189341 00209222 00209221 00209056 00089092 00089124 00081110 00081111 00081115 00081140 00081199 0008114A 00081250 00082112 00089215 0040A170 00082218 00082220 00082228 00082229 00081032 0040A043 0040A168 00180012'],
  ['K', 'SH', '00080100 00080102 00080103'], ['K', 'LO', '00080104'], ['K', 'UC', '00080119'], ['K', 'CS', '0008010B 0008010F 00080105'], ['K', 'DT', '00080106 00080107'], ['K', 'UR', '00080120'],
  ['K', 'ST', '00080115 00080116'], ['N', 'SQ', '00080110'],
  // Structured reports
  ['N', 'SQ', '0040A730 004008EA 0040A300 0040A504 0040A370 0040A375 0040A385 0040A360 0040A372 0040A525 0040A301 0040A195 00081200'],
  ['K', 'CS', '0040A010 0040A040 0040A050 0040A491 0040A492 0040A496 00700023 0040DB00 0070031A'], ['D', 'CS', '0040A493'], ['D', 'PN', '0040A123'],
  ['C', 'UT', '0040A160'], ['K', 'FL', '00700022'], ['K', 'FD', '0040A161'], ['K', 'SL', '0040A162'], ['K', 'UL', '0040A163 0040DB73'], ['K', 'CS', '00080302'], ['K', 'IS', '00081160'],
  ['K', 'US', '0040A0B0 00480300'], ['K', 'CS', '0040A20A'], ['C', 'LO', '00420010'],
];

/** A tag may stand under several VRs: US or SS, IS or LO. The first line is that of implicit files. */
export const PROFILE: ReadonlyMap<number, readonly ProfileLine[]> = (() => {
  const table = new Map<number, ProfileLine[]>();
  for (const [action, vr, tags] of LINES) {
    for (const tag of tags.split(' ')) {
      const number = Number.parseInt(tag, 16);
      const lines = table.get(number) ?? [];
      lines.push({ action, vr });
      table.set(number, lines);
    }
  }
  return table;
})();

/** VRs that stand for one another: pixel representation decides between US and SS, length between OB and OW. */
const ALIKE: Readonly<Record<string, string>> = { US: 'SS', SS: 'US', OB: 'OW', OW: 'OB', UN: '' };

export const lineFor = (tag: number, vr: string, items: boolean): ProfileLine | null => {
  const lines = PROFILE.get(tag) ?? [];
  if (items) return lines.find(({ action }) => action === 'N') ?? null;
  return lines.find((line) => line.vr === vr) ?? lines.find((line) => line.vr === ALIKE[vr]) ?? null;
};

/** VR of an element in an implicit file, as far as the table names it. */
export const vrOf = (tag: number): string => PROFILE.get(tag)?.[0]?.vr ?? 'UN';
