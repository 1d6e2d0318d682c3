/**
 * align: pixels and geometry: which place of one scan is which place of another, and the contour of a lesion from one click.
 * Must not know screens, viewers, reads or where pixels come from. Pure, so that it runs in a worker and in Node.
 */
export { addSlice, beginScan, finishedScan, type GrowingScan, type NoScan, type Scan, type ScanLack } from './scan';
export type { ScanSlice } from './layers';
export { register } from './register';
export { inverted, mapPoint, SURE, type DeclineReason, type FoundRegistration, type Registration } from './registration';
export { enhancementOf, type Enhancement } from './enhancement';
export { placeNear, type NearPlace } from './place-near';
export { alignerOn, openAligner, type Aligner, type AlignPort } from './aligner';
export { desk } from './desk';
export type { Order, Reply } from './messages';
export { proposeCaliper, type CaliperDecline, type CaliperProposal, type Ends } from './caliper/propose';
export { volumeLack, volumeOf, type Volume, type VolumeLack } from './reformat/volume';
export { GAP, greys, resampled } from './reformat/resample';
export { extentOn, inside, isAcquired, middleOf, onLevel, planeThrough, sliceNear, stepped, type PlaneKind } from './reformat/planes';
