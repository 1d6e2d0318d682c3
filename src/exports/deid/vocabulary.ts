/** Words of descriptions that say how a scan was made and of what, and nothing of whom. Everything else is dropped: there is no list of all names. */
const WORDS = new Set((
  'abd abdomen abdominal above adrenal after and aorta apex application arm arms arterial axial axilla base baseline before below blood body bone brain breast breath bolus bowel '
  + 'c cap ce cerebrum chest clin clinical collimation colon comparison contrast control coronal cor course ct current cycle d day default delayed detail dose dynamic early end enhanced expiration '
  + 'face feet fbp filter first follow followup follow-up foot fov frame from full groin h halsweichteile hand head helical hfs high hip hollow hu image images in inspiration intravenous iodine ir irecist iterative iv '
  + 'kernel kidney l large late lateral left leg limb liver local localizer low lower lung lungs lymph lymphnode m ma mas max mean mediastinal mediastinum medium middle min mip mm mpr '
  + 'native ncct neck nodal node nodes non nonenhanced non-contrast none normal of old oral organ original other over p pa pancreas parenchyma part patient pelvic pelvis phase phases pleura plus portal portal-venous post post-contrast postcontrast pre precontrast primary prone pv '
  + 'rapid read recist recon reconstruction rectal reference reformat renal report result right s safire sag sagittal scan scout screening second sequence series sharp shoulder skull slice slices small smooth soft spine spiral spleen standard std stomach study supine surview '
  + 'synthetic target thick thin third thorax timepoint tissue topogram torso total trunk tumor tumour upper vein venous vertebra very visit vol volume w wb week weichteil whole window with without wo xl admire asir asir-v idose imr veo br bv bl qr hr sr mono lesion lesions measured absent present equivocal unequivocal increased decreased too to evaluable not new '
  + 'responder response complete partial stable disease progression progressive confirmed unconfirmed sum diameter diameters nadir short long axis removed reader'
).split(' '));

const NUMBER = /^\d{1,3}([.,]\d{1,3})?(mm|cm|s|ml|kv|kvp|ma|mas|hu|%)?$/i;
const KERNEL = /^(B|Br|Bv|Bl|Bf|I|J|Hr|Hv|H|Qr|U|T|D|C|L|YA|YB|FC)\d{2}[fhsmd]?$/;
const SCAN = /^(W|D|C|V|TP|T|N|NL|NT|week|day|cycle|visit|scan)-?\d{1,3}$/i;

/** A description with only the words of the vocabulary, short numbers, kernels and the names of scans and lesions. */
export const cleaned = (text: string): string =>
  text.split(/([\s,;:/_()+=&^\\]+)/).map((token) => token.trim())
    .filter((word) => word !== '' && (WORDS.has(word.toLowerCase()) || NUMBER.test(word) || KERNEL.test(word) || SCAN.test(word))).join(' ');
