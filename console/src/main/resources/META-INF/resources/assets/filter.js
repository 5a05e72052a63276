import { el, fill } from './dom.js';
import { isRefused } from './sentence.js';
import { store } from './store.js';

/** What to show: words, an actor, a kind, only refusals. Dispatches `filter` when it changes. */
class Filter extends HTMLElement {
  connectedCallback() {
    this.setAttribute('role', 'search');
    const changed = () => this.dispatchEvent(new Event('filter'));
    this.words = el('input', {
      type: 'search', placeholder: 'Filter: alice, refresh, 403, T3', 'aria-label': 'Filter by text', autocomplete: 'off', spellcheck: 'false', oninput: changed,
    });
    this.actor = el('select', { 'aria-label': 'Filter by actor', onchange: changed });
    this.kind = el('select', { 'aria-label': 'Filter by kind', onchange: changed });
    this.refused = el('input', { type: 'checkbox', onchange: changed });
    fill(this, this.words, this.actor, this.kind, el('label', { class: 'check' }, this.refused, 'Only refusals'));
    this.#offer();
    store.addEventListener('change', () => this.#offer());
  }

  /** Actors and kinds that occurred. */
  #offer() {
    const actors = new Map();
    const kinds = new Set();
    for (const book of [store.live, store.recorded])
      for (const hop of book.hops.values()) {
        [hop.from, hop.to].forEach((party) => actors.set(party.actor, party.label));
        kinds.add(hop.kind);
      }
    options(this.actor, 'All actors', actors);
    options(this.kind, 'All kinds', new Map([...kinds].map((kind) => [kind, kind.replaceAll('-', ' ')])));
  }

  get isOn() {
    return Boolean(this.words.value.trim() || this.actor.value || this.kind.value || this.refused.checked);
  }

  clear() {
    this.words.value = this.actor.value = this.kind.value = '';
    this.refused.checked = false;
    this.dispatchEvent(new Event('filter'));
  }

  /** Each word has to occur in the hop or in the name of its run. */
  matches(hop, run) {
    if (this.refused.checked && !isRefused(hop)) return false;
    if (this.kind.value && hop.kind !== this.kind.value) return false;
    if (this.actor.value && ![hop.from.actor, hop.to.actor].includes(this.actor.value)) return false;
    const words = this.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    return words.length === 0 || allIn(words, haystack(hop, run));
  }
}

const allIn = (words, text) => words.every((word) => text.includes(word));

function haystack(hop, run) {
  const parts = [
    hop.title, hop.kind, hop.kind.replaceAll('-', ' '), hop.note, hop.method, hop.path, hop.status, hop.rfc, hop.from.label, hop.from.detail, hop.to.label,
    hop.to.detail, hop.refusal?.error, hop.refusal?.description, run?.title, run?.detail, ...(hop.given ?? []), ...(hop.received ?? []),
  ];
  return parts.join(' ').toLowerCase();
}

function options(select, all, values) {
  const look = JSON.stringify([...values].sort());
  if (select.dataset.look === look) return;
  const chosen = select.value;
  select.dataset.look = look;
  const sorted = [...values].sort((one, two) => one[1].localeCompare(two[1]));
  fill(select, el('option', { value: '' }, all), sorted.map(([value, text]) => el('option', { value }, text.slice(0, 40))));
  select.value = values.has(chosen) ? chosen : '';
}

customElements.define('lab-filter', Filter);
