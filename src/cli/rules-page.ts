import { assess, caseFrom, RULE_BOOK, RULE_SOURCES, SETTINGS, DEFAULT_CHARTER, type Rule, type SubjectFindings, type TimepointResponse } from '../irecist';

/** A worked case with what it says of itself. */
export interface WorkedCase {
  readonly json: unknown;
  readonly description: string;
  readonly why: string;
  readonly source: string;
  readonly rules: readonly string[];
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const row = (response: TimepointResponse, findings: SubjectFindings, index: number): string => {
  const visit = findings.timepoints[index];
  const lengths = (visit?.targets ?? []).map(({ id, finding }) => `${id} ${'mm' in finding ? (typeof finding.mm === 'number' ? finding.mm.toFixed(1) : finding.mm.map((part) => part.toFixed(1)).join(' + ')) : finding.kind}`);
  const others = [...(visit?.nonTargets ?? []).map(({ id, status }) => `${id} ${status}`), ...(visit?.newLesions ?? []).map(({ id, finding }) => `${id} ${'mm' in finding && typeof finding.mm === 'number' ? `${finding.mm.toFixed(1)} mm` : finding.kind}`)];
  const cells = [response.id, lengths.join(', '), others.join(', '), response.sumMm?.toFixed(1) ?? '', response.recist11 ?? '', response.irecist ?? ''];
  return `<tr>${cells.map((cell, place) => (place === 0 ? `<th scope="row">${escaped(cell)}</th>` : `<td>${escaped(cell)}</td>`)).join('')}</tr>`;
};

/** The case as a table with the labels that the rules give now, and what the last visit says. */
const example = ({ json, description, why, source }: WorkedCase): string => {
  const reading = caseFrom(json);
  if (reading.kind === 'refused') return '';
  const told = `<p>${escaped(description)}</p>`;
  const note = `<p class="muted">${escaped(why)} <span>${escaped(source)}</span></p>`;
  if (reading.case.kind !== 'lesion') return `<details><summary>Worked example</summary>${told}${note}</details>`;
  const { findings, charter } = reading.case;
  const outcome = assess(findings, charter);
  if (outcome.kind === 'refused') return '';
  const { timepoints } = outcome.assessment;
  return `<details><summary>Worked example</summary>${told}<table><thead><tr><th>Visit</th><th>Targets, mm</th><th>Other lesions</th><th>Sum</th><th>RECIST 1.1</th><th>iRECIST</th></tr></thead><tbody>${timepoints.map((response, index) => row(response, findings, index)).join('')}</tbody></table><p>${escaped(timepoints[timepoints.length - 1]?.because ?? '')}</p>${note}</details>`;
};

/** The first case that names the rule as its own: its first rule, then any. */
const exampleOf = (rule: Rule, cases: readonly WorkedCase[]): string => {
  const worked = cases.find(({ rules }) => rules[0] === rule.number) ?? cases.find(({ rules }) => rules.includes(rule.number));
  return worked ? example(worked) : '';
};

const settingsOf = (rule: Rule): string => SETTINGS.filter(({ rules }) => rules.includes(rule.number)).map(({ name, title, meaning, values }) => {
  const options = values.kind === 'choice' ? values.options.map(({ value, meaning: what }) => `${value === DEFAULT_CHARTER[name] ? '<b>' : ''}${escaped(String(value))}: ${escaped(what)}${value === DEFAULT_CHARTER[name] ? '</b>' : ''}`).join('; ') : `${String(DEFAULT_CHARTER[name])} ${values.unit}`;
  return `<p class="setting"><code>${escaped(name)}</code> ${escaped(title)}. ${escaped(meaning)} ${options}.</p>`;
}).join('');

const article = (rule: Rule, cases: readonly WorkedCase[]): string =>
  `<article id="${rule.number}"><h3><span>${rule.number}</span> ${escaped(rule.title)}</h3><p>${escaped(rule.sentence)} <cite>${escaped(rule.source)}</cite></p>${settingsOf(rule)}${exampleOf(rule, cases)}</article>`;

const STYLE = `:root{color-scheme:dark}*{box-sizing:border-box}body{margin:0;background:#0B0E11;color:#E6EBF0;font:400 1rem/1.55 "Inter Nadir",Inter,system-ui,sans-serif}
main{max-width:52rem;margin:0 auto;padding:2rem 1.5rem 6rem}h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.1rem;margin:2.5rem 0 .5rem;color:#C6CED6}h3{font-size:1rem;margin:0 0 .25rem}h3 span{display:inline-block;min-width:2.6rem;color:#A7B0BA;font-variant-numeric:tabular-nums}
article{padding:.9rem 0;border-top:1px solid #2A323B}article p{margin:.25rem 0}cite,.muted,.setting{color:#A7B0BA;font-style:normal;font-size:.875rem}label{display:block;margin:1.25rem 0 .35rem;color:#A7B0BA;font-size:.875rem}
input{width:100%;padding:.6rem .75rem;background:#1D242C;color:inherit;border:1px solid #6B7885;border-radius:6px;font:inherit}input:focus-visible,summary:focus-visible{outline:2px solid #7FD3FF;outline-offset:2px}
summary{cursor:pointer;color:#7FD3FF;padding:.2rem 0}table{border-collapse:collapse;width:100%;font-size:.875rem;font-variant-numeric:tabular-nums}th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #1F262E;vertical-align:top;font-weight:400}thead th{color:#A7B0BA}code{font-size:.875em;background:#161B21;padding:.1em .35em;border-radius:4px}[hidden]{display:none}`;

const SEARCH = `const field=document.querySelector('input'),found=document.querySelector('output');field.addEventListener('input',()=>{const words=field.value.toLowerCase().split(/\\s+/).filter(Boolean);let count=0;for(const chapter of document.querySelectorAll('section')){let any=false;for(const rule of chapter.querySelectorAll('article')){const text=rule.textContent.toLowerCase();rule.hidden=!words.every((word)=>text.includes(word));if(!rule.hidden){any=true;count+=1}}chapter.hidden=!any}found.textContent=count+' rules'});`;

/** The rule book as one page that needs nothing else: every rule with its settings and a worked example, searchable. */
export const rulesPage = (cases: readonly WorkedCase[]): string => {
  const chapters = RULE_BOOK.map(({ title, rules }) => `<section><h2>${escaped(title)}</h2>${rules.map((rule) => article(rule, cases)).join('')}</section>`).join('');
  const sources = Object.entries(RULE_SOURCES).map(([key, source]) => `<b>${key}</b> ${escaped(source)}`).join('<br>');
  const count = RULE_BOOK.reduce((sum, { rules }) => sum + rules.length, 0);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Nadir: the rules</title><link rel="icon" href="icon.svg"><style>${STYLE}</style><main><h1>The rules</h1><p class="muted">RECIST 1.1 and iRECIST as Nadir applies them. Research use: a label does not decide treatment.</p><label for="search">Search the rules</label><input id="search" type="search" autocomplete="off"><output for="search" class="muted">${count} rules</output>${chapters}<h2>Sources</h2><p class="muted">${sources}</p></main><script>${SEARCH}</script></html>\n`;
};
