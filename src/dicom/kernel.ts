export type KernelKind = 'soft' | 'sharp' | 'unknown';

const byNumber = (sharpFrom: number) => (digits: string): KernelKind => (Number(digits) >= sharpFrom ? 'sharp' : 'soft');

/** How makers name their reconstruction kernels; the first rule that fits wins. */
const RULES: readonly { readonly name: RegExp; readonly kind: KernelKind | ((digits: string) => KernelKind) }[] = [
  { name: /\b(lung|bone\w*|edge|hrct|chst|sharp|ultra|boneplus)\b/i, kind: 'sharp' },
  { name: /\b(standard|stnd|soft|std|smooth|abdomen|body|mediast\w*|weichteil)\b/i, kind: 'soft' },
  { name: /^[A-Z]{1,2}[a-z]?(\d{2})[a-z]*\b/, kind: byNumber(49) }, // Siemens: B30f, I31f, Br38, Bl57, Qr40
  { name: /^FC(\d{2})/i, kind: byNumber(30) }, // Toshiba, Canon: FC08–FC19 body, FC30 bone, FC50 lung
  { name: /^(YA|YB|YC|YD|L|D|E|EA|EB|EC)$/, kind: 'sharp' }, // Philips
  { name: /^(A|B|C|UA|UB|SA|SB)$/, kind: 'soft' }, // Philips
];

/** Is the kernel made for soft tissue, or a sharp one for lung and bone? Nodules measure larger or smaller between the two. */
export const kernelKind = (kernel: string, description = ''): KernelKind => {
  for (const words of [kernel, description]) {
    for (const { name, kind } of RULES) {
      const match = name.exec(words.trim());
      if (match) return typeof kind === 'string' ? kind : kind(match[1] ?? '');
    }
  }
  return 'unknown';
};
