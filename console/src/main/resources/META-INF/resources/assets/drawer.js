import { copy, copyCurl } from './actions.js';
import { codePane } from './code.js';
import { recordedDetail } from './demo.js';
import { el, fill, short } from './dom.js';
import { duration } from './format.js';
import { rich } from './markers.js';
import { openRepeat } from './repeat.js';
import { isRefused, status } from './sentence.js';
import { can, getJson } from './server.js';
import { link, selection } from './selection.js';
import { store } from './store.js';
import { tokenPane, tokensPane } from './tokens.js';
import { legend } from './welcome.js';
import { whyPane } from './why.js';
import { wirePane } from './wire.js';

const TABS = { wire: ['Wire', wirePane], tokens: ['Tokens', tokensPane], why: ['Why', whyPane], code: ['Code', codePane] };

const NARROW = matchMedia('(max-width: 760px)');

/** Right of the diagram: the chosen hop in four tabs, or a token, or how to read the diagram. */
class Drawer extends HTMLElement {
  #detail = null;
  #look = null;
  #features = {};

  async connectedCallback() {
    selection.addEventListener('change', () => this.#draw());
    store.addEventListener('change', () => this.#draw());
    NARROW.addEventListener('change', () => this.#cover());
    this.#draw();
    for (const feature of ['curl', 'repeat']) this.#features[feature] = await can(feature);
    this.#look = null;
    this.#draw();
  }

  #draw() {
    document.body.classList.toggle('has-details', Boolean(selection.hop || selection.token));
    document.body.classList.toggle('compares', Boolean(selection.compare));
    this.#cover();
    if (selection.hop) this.#drawHop(store.find(selection.hop));
    else if (selection.token) this.#drawToken(store.find(selection.token));
    else this.#once('legend', () => [legend()]);
  }

  /** On a narrow screen the details cover all the rest; the focus must not go there. */
  #cover() {
    const covers = NARROW.matches && document.body.classList.contains('has-details');
    document.querySelectorAll('.top, .runs, .stage, .skip').forEach((part) => (part.inert = covers));
  }

  /** Draws only when something changed: the reader may be in the middle of it. */
  #once(look, draw) {
    if (look === this.#look) return;
    const isOther = look.split(' ')[0] !== this.#look?.split(' ')[0];
    this.#look = look;
    const focused = this.contains(document.activeElement) ? document.activeElement.id : null;
    fill(this, draw());
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    if (isOther) this.parentElement.scrollTop = 0;
  }

  #drawToken({ book, id }) {
    const token = book.tokens.get(id);
    const look = `token-${selection.token} ${JSON.stringify(token ?? store.isLive)}`;
    this.#once(look, () => [this.#close(), token ? tokenPane(token, book) : gone('token', id)]);
  }

  #drawHop({ book, id }) {
    const hop = book.hops.get(id);
    if (!hop) return this.#once(`gone-${id} ${store.isLive}`, () => [this.#close(), gone('request', id)]);
    this.#load(book, hop);
    const detail = this.#detail;
    const tokens = [...(hop.given ?? []), ...(hop.received ?? [])].map((label) => book.tokens.get(label));
    const look = `hop-${selection.hop} ${selection.tab} ${hop.version} ${detail.state} ${selection.tab === 'tokens' ? JSON.stringify(tokens) : ''}`;
    this.#once(look, () => [this.#close(), this.#heading(hop, book), this.#tabs(), this.#panel(hop, book)]);
  }

  /** Fetches the messages of a hop once for each of its versions. */
  #load(book, hop) {
    const key = `${book.prefix}${hop.id}@${hop.version}`;
    if (this.#detail?.key === key) return;
    const before = this.#detail?.id === book.prefix + hop.id ? this.#detail.value : null;
    const detail = { key, id: book.prefix + hop.id, state: before ? 'again' : 'loading', value: before };
    this.#detail = detail;
    if (book.prefix) return Object.assign(detail, { state: 'done', value: recordedDetail(hop.id) });
    const settle = (result) => {
      Object.assign(detail, result);
      if (this.#detail === detail) this.#draw();
    };
    getJson(`/hops/${encodeURIComponent(hop.id)}`).then((value) => settle({ state: 'done', value }), (error) => settle({ state: 'failed', error }));
  }

  #close() {
    return el('button', { class: 'close', id: 'close', type: 'button', 'aria-label': 'Close the details', title: 'Close (Esc)', onclick: () => selection.close() }, '×');
  }

  #heading(hop, book) {
    const state = status(hop);
    return el('div', { class: 'hop-head' },
      el('h2', {}, short(hop.title, 300)),
      el('p', { class: 'sub' }, `${short(hop.from.label, 80)} → ${short(hop.to.label, 80)}`,
        state && [' · ', el('span', { class: isRefused(hop) ? 'no' : 'yes' }, state)],
        hop.state === 'inferred' ? ' · seen in Location' : ` · ${duration(hop.ms)}`, hop.rfc && ` · ${hop.rfc}`),
      hop.note && el('p', { class: 'sub' }, rich(hop.note, book, 300)),
      el('div', { class: 'tools' },
        !book.prefix && this.#features.curl && el('button', { type: 'button', id: 'copy-curl', onclick: () => copyCurl(hop.id) }, 'Copy as curl'),
        !book.prefix && this.#features.repeat && hop.state !== 'inferred' && el('button', { type: 'button', id: 'repeat', onclick: () => openRepeat(hop, book) }, 'What if …?'),
        el('button', { type: 'button', id: 'copy-link', onclick: () => copy(location.origin + '/' + link.hop(book, hop.id), 'Link') }, 'Copy link')));
  }

  #tabs() {
    const tab = (name, [text]) => {
      const isChosen = name === selection.tab;
      return el('button', {
        type: 'button', role: 'tab', id: 'tab-' + name, 'aria-selected': String(isChosen), 'aria-controls': 'panel', tabindex: isChosen ? '0' : '-1',
        onclick: () => selection.showTab(name),
      }, text);
    };
    const step = { ArrowRight: 1, ArrowLeft: -1 };
    const move = (event) => {
      if (!step[event.key]) return;
      const names = Object.keys(TABS);
      const next = names[(names.indexOf(selection.tab) + step[event.key] + names.length) % names.length];
      selection.showTab(next);
      document.getElementById('tab-' + next)?.focus();
    };
    return el('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Details of the request', onkeydown: move }, Object.entries(TABS).map(([name, parts]) => tab(name, parts)));
  }

  #panel(hop, book) {
    const { state, value, error } = this.#detail;
    const [, draw] = TABS[selection.tab] ?? TABS.wire;
    const content = value ? draw({ ...value, ...hop }, book) : el('p', { class: 'none' }, state === 'failed' ? error.message : 'Loading …');
    return el('div', { role: 'tabpanel', id: 'panel', 'aria-labelledby': 'tab-' + (TABS[selection.tab] ? selection.tab : 'wire'), tabindex: '0' }, content);
  }
}

const gone = (what, id) => el('p', { class: 'none' }, store.isLive ? `The ${what} ${short(id, 30)} is not known, or no longer kept. The console keeps the last 5,000 requests.` : 'Loading …');

customElements.define('lab-drawer', Drawer);
