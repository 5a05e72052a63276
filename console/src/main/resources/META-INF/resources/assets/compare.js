import { el, fill, short } from './dom.js';
import { count } from './format.js';
import { rich } from './markers.js';
import { isRefused, status } from './sentence.js';
import { getJson } from './server.js';
import { link } from './selection.js';
import { store } from './store.js';

/** Two runs side by side: what one has and the other has not, and which fields differ. */
class Compare extends HTMLElement {
  #look = null;

  async show([a, b = '']) {
    const look = JSON.stringify([a, b, store.live.runs.get(a), store.live.runs.get(b)]);
    if (look === this.#look) return;
    this.#look = look;
    try {
      const comparison = await getJson(`/compare?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`);
      if (look === this.#look) fill(this, content(comparison));
    } catch (error) {
      fill(this, el('p', { class: 'none' }, error.message));
    }
  }
}

function content({ a, b, rows: all }) {
  const rows = all.filter((pair) => !(pair.a ?? pair.b).background);
  const different = rows.filter((row) => !row.a || !row.b || row.differences.length > 0).length;
  return [
    el('div', { class: 'run-head' },
      el('div', { class: 'run-title' }, el('h2', {}, 'Two runs compared'), el('p', {}, different === 0 ? 'No step differs.' : `${count(different, 'step')} of ${rows.length} ${different === 1 ? 'differs' : 'differ'}.`)),
      el('div', { class: 'tools' },
        el('a', { class: 'button', href: `#compare=${b.id},${a.id}` }, 'Swap'),
        el('a', { class: 'button', href: link.run(store.live, a.id) }, 'Back to the diagram'))),
    el('table', { class: 'comparison' },
      el('thead', {}, el('tr', {}, [a, b].map((run) => el('th', { scope: 'col' }, el('a', { href: link.run(store.live, run.id) }, short(run.title, 120)))), el('th', { scope: 'col' }, 'Difference'))),
      el('tbody', {}, rows.map(row))),
  ];
}

function row({ a, b, differences }) {
  const isSame = a && b && differences.length === 0;
  return el('tr', {}, el('td', { 'data-of': 'First run' }, hopOf(a)), el('td', { 'data-of': 'Second run' }, hopOf(b)),
    el('td', { class: isSame ? '' : 'differs' }, isSame ? el('span', { class: 'soft' }, 'none') : difference(a, b, differences)));
}

function hopOf(hop) {
  if (!hop) return el('span', { class: 'hid' }, 'not in this run');
  return [el('span', { class: 'soft' }, `${short(hop.from.label, 60)} → ${short(hop.to.label, 60)}`), el('br'),
    el('a', { href: link.hop(store.live, hop.id) }, short(hop.title, 120)), ' ', el('b', { class: isRefused(hop) ? 'no' : 'yes' }, status(hop))];
}

function difference(a, b, differences) {
  if (!a || !b) return el('span', { class: 'tag' }, a ? 'only in the first' : 'only in the second');
  return el('dl', {}, differences.map(({ field, a: before, b: after }) =>
    el('div', {}, el('dt', { class: 'tag' }, field), el('dd', {}, text(before), el('span', { role: 'img', 'aria-label': 'becomes' }, ' → '), text(after)))));
}

const text = (value) => (value === null || value === undefined || value === '' ? el('span', { class: 'hid' }, 'none') : rich(value, store.live, 200));

customElements.define('lab-compare', Compare);
