import { el, fill, short } from './dom.js';
import { count, time } from './format.js';
import { patch } from './patch.js';
import { link, selection } from './selection.js';
import { store } from './store.js';

const NOW_MILLISECONDS = 5 * 60_000;
const PAGE = 100;
const MOST_DOTS = 8;

/** The list of runs: now, earlier, recorded, and what programs do in the background. */
class Runs extends HTMLElement {
  #most = PAGE;

  connectedCallback() {
    this.filter = document.querySelector('lab-filter');
    this.groups = Object.fromEntries(['Now', 'Earlier', 'Recorded', 'In the background'].map((title) => [title, emptyGroup(title)]));
    this.follow = el('button', { class: 'follow', type: 'button', title: 'Show each new run as it begins', onclick: () => this.#toggleFollow() }, 'Follow new runs');
    this.more = el('button', { class: 'more', type: 'button', onclick: () => this.#showMore() });
    this.waiting = el('p', { class: 'none' }, 'Runs appear here: requests that belong together.');
    this.none = el('p', { class: 'none' }, 'No run fits the filter. ', el('button', { class: 'more', type: 'button', onclick: () => this.filter.clear() }, 'Clear the filter'));
    const { Now, Earlier, Recorded, ...rest } = this.groups;
    fill(this, this.follow, this.waiting, this.none, Now, Earlier, this.more, Recorded, Object.values(rest));
    this.#listen();
    this.#draw();
  }

  #listen() {
    const draw = () => this.#draw();
    store.addEventListener('change', draw);
    selection.addEventListener('change', draw);
    this.filter.addEventListener('filter', draw);
    this.addEventListener('click', (event) => this.#chosen(event));
    setInterval(draw, 30_000);
  }

  /** Somebody who chooses an older run wants to read it: new runs do not take its place. */
  #chosen(event) {
    const run = event.target.closest('a')?.dataset.run;
    if (run !== undefined) selection.follows = run === store.live.runsByTime()[0]?.id;
  }

  #draw() {
    const isNow = (run) => Date.now() - (Date.parse(run.lastAt) || 0) < NOW_MILLISECONDS;
    const live = this.#matching(store.live);
    const shown = live.slice(0, this.#most);
    show(this.groups.Now, store.live, shown.filter(isNow));
    show(this.groups.Earlier, store.live, shown.filter((run) => !isNow(run)));
    show(this.groups.Recorded, store.recorded, this.#matching(store.recorded));
    show(this.groups['In the background'], store.live, this.#background());
    this.more.hidden = live.length === shown.length;
    fill(this.more, `Show ${Math.min(PAGE, live.length - shown.length)} more`);
    this.none.hidden = !this.filter.isOn || live.length > 0 || store.live.runs.size === 0;
    this.waiting.hidden = store.live.runs.size + store.recorded.runs.size > 0;
    this.follow.hidden = store.live.runs.size === 0;
    this.follow.setAttribute('aria-pressed', String(selection.follows));
  }

  #toggleFollow() {
    selection.follows = !selection.follows;
    if (selection.follows) selection.go(`run=${store.live.runsByTime()[0]?.id ?? ''}`);
    this.#draw();
  }

  #showMore() {
    this.#most += PAGE;
    this.#draw();
  }

  #matching(book) {
    const runs = book.runsByTime();
    if (!this.filter.isOn) return runs;
    return runs.filter((run) => book.hopsOf(run.id).some((hop) => this.filter.matches(hop, run)));
  }

  /** Key sets, revocation lists and health checks that belong to no run. */
  #background() {
    const hops = store.live.hopsOf('');
    if (hops.length === 0) return [];
    return [{ id: '', title: 'Key sets and revocation lists', detail: 'programs keep them fresh', hops: hops.length, tokens: 0, lastAt: hops.at(-1).at }];
  }

  get links() {
    return [...this.querySelectorAll('a')];
  }
}

function emptyGroup(title) {
  return el('section', { hidden: true }, el('h2', {}, title), el('ul'));
}

function show(group, book, runs) {
  group.hidden = runs.length === 0;
  patch(group.querySelector('ul'), runs.map((run) => ({ id: run.id, look: look(book, run), draw: () => el('li', {}, item(book, run)) })));
}

const look = (book, run) => JSON.stringify([run, isChosen(book.prefix + run.id), book.tokensOf(run.id).length]);

const isChosen = (id) => (selection.compare ? selection.compare.includes(id) : selection.run === id);

function item(book, run) {
  const id = book.prefix + run.id;
  return el('a', { class: 'run', href: link.run(book, run.id), 'data-run': id, 'aria-current': isChosen(id) ? 'true' : null },
    el('strong', {}, short(run.title, 120)),
    el('span', { class: run.refused ? 'no' : '' }, el('span', {}, summary(run)), book.prefix ? null : el('time', {}, time(run.lastAt))),
    dots(book, run));
}

function summary(run) {
  if (run.refused) return '✕ ' + short(run.refused, 60);
  return [count(run.hops, 'hop'), run.tokens ? count(run.tokens, 'token') : null, short(run.detail, 60)].filter(Boolean).join(' · ');
}

/** The colours of its tokens, so that a run is found again at a glance. */
function dots(book, run) {
  const labels = book.tokensOf(run.id).slice(0, MOST_DOTS);
  return labels.length > 0 && el('span', { class: 'dots', 'aria-hidden': 'true' }, labels.map((label) => el('i', { class: 'k' + book.colour(label), 'data-label': label })));
}

customElements.define('lab-runs', Runs);
