import { command, copy, download } from './actions.js';
import './diagram.js';
import './lineage.js';
import './compare.js';
import { demo } from './demo.js';
import { el, fill, short } from './dom.js';
import { count, timeWithSeconds } from './format.js';
import { can } from './server.js';
import { link, selection } from './selection.js';
import { store } from './store.js';
import { FIRST_COMMAND, welcome } from './welcome.js';

const NEAR_END_PIXELS = 120;

/** The middle of the page: the chosen run as a diagram, its lineage, or two runs compared. */
class Stage extends HTMLElement {
  #features = {};

  async connectedCallback() {
    this.filter = document.querySelector('lab-filter');
    this.head = el('div', { class: 'run-head' });
    this.note = el('div', { class: 'recorded-note', hidden: true });
    this.diagram = document.createElement('lab-diagram');
    this.lineage = document.createElement('lab-lineage');
    this.compare = document.createElement('lab-compare');
    this.empty = el('div');
    this.body = el('div', { class: 'stage-body' }, this.empty, this.diagram, this.lineage, this.compare);
    fill(this, this.head, this.note, this.body);
    store.addEventListener('change', ({ detail }) => this.#draw(detail.fresh));
    selection.addEventListener('change', () => this.#draw());
    this.filter.addEventListener('filter', () => this.#draw());
    demo.addEventListener('change', () => this.#drawNote());
    this.#draw();
    for (const feature of ['compare', 'export', 'har', 'otlp', 'demo']) this.#features[feature] = await can(feature);
    this.headLook = null;
    this.#draw();
  }

  #draw(fresh = []) {
    const { book, id } = store.find(selection.run ?? '');
    const run = book.runs.get(id) ?? (selection.run === '' ? background(book) : null);
    const isComparing = Boolean(selection.compare);
    const isLineage = selection.view === 'lineage';
    this.diagram.hidden = isComparing || isLineage || !run;
    this.lineage.hidden = isComparing || !isLineage || !run;
    this.compare.hidden = !isComparing;
    this.#drawHead(isComparing ? null : run, book);
    this.#drawNote(isComparing ? null : run, book);
    this.#drawEmpty(run || isComparing);
    if (isComparing) this.compare.show(selection.compare);
    else if (run && isLineage) this.lineage.show(book, run.id);
    else if (run) this.#drawDiagram(book, run, fresh);
  }

  #drawDiagram(book, run, fresh) {
    const all = book.hopsOf(run.id);
    const hops = this.filter.isOn ? all.filter((hop) => this.filter.matches(hop, run)) : all;
    const scroller = this.body;
    // Reading the height makes the browser lay out the page, so only when something came.
    const isGrowing = fresh.some((hop) => hop.run === run.id);
    const wasAtEnd = isGrowing && scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END_PIXELS;
    const chosen = selection.hop ? store.find(selection.hop).id : null;
    this.diagram.show({
      book, run: selection.run, hops, folds: run.id !== '', hidden: all.length - hops.length, chosen,
      fresh: new Set(fresh.map((hop) => hop.id)),
    });
    if (wasAtEnd) scroller.scrollTop = scroller.scrollHeight;
    this.#reveal(chosen);
  }

  /** Once: after that the reader may scroll away. */
  #reveal(chosen) {
    const button = chosen && this.diagram.button(chosen);
    if (chosen === this.revealed || (chosen && !button)) return;
    this.revealed = chosen;
    // The details may have taken room from the diagram, which it gets after this.
    if (button) requestAnimationFrame(() => button.scrollIntoView({ block: 'nearest' }));
  }

  #drawHead(run, book) {
    const others = this.#features.compare && !book.prefix ? store.live.runsByTime().filter((other) => other.id !== run?.id).slice(0, 50) : [];
    const look = JSON.stringify([run, selection.view, others.map((other) => [other.id, other.title]), this.#features]);
    if (look === this.headLook) return;
    this.headLook = look;
    this.head.hidden = !run;
    if (!run) return;
    fill(this.head,
      el('div', { class: 'run-title' }, el('h2', {}, short(run.title, 200)), el('p', {}, facts(run, book))),
      run.id && el('div', { class: 'tools' }, this.#views(run, book), this.#compareWith(run, others), this.#export(run, book)));
  }

  #views(run, book) {
    const view = (name, text) =>
      el('a', { href: link.run(book, run.id, name), 'aria-current': (selection.view === 'lineage') === Boolean(name) ? 'true' : null }, text);
    return el('span', { class: 'switch' }, view('', 'Diagram'), view('lineage', 'Lineage'));
  }

  #compareWith(run, others) {
    if (others.length === 0) return null;
    const compare = (event) => selection.go(`compare=${run.id},${event.target.value}`);
    return el('select', { 'aria-label': 'Compare with another run', onchange: compare },
      el('option', { value: '' }, 'Compare with …'),
      others.map((other) => el('option', { value: other.id }, `${short(other.title, 60)} (${timeWithSeconds(other.startedAt)})`)));
  }

  #export(run, book) {
    if (book.prefix || !this.#features.export) return null;
    const formats = { mermaid: 'Mermaid, for a bug report' };
    if (this.#features.har) formats.har = 'HAR, for browser tools';
    if (this.#features.otlp) formats.otlp = 'OTLP/JSON, for trace viewers';
    return el('details', { class: 'menu' }, el('summary', {}, 'Export'),
      el('div', {}, Object.entries(formats).map(([format, text]) => el('button', { type: 'button', onclick: () => download(run.id, format) }, text)),
        el('button', { type: 'button', onclick: () => copy(location.origin + '/' + link.run(book, run.id), 'Link') }, 'Copy link to this run')));
  }

  #drawNote(run = store.recorded.runs.get(store.find(selection.run ?? '').id), book = store.find(selection.run ?? '').book) {
    this.note.hidden = !run || !book.prefix || selection.view === 'lineage';
    if (this.note.hidden) return;
    const look = JSON.stringify([demo.isPlaying, this.#features.demo]);
    if (look === this.note.dataset.look && this.note.firstChild) return;
    this.note.dataset.look = look;
    fill(this.note,
      el('p', {}, el('span', { class: 'badge' }, 'Recorded'), ' This is a recording of the demo. Run it live, or call the lab yourself:'),
      el('span', { class: 'tools' },
        this.#features.demo !== false && el('button', { type: 'button', class: 'primary', onclick: () => demo.runLive() }, 'Run it live'),
        el('button', { type: 'button', disabled: demo.isPlaying, onclick: () => demo.play() }, demo.isPlaying ? 'Playing …' : 'Play again')),
      command(FIRST_COMMAND));
  }

  #drawEmpty(isUsed) {
    const isEmpty = !isUsed && store.isLive;
    this.empty.hidden = !isEmpty;
    if (!isEmpty) return fill(this.empty);
    if (store.live.runs.size > 0 || store.recorded.runs.size > 0) return fill(this.empty, el('p', { class: 'none' }, selection.run ? 'This run is no longer kept. Choose another one.' : 'Choose a run.'));
    const look = String(this.#features.demo);
    if (this.empty.dataset.look !== look || !this.empty.firstChild) fill(this.empty, welcome(this.#features.demo && (() => demo.runLive())));
    this.empty.dataset.look = look;
  }
}

function facts(run, book) {
  const parts = [short(run.detail, 80), count(run.hops, 'hop'), run.tokens ? count(run.tokens, 'token') : null, book.prefix ? 'recorded' : timeWithSeconds(run.startedAt)];
  return [parts.filter(Boolean).join(' · '), run.refused ? [' · ', el('span', { class: 'no' }, '✕ ' + short(run.refused, 80))] : null];
}

function background(book) {
  const hops = book.hopsOf('');
  return hops.length && { id: '', title: 'In the background', detail: 'Key sets and revocation lists that programs keep fresh', hops: hops.length, tokens: 0, startedAt: hops[0].at };
}

customElements.define('lab-stage', Stage);
