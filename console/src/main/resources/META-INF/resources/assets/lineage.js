import { claimsTable } from './claims.js';
import { el, fill, short } from './dom.js';
import { lineageOf } from './lineages.js';
import { chip, meaning } from './markers.js';
import { link } from './selection.js';

const SHOWN_CLAIMS = ['sub', 'aud', 'scope'];

/** Which token of a run came from which, as a graph, and what changed at each step, as tables. */
class LineageView extends HTMLElement {
  #look = null;

  async show(book, run) {
    const look = JSON.stringify([book.prefix, run, book.tokensOf(run).map((label) => [label, book.tokens.get(label)?.from])]);
    if (look === this.#look) return;
    this.#look = look;
    try {
      const lineage = await lineageOf(book, run);
      if (look === this.#look) fill(this, content(lineage, book));
    } catch (error) {
      fill(this, el('p', { class: 'none' }, error.message));
    }
  }
}

function content({ tokens, links, tables }, book) {
  if (tokens.length === 0) return el('p', { class: 'none' }, 'No token is in this run.');
  return [
    el('p', { class: 'soft' }, 'Each token comes from the one before it.'),
    graph(tokens, links, book),
    tables.length > 0 && el('h3', {}, 'What changed'),
    el('div', { class: 'tables' }, tables.map((table) => el('div', { class: 'card' }, claimsTable(table, book), table.hop && el('p', { class: 'soft' }, 'In ', hopLink(table.hop, book))))),
  ];
}

const hopLink = (id, book) => el('a', { href: link.hop(book, id) }, short(book.hops.get(id)?.title ?? id, 80));

/** Nested lists, drawn as a tree. A token that came from two is below the first, and names the other. */
function graph(tokens, links, book) {
  const all = [...new Set([...links.map(({ from }) => from), ...tokens])];
  const parents = grouped(links);
  const roots = all.filter((label) => !parents.has(label));
  const drawn = new Set();
  const branch = (label, how) => {
    if (drawn.has(label)) return null;
    drawn.add(label);
    const others = (parents.get(label) ?? []).slice(1);
    const children = links.filter(({ from, to }) => from === label && !drawn.has(to) && parents.get(to)[0].from === label);
    return el('li', {}, how && el('span', { class: 'how' }, how), node(label, others, book),
      children.length > 0 && el('ul', {}, children.map((child) => branch(child.to, child.how))));
  };
  return el('ul', { class: 'graph', 'aria-label': 'Where each token came from' }, roots.map((label) => branch(label, null)));
}

function grouped(links) {
  const groups = new Map();
  for (const one of links) groups.set(one.to, [...(groups.get(one.to) ?? []), one]);
  return groups;
}

function node(label, others, book) {
  const token = book.tokens.get(label);
  const claims = SHOWN_CLAIMS.map((wanted) => token?.claims?.find(({ name, text }) => text && name === wanted)).filter(Boolean);
  return el('div', { class: 'card node', 'data-label': label },
    el('p', {}, chip(label, book), ' ', el('b', {}, meaning(label, book))),
    claims.map(({ name, text }) => el('p', {}, el('span', { class: 'soft' }, name + ' '), short(text, 80))),
    others.map(({ from, how }) => el('p', { class: 'soft' }, `also ${how} from `, chip(from, book))));
}

customElements.define('lab-lineage', LineageView);
