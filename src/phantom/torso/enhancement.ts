/** When after the contrast agent the scan was made. */
export type Phase = 'portal-venous' | 'arterial';

/** HU of what the blood reaches. Plausible for 120 kV and a usual dose of iodine; chosen by eye, not measured. */
export interface Enhancement {
  readonly aorta: number;
  readonly pulmonary: number;
  readonly leftHeart: number;
  readonly rightHeart: number;
  readonly myocardium: number;
  readonly upperVeins: number;
  readonly lowerCava: number;
  readonly renalVein: number;
  readonly portal: number;
  readonly hepaticVein: number;
  readonly liver: number;
  readonly spleen: number;
  /** Stripes of the spleen in the first pass. */
  readonly spleenStripes: number;
  readonly cortex: number;
  readonly medulla: number;
  readonly pancreas: number;
  readonly gutWall: number;
  readonly thyroid: number;
}

export const ENHANCEMENTS: Readonly<Record<Phase, Enhancement>> = {
  'portal-venous': {
    aorta: 158, pulmonary: 160, leftHeart: 156, rightHeart: 148, myocardium: 106, upperVeins: 148, lowerCava: 146, renalVein: 155, portal: 168, hepaticVein: 160,
    liver: 109, spleen: 122, spleenStripes: 0, cortex: 178, medulla: 148, pancreas: 88, gutWall: 82, thyroid: 125,
  },
  arterial: {
    aorta: 305, pulmonary: 235, leftHeart: 295, rightHeart: 190, myocardium: 128, upperVeins: 290, lowerCava: 78, renalVein: 150, portal: 112, hepaticVein: 72,
    liver: 74, spleen: 132, spleenStripes: 26, cortex: 208, medulla: 82, pancreas: 112, gutWall: 96, thyroid: 160,
  },
};
