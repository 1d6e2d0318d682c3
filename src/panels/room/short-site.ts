const SHORT: Readonly<Record<string, string>> = {
  'Lung, right upper lobe': 'RUL', 'Lung, middle lobe': 'RML', 'Lung, right lower lobe': 'RLL', 'Lung, left upper lobe': 'LUL', 'Lung, lingula': 'Lingula',
  'Lung, left lower lobe': 'LLL', 'Mediastinal mass, not a node': 'Mediastinum',
};

/** A site short enough for the lesion table: "Liver, segment 6" is "Liver S6", "Node, right paratracheal 4R" is "Node 4R", "Adrenal, left" is "L adrenal". */
export const shortSite = (label: string): string => {
  const known = SHORT[label];
  if (known) return known;
  const [organ = label, rest = ''] = label.split(', ');
  if (rest === '') return label;
  if (rest === 'right' || rest === 'left') return `${rest === 'right' ? 'R' : 'L'} ${organ.toLowerCase()}`;
  const segment = /^segment (\d)$/.exec(rest);
  if (segment) return `${organ} S${segment[1]}`;
  const station = /(\d{1,2}[a-zA-Z]?)$/.exec(rest);
  if (station) return `${organ} ${station[1]}`;
  if (rest === 'other') return organ;
  const sided = rest.replace(/^right /, 'R ').replace(/^left /, 'L ');
  return sided.charAt(0).toUpperCase() + sided.slice(1);
};
