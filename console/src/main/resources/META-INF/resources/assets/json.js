import { el } from './dom.js';
import { rich } from './markers.js';

const MOST_VALUES = 1500;
const DEEPEST = 30;

/** JSON, indented and coloured. */
export function json(value, book) {
  return write(value, book, '', { left: MOST_VALUES });
}

function write(value, book, indent, budget) {
  if (--budget.left < 0 || indent.length > DEEPEST * 2) return el('span', { class: 'hid' }, '… more, not shown');
  if (Array.isArray(value)) return list(value.map((item) => [null, item]), '[', ']', book, indent, budget);
  if (value && typeof value === 'object') return list(Object.entries(value), '{', '}', book, indent, budget);
  if (typeof value === 'string') return el('span', { class: 'string' }, '"', rich(escaped(value), book), '"');
  return el('span', { class: 'literal' }, String(value));
}

/** Quotes and backslashes as JSON writes them; line feeds stay, because they are easier to read. */
const escaped = (text) => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');

function list(entries, open, close, book, indent, budget) {
  if (entries.length === 0) return open + close;
  const inner = indent + '  ';
  const lines = [];
  for (const [index, [name, item]] of entries.entries()) {
    if (budget.left < 0) break;
    lines.push('\n' + inner, name === null ? null : [el('span', { class: 'name' }, '"', rich(name, book, 200), '"'), ': '],
      write(item, book, inner, budget), index < entries.length - 1 ? ',' : '');
  }
  return [open, lines, '\n' + indent + close];
}
