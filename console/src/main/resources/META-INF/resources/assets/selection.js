import { store } from './store.js';

/**
 * What is chosen: kept in the fragment of the URL, so that every view has a link and "Back" works.
 * `#run=r7`, `#run=r7&view=lineage`, `#hop=h41&tab=why`, `#token=T3`, `#compare=r7,r9`, and `#/` for the start.
 */
class Selection extends EventTarget {
  run = null;
  hop = null;
  token = null;
  compare = null;
  view = 'diagram';
  tab = 'wire';
  /** Show each new run as it begins. Stays off while somebody reads one. */
  follows = true;

  constructor() {
    super();
    addEventListener('hashchange', () => this.#read());
    this.#read();
    // The recording gives way to what happens now.
    this.follows = !location.hash || location.hash.startsWith('#run=rec-');
  }

  #read() {
    if (location.hash === '#/') return this.reset();
    const params = new URLSearchParams(location.hash.slice(1));
    const known = ['run', 'hop', 'token', 'compare'].some((name) => params.has(name));
    if (!known && location.hash) return;
    this.hop = params.get('hop');
    this.token = params.get('token');
    this.compare = params.get('compare')?.split(',').slice(0, 2) ?? null;
    this.view = params.get('view') === 'lineage' ? 'lineage' : 'diagram';
    this.tab = params.get('tab') ?? (this.hop ? this.tab : 'wire');
    this.run = params.get('run') ?? this.run;
    this.#findRun();
    this.dispatchEvent(new Event('change'));
  }

  /** News came: the run of what is chosen may be known now, or another one. */
  settle() {
    const before = this.run;
    this.#findRun();
    if (this.run !== before) this.dispatchEvent(new Event('change'));
  }

  /** The chosen run became a part of another one. */
  merged({ from, into }) {
    if (this.run !== from) return;
    if (this.hop || this.token || this.compare) this.run = into;
    else this.go(runLink(into) + (this.view === 'lineage' ? '&view=lineage' : ''), true);
  }

  /** The run follows from the hop, the hop of a token from where it was made. */
  #findRun() {
    if (this.token) {
      const { book, id } = store.find(this.token);
      const token = book.tokens.get(id);
      const hop = token?.madeBy || token?.seen?.[0]?.hop;
      if (hop && book.hops.has(hop)) this.run = book.prefix + book.hops.get(hop).run;
    }
    if (this.hop) {
      const { book, id } = store.find(this.hop);
      if (book.hops.has(id)) this.run = book.prefix + book.hops.get(id).run;
    }
  }

  /** Goes to a fragment; `replace` for steps that "Back" should not repeat. */
  go(fragment, replace = false) {
    if (!replace) {
      if (location.hash === '#' + fragment) this.#read();
      else location.hash = fragment;
      return;
    }
    history.replaceState(null, '', '#' + fragment);
    this.#read();
  }

  /** Nothing is chosen. */
  reset() {
    Object.assign(this, { run: null, hop: null, token: null, compare: null, follows: true });
    history.replaceState(null, '', location.pathname);
    this.dispatchEvent(new Event('change'));
  }

  /** Closes the details. */
  close() {
    this.hop = null;
    this.token = null;
    this.go(runLink(this.run), true);
  }

  /** Keeps the tab in the link, without a step in the history. */
  showTab(tab) {
    this.tab = tab;
    this.go(`hop=${encodeURIComponent(this.hop)}&tab=${tab}`, true);
  }
}

const runLink = (run) => `run=${encodeURIComponent(run ?? '')}`;

export const link = {
  run: (book, id, view) => `#${runLink(book.prefix + id)}${view ? '&view=' + view : ''}`,
  hop: (book, id) => `#hop=${encodeURIComponent(book.prefix + id)}`,
  token: (book, label) => `#token=${encodeURIComponent(book.prefix + label)}`,
};

export const selection = new Selection();
