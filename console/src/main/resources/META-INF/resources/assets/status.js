import { toast } from './actions.js';
import { el, fill } from './dom.js';
import { post } from './server.js';
import { store } from './store.js';

/** Right in the header: is the page live? And the buttons to pause, to clear, and to see the keys. */
class Status extends HTMLElement {
  #connection = { name: 'connecting', seconds: 0 };

  connectedCallback() {
    this.state = el('span', { class: 'state' });
    this.pauseButton = el('button', { type: 'button', title: 'Hold what comes until you continue (P)', onclick: () => store.pause(!store.isPaused) });
    const keys = el('button', { type: 'button', 'aria-label': 'Keys', title: 'Keys (?)', onclick: () => document.querySelector('lab-keys').open() }, '?');
    fill(this, this.pauseButton, el('button', { type: 'button', onclick: () => clear() }, 'Clear'), keys, this.state);
    store.addEventListener('change', () => this.#draw());
    this.#draw();
  }

  set connection(state) {
    this.#connection = state;
    this.#draw();
  }

  #draw() {
    const { name } = this.#connection;
    this.className = name === 'open' ? (store.isPaused ? 'paused' : 'live') : name;
    fill(this.pauseButton, store.isPaused ? 'Continue' : 'Pause');
    this.pauseButton.setAttribute('aria-pressed', String(store.isPaused));
    const text = { open: store.isPaused ? `Paused, ${store.waiting} waiting` : 'Live', lost: 'Not connected' }[name] ?? 'Connecting';
    if (this.state.textContent !== text) fill(this.state, el('i', { 'aria-hidden': 'true' }), text);
  }
}

async function clear() {
  try {
    await post('/clear');
  } catch (error) {
    toast(error.message);
  }
}

/** Below the header: that the console does not answer. What is on the screen stays. */
class Notice extends HTMLElement {
  connectedCallback() {
    this.setAttribute('role', 'status');
  }

  set connection({ name, seconds }) {
    if (name === 'connecting') return;
    // The seconds change each second; a screen reader should hear the sentence once.
    const isNew = name === 'lost' && !this.firstChild;
    if (name === 'open') fill(this);
    else if (isNew) fill(this, 'The console does not answer. ', el('span', { 'aria-hidden': 'true' }), ' To start it: ', el('code', {}, './lab up'));
    if (name === 'lost') fill(this.querySelector('span'), `Trying again in ${seconds} s.`);
  }
}

customElements.define('lab-status', Status);
customElements.define('lab-notice', Notice);
