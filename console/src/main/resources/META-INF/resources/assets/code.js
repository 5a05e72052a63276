import { copy } from './actions.js';
import { el } from './dom.js';

const JAVA = /(\/\/.*$|\/\*.*?(?:\*\/|$)|^\s*\*.*$)|("(?:[^"\\]|\\.)*")|\b(abstract|boolean|case|catch|class|else|extends|final|for|if|implements|import|int|interface|long|new|null|package|private|protected|public|record|return|sealed|static|super|switch|this|throw|throws|true|false|try|var|void|while|permits|default)\b|(@\w+)/g;

/** The method that handled the request, from the file on disk. */
export function codePane({ code }) {
  if (!code) return el('p', { class: 'none' }, 'The console knows no class for this request, or its source is not on this machine.');
  const simple = code.class.split('.').at(-1);
  const place = `${code.file}:${code.firstLine}`;
  return [
    el('p', {}, 'Handled by ', el('b', {}, code.method ? `${simple}#${code.method}` : simple)),
    el('p', { class: 'place' }, el('code', {}, place), ' ', el('button', { type: 'button', onclick: () => copy(place, 'Path') }, 'Copy path')),
    el('pre', { class: 'code', tabindex: '0', 'aria-label': 'Source code' },
      (code.lines ?? []).map((line, index) => [el('span', { class: 'number', 'aria-hidden': 'true' }, String(code.firstLine + index)), highlighted(line), '\n'])),
  ];
}

function highlighted(line) {
  const parts = [];
  let end = 0;
  for (const match of line.matchAll(JAVA)) {
    const look = match[1] ? 'comment' : match[2] ? 'string' : match[3] ? 'keyword' : 'note';
    parts.push(line.slice(end, match.index), el('span', { class: look }, match[0]));
    end = match.index + match[0].length;
  }
  return [parts, line.slice(end)];
}
