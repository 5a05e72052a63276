import { count } from './format.js';
import { sentence } from './sentence.js';
import { store } from './store.js';

const EVERY_MILLISECONDS = 4000;

/** Says to screen readers what came, and not more often than somebody can listen. */
class Announcer extends HTMLElement {
  #waiting = [];
  #timer = null;

  connectedCallback() {
    store.addEventListener('change', ({ detail }) => {
      this.#waiting.push(...detail.fresh.filter((hop) => !hop.background));
      if (this.#waiting.length > 0) this.#timer ??= setTimeout(() => this.#say(), EVERY_MILLISECONDS);
    });
  }

  #say() {
    const hops = this.#waiting.splice(0);
    this.#timer = null;
    const last = sentence(hops.at(-1));
    this.textContent = hops.length === 1 ? `New: ${last}.` : `${count(hops.length, 'new request')}. The last: ${last}.`;
  }
}

customElements.define('lab-announcer', Announcer);
