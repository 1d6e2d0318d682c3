import { rules } from './cited-rule';

export const IRECIST_RULES = rules(
  ['I1', 'Categories', 'Targets and non-targets are judged as in RECIST 1.1; progression reads iUPD.', 'S17'],
  ['I2', 'Response without progression', 'Without a pending or new progression the categories combine as in RECIST 1.1, with the prefix i.', 'S17 Table 2 rows 1–4'],
  ['I3', 'First new lesion', 'Any new unequivocal lesion is unconfirmed progression.', 'S17 Table 2'],
  ['I4', 'First target progression', 'Target progression is unconfirmed when it is first seen.', 'S17 Table 2'],
  ['I5', 'First non-target progression', 'Unequivocal non-target progression is unconfirmed when it is first seen.', 'S17 Table 2'],
  ['I6', 'Roles of new lesions', 'Up to five measurable new lesions, two an organ, have a sum of their own; the rest are followed by status. Their sum is never added to that of the targets.', 'S17'],
  ['I7', 'Old new lesions', 'With no progression pending, an earlier new lesion is a progression of its own only by 20% and 5 mm over its lowest sum, by unequivocal growth, or by reappearing after complete response.', 'FAQ; SPA'],
  ['I8', 'Targets confirm', 'Targets with iUPD in the episode that still progress confirm by a further 5 mm.', 'S17 Table 2 rows 7, 8'],
  ['I9', 'Targets confirm anew', 'Targets without iUPD in the episode confirm by target progression.', 'RWG'],
  ['I10', 'Non-targets confirm', 'Non-targets with iUPD confirm by any further increase.', 'FAQ; S17 Table 2 rows 6, 8'],
  ['I11', 'Non-targets confirm anew', 'Non-targets without iUPD confirm by unequivocal progression.', 'RWG'],
  ['I12', 'New-lesion sum confirms', 'New lesions with iUPD confirm by a further 5 mm of their sum.', 'S17 Table 2 row 5; FAQ'],
  ['I13', 'Unmeasured new lesion confirms', 'New lesions with iUPD confirm by any increase of one that is followed by status.', 'S17 Table 2 row 5; FAQ'],
  ['I14', 'Another new lesion confirms', 'An additional new lesion, or a first one, confirms.', 'S17 Table 2 rows 5, 9, 10; RWG'],
  ['I15', 'Confirmation first', 'Confirmation is tested before response.', 'RWG; SPA'],
  ['I16', 'Persistence', 'What progressed and is unchanged stays iUPD: persistence is never confirmation.', 'S17; RWG'],
  ['I17', 'Further growth adds up', 'Further growth counts from the lowest value since the first iUPD of the episode.', 'FAQ'],
  ['I18', 'Window', 'Confirmation is sought 4 to 8 weeks after the first iUPD; an earlier scan is disregarded, a later one is the next assessment all the same.', 'S17; FAQ'],
  ['I19', 'Early exception', 'An early scan counts if it was done for a new symptom and shows another new lesion.', 'FAQ'],
  ['I20', 'Bar reset', 'A progression that is not confirmed is taken back by stable disease or response; later progression must be confirmed anew, baseline and nadir stay.', 'RWG'],
  ['I21', 'New lesion still there', 'It need not be gone for the iUPD to be taken back if something else improved.', 'FAQ scenarios B, F; RWG; S17'],
  ['I22', 'Non-target still unequivocal', 'It need not regress for the iUPD to be taken back if the targets improved.', 'RWG; S17 Table 2 row 6'],
  ['I23', 'Not evaluable', 'A visit at which what drove the iUPD was not seen neither confirms nor takes back.', 'S17 Table 3; ADM; RWG'],
  ['I24', 'After a reset', 'An old new lesion or non-target progression that is not larger no longer holds or confirms iUPD.', 'FAQ; E09 Table 1'],
  ['I25', 'After confirmation', 'Nothing after confirmed progression counts.', 'S17 Table 3; RWG'],
  ['I26', 'Complete response and new lesions', 'iCR needs every new lesion gone.', 'S17 Table 2 row 1; RWG'],
  ['I27', 'Treatment past iUPD', 'Clinical stability is recorded and never changes the label.', 'RWG'],
);

export const ENDPOINT_RULES = rules(
  ['E1', 'Date of progression', 'The date of the first iUPD of the episode that was confirmed.', 'RWG; ADM'],
  ['E2', 'Never confirmed', 'If the last episode is still open, the date of its first iUPD.', 'RWG'],
  ['E3', 'Taken back', 'An iUPD that was taken back dates no progression.', 'RWG'],
  ['E4', 'Suspicion', 'A lesion that was equivocal first dates the progression from the first suspicion.', 'E09 4.3.5'],
  ['E5', 'Best iRECIST response', 'The best label up to confirmed progression; a later iCPD does not erase it.', 'S17 Table 3; ADM'],
  ['E6', 'Asked of a best response', 'A charter may ask for a minimum time of stable disease and for confirmation of response.', 'ADM'],
  ['E7', 'Intervals', 'iPFS runs from the start to progression or death; iDOR from the first response to progression, where the best response is one.', 'FAQ'],
);

export const KINETIC_RULES = rules(
  ['K1', 'Tumour growth rate', 'Growth of volume in percent a month, the lesions taken as spheres.', 'Ferté 2014'],
  ['K2', 'Tumour growth kinetics', 'Growth of the sum in millimetres a day.', 'Saâda-Bouzid 2017'],
  ['K3', 'Definitions of hyperprogression', 'Published definitions differ, so each is given by its name.', 'Kas 2020'],
  ['K4', 'Reference that did not grow', 'A ratio against a reference of zero or less has no meaning.', 'Champiat 2017'],
  ['K5', 'Research label', 'Patterns of growth are information beside the label and never change it.', 'ours'],
);
