import { code, codes, text, type Attributes } from './attributes';
import type { Role } from './instance';
import { sopClassKind, sopClassName } from './sop-class';

/** Image Type values that say: computed from images, not reconstructed from the scan. Sizes on them are not sizes in the patient, or numbers not HU. */
const COMPUTED = new Set([
  'MIP', 'MINIP', 'MIN_IP', 'MNIP', 'MAX_IP', 'MAXIP', 'PROJECTION IMAGE', 'VRT', 'VR', 'VOLREN', 'VOLUME_RENDERED', 'SSD', '3D', 'SCREEN SAVE', 'SCREENSAVE', 'POSDISP', 'SUBTRACTION',
  'PERFUSION', 'RCBF', 'RCBV', 'RMTT', 'MTT', 'TTP', 'TMAX', 'CBF', 'CBV', 'IODINE', 'IODINE_MAP', 'EFF_ATOMIC_NUM', 'ELECTRON_DENSITY', 'CURVED_MPR', 'CPR', 'FUSED', 'OVERLAID', 'COLOR',
]);
const COMPUTED_WORDS = /\b(mips?|minips?|vrt|volume render\w*|3d|screen ?(save|shot)|key images?|perfusion map|iodine map|curved|cpr|fusion)\b/i;
const DOSE_WORDS = /\b(dose (report|info\w*|record|page|sheet)|patient protocol|exam protocol)\b/i;
const LOCALIZER_WORDS = /\b(topogram|scout|localizer|localiser|surview|scanogram|scano|pilot)\b/i;

export interface RoleFound {
  readonly role: Role;
  readonly what: string;
}

/** What an image is for, from its class, its Image Type (0008,0008), its descriptions and the unit of its values. */
export const roleOf = (a: Attributes, sopClass: string, imageType: readonly string[]): RoleFound => {
  const modality = code(a, 'x00080060');
  const kind = sopClassKind(sopClass);
  const words = `${text(a, 'x0008103e')} ${text(a, 'x00181030')}`;
  const values = imageType.map((value) => value.toUpperCase());
  if (kind === 'dose-report' || ((kind === 'capture' || values.includes('SECONDARY')) && (DOSE_WORDS.test(words) || values.some((value) => /CT_SOM\d* PROT|DOSE_INFO/.test(value))))) {
    return { role: 'dose-report', what: 'Dose report' };
  }
  if (kind === 'capture') return { role: 'secondary-capture', what: sopClassName(sopClass) };
  if (kind === 'other-image' || (modality !== 'CT' && !(kind === 'ct' && modality === ''))) {
    return { role: 'not-ct', what: kind === 'other-image' ? sopClassName(sopClass) : `Modality ${modality || 'missing'}` };
  }
  if (values.some((value) => value.includes('LOCALIZER') || value.includes('TOPOGRAM') || value === 'SCOUT') || (!values.includes('AXIAL') && LOCALIZER_WORDS.test(words))) {
    return { role: 'localizer', what: 'Localizer' };
  }
  const unit = codes(a, 'x00281054')[0]?.toUpperCase() ?? '';
  const computed = values.find((value) => COMPUTED.has(value));
  if (computed !== undefined) return { role: 'derived', what: `Derived image (${computed})` };
  if (values[0] === 'DERIVED' && COMPUTED_WORDS.test(words)) return { role: 'derived', what: 'Derived image' };
  if (!['', 'HU', 'US', 'UNSPECIFIED'].includes(unit)) return { role: 'derived', what: `Values in ${unit}, not HU` };
  return { role: 'read', what: sopClassName(sopClass) };
};
