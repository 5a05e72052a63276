import { el } from './dom.js';
import { selection } from './selection.js';
import { store } from './store.js';

const SETTING = 'console-single-keys';
const KEYS = {
  '↑ ↓': 'previous or next request, or run', 'Home End': 'first or last', Enter: 'go to the details', '← →': 'runs, requests', Esc: 'close the details',
  '/': 'filter', '1 2 3 4': 'Wire, Tokens, Why, Code', P: 'pause or continue', '?': 'these keys',
};

/** The keys of the page, and the dialog that lists them. */
class Keys extends HTMLElement {
  connectedCallback() {
    const setting = el('input', { type: 'checkbox', onchange: () => localStorage.setItem(SETTING, setting.checked ? 'on' : 'off') });
    // WCAG 2.1.4: keys of one character can be switched off, for people who speak to their computer.
    setting.checked = localStorage.getItem(SETTING) !== 'off';
    this.setting = setting;
    this.dialog = el('dialog', { 'aria-labelledby': 'keys-title' },
      el('h2', { id: 'keys-title' }, 'Keys'),
      el('dl', { class: 'keys' }, Object.entries(KEYS).map(([key, text]) => el('div', {}, el('dt', {}, key.split(' ').map((one) => [el('kbd', {}, one), ' '])), el('dd', {}, text)))),
      el('label', { class: 'check' }, setting, 'Use keys of one character'),
      el('form', { method: 'dialog' }, el('button', { class: 'primary' }, 'Close')));
    this.append(this.dialog);
    document.addEventListener('keydown', (event) => this.#pressed(event));
  }

  open() {
    this.dialog.showModal();
  }

  #pressed(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    const isTyping = event.target.matches('input:not([type=checkbox]), textarea, select');
    if (event.key === 'Escape') return escape(event, isTyping);
    if (isTyping) return;
    const action = MOVES[event.key] ?? (this.setting.checked ? this.#single(event.key) : null);
    if (action && action(event) !== false) event.preventDefault();
  }

  #single(key) {
    const tab = ['wire', 'tokens', 'why', 'code'][Number(key) - 1];
    if (tab && selection.hop) return () => selection.showTab(tab);
    if (key === '/') return () => document.querySelector('lab-filter input').focus();
    if (key === '?') return () => this.open();
    return key.toLowerCase() === 'p' ? () => store.pause(!store.isPaused) : null;
  }
}

const diagram = () => document.querySelector('lab-diagram');
const runs = () => document.querySelector('lab-runs').links;

const MOVES = {
  ArrowDown: (event) => step(event, 1),
  ArrowUp: (event) => step(event, -1),
  Home: (event) => step(event, -Infinity),
  End: (event) => step(event, Infinity),
  ArrowLeft: (event) => event.target.closest('.hops') && focus(document.querySelector('.run[aria-current]') ?? runs()[0]),
  ArrowRight: (event) => event.target.closest('.runs') && focus(current() ?? diagram().buttons[0]),
};

const current = () => diagram().querySelector('.hop[aria-current]');

function escape(event, isTyping) {
  if (isTyping) return event.target.blur();
  if (!selection.hop && !selection.token) return;
  const id = selection.hop && store.find(selection.hop).id;
  selection.close();
  focus(diagram().button(id));
}

function focus(element) {
  element?.focus();
  element?.scrollIntoView({ block: 'nearest' });
  return Boolean(element);
}

/** Moves in the list that has the focus; from anywhere else into the list of requests. */
function step(event, by) {
  if (event.target.closest('.drawer, .top, .run-head, dialog')) return false;
  const isInRuns = event.target.closest('.runs');
  const list = isInRuns ? runs() : diagram().buttons;
  if (list.length === 0) return false;
  const from = list.indexOf(isInRuns ? event.target.closest('a') : (event.target.closest('.hops button') ?? current()));
  const next = list[Math.max(0, Math.min(list.length - 1, from < 0 ? (by > 0 ? 0 : list.length - 1) : from + by))];
  focus(next);
  // The details follow the focus, once they are open, or where there is room for both.
  if (!isInRuns && next.dataset.hop && (selection.hop || matchMedia('(min-width: 1181px)').matches)) selectHop(next, true);
}

/** Chooses the hop of a button; `replace` for steps, which "Back" should not repeat. */
export function selectHop(button, replace = false) {
  const { book } = store.find(selection.run);
  selection.go(`hop=${encodeURIComponent(book.prefix + button.dataset.hop)}&tab=${selection.tab}`, replace);
}

customElements.define('lab-keys', Keys);
