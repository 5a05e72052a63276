import { el, fill, setVars, short, spoken } from './dom.js';
import { count, duration } from './format.js';
import { icon } from './icons.js';
import { lanesOf } from './lanes.js';
import { chips } from './markers.js';
import { element, patch } from './patch.js';
import { foldText, rowsOf } from './rows.js';
import { isRefused, sentence, status } from './sentence.js';

const MOST_ROWS = 200;

/** The hops of one run as arrows between lanes; on a narrow screen as cards. It is a list, in the order of time. */
class Diagram extends HTMLElement {
  #opened = new Set();
  #shown = { run: null, isAll: false };

  connectedCallback() {
    this.head = el('div', { class: 'lanes', 'aria-hidden': 'true' });
    this.list = el('ol', { class: 'hops', 'aria-label': 'Requests of this run, in order' });
    this.earlier = el('button', { class: 'earlier', type: 'button', hidden: true, onclick: () => this.#showAll() });
    this.rest = el('p', { class: 'none', hidden: true });
    fill(this, this.head, this.earlier, this.list, this.rest);
  }

  /** `context`: `book`, `run` (with its prefix), `hops`, `chosen` (id of a hop), `fresh` (ids of hops to animate), `hidden` (how many the filter hides). */
  show(context) {
    if (context.run !== this.#shown.run) this.#shown = { run: context.run, isAll: false };
    this.context = context;
    const all = rowsOf(context.hops, this.#opened, context.folds);
    const rows = this.#shown.isAll ? all : all.slice(-MOST_ROWS);
    this.earlier.hidden = rows.length === all.length;
    fill(this.earlier, `Show ${all.length - rows.length} earlier`);
    this.rest.hidden = !context.hidden;
    fill(this.rest, `${count(context.hidden, 'request')} of this run ${context.hidden === 1 ? 'does' : 'do'} not fit the filter.`);
    const lanes = lanesOf(context.hops);
    this.#drawLanes(lanes);
    this.#drawRows(rows, lanes);
  }

  #showAll() {
    this.#shown.isAll = true;
    this.show(this.context);
  }

  #drawLanes(lanes) {
    setVars(this, { n: Math.max(1, lanes.length) });
    const look = JSON.stringify(lanes);
    if (look === this.lanesLook) return;
    this.lanesLook = look;
    fill(this.head, el('span'), lanes.map((lane) =>
      el('div', { class: 'lane', title: `${lane.label} ${lane.detail ?? ''}` }, icon(lane.icon), el('b', {}, short(lane.label, 60)), el('small', {}, short(lane.detail, 60)))));
  }

  #drawRows(rows, lanes) {
    const place = new Map(lanes.map((lane, index) => [lane.actor, index]));
    patch(this.list, rows.map((row) => ({ id: row.id, look: this.#look(row, place), draw: () => this.#draw(row, place) })));
  }

  #look(row, place) {
    const { chosen, book } = this.context;
    const labels = row.hop ? [...(row.hop.given ?? []), ...(row.hop.received ?? [])].map((label) => book.colour(label)) : [];
    return JSON.stringify([this.context.run, row.hop?.version, row.at, row.text, row.isOpen, row.hops?.length, row.bars, [...place], row.id === chosen, labels]);
  }

  #draw(row, place) {
    if (row.type === 'pause') return el('li', { class: 'pause' }, el('span', {}, row.text));
    if (row.type === 'fold') return this.#drawFold(row);
    return this.#drawHop(row, place);
  }

  #drawFold(row) {
    const toggle = () => {
      if (!this.#opened.delete(row.id)) this.#opened.add(row.id);
      this.show(this.context);
    };
    return el('li', { class: 'fold' },
      el('button', { type: 'button', 'aria-expanded': String(row.isOpen), onclick: toggle }, short(foldText(row.hops), 200)));
  }

  #drawHop(row, place) {
    const { hop } = row;
    const isChosen = hop.id === this.context.chosen;
    const button = el('button', {
      class: 'hop', type: 'button', 'data-hop': hop.id, 'aria-current': isChosen ? 'true' : null,
    },
      spoken(sentence(hop)),
      el('span', { class: 'time', 'aria-hidden': 'true' }, row.at ? '+' + duration(row.at) : 'start'),
      this.#track(row, place));
    const looks = ['row', isRefused(hop) && 'bad', hop.state, hop.background && 'back', this.context.fresh.has(hop.id) && 'fresh'];
    return el('li', { class: looks.filter(Boolean).join(' ') }, button);
  }

  #track(row, place) {
    const { hop } = row;
    const from = place.get(hop.from.actor);
    const to = place.get(hop.to.actor);
    const way = to < from ? 'left' : to > from ? 'right' : 'self';
    return el('span', { class: 'track ' + way, 'aria-hidden': 'true', vars: where(from, to, place.size) },
      row.bars.map((bar) => el('span', { class: 'bar ' + bar.part, vars: { at: place.get(bar.actor) } })),
      this.#label(hop),
      el('span', { class: 'arrow' }));
  }

  #label(hop) {
    const { book } = this.context;
    return el('span', { class: 'label' },
      el('span', { class: 'way' }, `${short(hop.from.label, 60)} → ${short(hop.to.label, 60)}`),
      el('span', { class: 'what' },
        chips(hop.given, book, true),
        el('b', {}, short(hop.title, 120)), ' ',
        el('span', { class: 'st' }, isRefused(hop) ? '✕ ' : '', status(hop)),
        hop.received?.length ? [el('span', { class: 'gets' }, ' gets '), chips(hop.received, book, true)] : null),
      el('small', {}, short(hop.refusal?.error && !hop.note ? hop.refusal.error : hop.note, 140)));
  }

  /** The button of a row. */
  button(id) {
    return element(this.list, id)?.querySelector('button');
  }

  /** All buttons, from top to bottom. */
  get buttons() {
    return [...this.list.querySelectorAll('button')];
  }
}

/** Lanes as numbers for the style sheet: where the arrow is, and the widest box around its middle for the words. */
function where(from, to, lanes) {
  const middle = (from + to + 1) / 2;
  const half = Math.min(middle, lanes - middle);
  return { lo: Math.min(from, to), span: Math.abs(to - from), left: middle - half, wide: half * 2 };
}

customElements.define('lab-diagram', Diagram);
