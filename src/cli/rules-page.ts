import { RULE_BOOK, RULE_SOURCES, SETTINGS, DEFAULT_CHARTER, type Rule } from '../irecist';
import { escaped, exampleOf, type WorkedCase } from './rules-examples';

const settingsOf = (rule: Rule): string => SETTINGS.filter(({ rules }) => rules.includes(rule.number)).map(({ name, title, meaning, values }) => {
  const options = values.kind === 'choice' ? values.options.map(({ value, meaning: what }) => `${value === DEFAULT_CHARTER[name] ? '<b>' : ''}${escaped(String(value))}: ${escaped(what)}${value === DEFAULT_CHARTER[name] ? '</b>' : ''}`).join('; ') : `${String(DEFAULT_CHARTER[name])} ${values.unit}`;
  return `<p class="setting"><code>${escaped(name)}</code> ${escaped(title)}. ${escaped(meaning)} ${options}.</p>`;
}).join('');

const article = (rule: Rule, cases: readonly WorkedCase[]): string =>
  `<article id="${rule.number}"><h3><a href="#${rule.number}">${rule.number}</a> ${escaped(rule.title)}</h3><p>${escaped(rule.sentence)} <cite>${escaped(rule.source)}</cite></p>${settingsOf(rule)}${exampleOf(rule, cases) ?? ''}</article>`;

const STYLE = `:root{color-scheme:dark}*{box-sizing:border-box}body{margin:0;background:#0B0E11;color:#E6EBF0;font:400 1rem/1.55 "Inter Nadir",Inter,system-ui,sans-serif}
main{max-width:52rem;margin:0 auto;padding:2rem 1.5rem 6rem}h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.1rem;margin:2.5rem 0 .5rem;color:#C6CED6}h3{font-size:1rem;margin:0 0 .25rem}
.find{position:sticky;top:0;margin:0 -1.5rem;padding:.75rem 1.5rem;background:#0B0E11;border-bottom:1px solid #2A323B}
article{padding:.9rem 0 .9rem .9rem;margin-left:-.9rem;border-top:1px solid #2A323B;scroll-margin-top:9rem}h2+article{scroll-margin-top:12rem}article:target{box-shadow:inset 3px 0 #7FD3FF;background:#11161B}article p{margin:.25rem 0}
h3 a{display:inline-block;min-width:2.6rem;color:#7FD3FF;text-decoration:none;font-variant-numeric:tabular-nums}h3 a:hover{text-decoration:underline}
cite,.muted,.setting{color:#A7B0BA;font-style:normal;font-size:.875rem}label{display:block;margin:0 0 .35rem;color:#A7B0BA;font-size:.875rem}kbd{font:inherit;border:1px solid #4A5662;border-radius:4px;padding:0 .3em}
input{width:100%;padding:.6rem .75rem;background:#1D242C;color:inherit;border:1px solid #6B7885;border-radius:6px;font:inherit}:is(input,summary,a):focus-visible{outline:2px solid #7FD3FF;outline-offset:2px;border-radius:4px}
summary{cursor:pointer;color:#7FD3FF;padding:.2rem 0}.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.875rem;font-variant-numeric:tabular-nums}th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #1F262E;vertical-align:top;font-weight:400}thead th{color:#A7B0BA}code{font-size:.875em;background:#161B21;padding:.1em .35em;border-radius:4px}[hidden]{display:none}`;

/** A number finds its rule; words find the rules that hold them all, the examples left out. "/" goes to the field, Escape clears it, and an address with #R6 opens that rule with its example. */
const SEARCH = `const field=document.querySelector('input'),found=document.querySelector('output'),rules=[...document.querySelectorAll('article')].map((rule)=>{const copy=rule.cloneNode(true);copy.querySelector('details')?.remove();return{rule,text:copy.textContent.toLowerCase()}});
const search=()=>{const asked=field.value.trim().toLowerCase(),words=asked.split(/\\s+/).filter(Boolean),exact=rules.some(({rule})=>rule.id.toLowerCase()===asked);let count=0;for(const{rule,text}of rules){const fits=exact?rule.id.toLowerCase()===asked:words.every((word)=>text.includes(word));rule.hidden=!fits;if(fits)count+=1}
for(const chapter of document.querySelectorAll('section'))chapter.hidden=!chapter.querySelector('article:not([hidden])');found.textContent=count===1?'1 rule':count+' rules'};
const go=()=>{const rule=document.getElementById(decodeURIComponent(location.hash.slice(1)));if(!rule)return;if(rule.hidden){field.value='';search()}const example=rule.querySelector('details');if(example)example.open=true;rule.scrollIntoView()};
field.addEventListener('input',search);addEventListener('hashchange',go);addEventListener('keydown',(event)=>{if(event.key==='/'&&event.target!==field){event.preventDefault();field.focus();field.select()}else if(event.key==='Escape'&&event.target===field){field.value='';search()}});go()`;

/** The rule book as one page that needs nothing else: every rule with its settings and a worked example, searchable. */
export const rulesPage = (cases: readonly WorkedCase[]): string => {
  const chapters = RULE_BOOK.map(({ title, rules }) => `<section><h2>${escaped(title)}</h2>${rules.map((rule) => article(rule, cases)).join('')}</section>`).join('');
  const sources = Object.entries(RULE_SOURCES).map(([key, source]) => `<b>${key}</b> ${escaped(source)}`).join('<br>');
  const count = RULE_BOOK.reduce((sum, { rules }) => sum + rules.length, 0);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Nadir: the rules</title><link rel="icon" href="icon.svg"><style>${STYLE}</style><main><h1>The rules</h1><p class="muted">RECIST 1.1 and iRECIST as Nadir applies them. Research use: a label does not decide treatment.</p><div class="find" role="search"><label for="search">Search the rules by word or number <kbd>/</kbd></label><input id="search" type="search" autocomplete="off" spellcheck="false"><output for="search" class="muted">${count} rules</output></div>${chapters}<h2>Sources</h2><p class="muted">${sources}</p></main><script>${SEARCH}</script></html>\n`;
};
