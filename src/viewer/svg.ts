import type { CssPoint } from './camera';

const SVG = 'http://www.w3.org/2000/svg';
type Attributes = Readonly<Record<string, string | number>>;

/** An SVG element with attributes and children; text becomes a text node, so nothing a file says can become markup. */
export const svg = <K extends keyof SVGElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: (SVGElement | string)[]): SVGElementTagNameMap[K] => {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, typeof value === 'number' ? String(Math.round(value * 100) / 100) : value);
  element.append(...children);
  return element;
};

export const lineBetween = (a: CssPoint, b: CssPoint, className: string): SVGLineElement => svg('line', { class: className, x1: a.x, y1: a.y, x2: b.x, y2: b.y });

/** A tick across the end of a line, `half` to each side. */
export const tickAt = (end: CssPoint, from: CssPoint, half: number, className: string): SVGLineElement => {
  const length = Math.hypot(end.x - from.x, end.y - from.y) || 1;
  const across = { x: (-(end.y - from.y) / length) * half, y: ((end.x - from.x) / length) * half };
  return lineBetween({ x: end.x - across.x, y: end.y - across.y }, { x: end.x + across.x, y: end.y + across.y }, className);
};

export const circleAt = (centre: CssPoint, radius: number, className: string): SVGCircleElement => svg('circle', { class: className, cx: centre.x, cy: centre.y, r: radius });

export const diamondAt = (centre: CssPoint, radius: number, className: string): SVGPathElement =>
  svg('path', { class: className, d: `M${centre.x.toFixed(2)} ${(centre.y - radius).toFixed(2)}l${radius} ${radius}-${radius} ${radius}-${radius}-${radius}z` });
