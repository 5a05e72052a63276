import { Book } from './book.js';

/**
 * The state of the page: the live book, the recorded one, and whether news are shown. Dispatches `change` at most once a frame, with the hops that
 * are new.
 */
class Store extends EventTarget {
  live = new Book();
  recorded = new Book('rec-');
  isLive = false;
  isPaused = false;
  #next = null;
  #start = null;
  #waiting = [];
  #fresh = [];
  #scheduled = false;

  /** An event of the stream. After a connection starts, events go to a new book until all is known; the old one stays on the screen. */
  receive(event, data) {
    if (event === 'hello') this.#begin(data);
    else if (event === 'live') this.#goLive();
    else if (this.#next) this.#next.apply(event, data);
    else if (this.isPaused) this.#hold(event, data);
    else this.#apply(event, data);
  }

  #hold(event, data) {
    this.#waiting.push([event, data]);
    this.changed();
  }

  #begin({ start }) {
    this.hasRestarted = this.#start !== null && this.#start !== start;
    this.#start = start;
    this.#next = new Book();
  }

  #goLive() {
    if (this.#next) this.live = this.#next;
    this.#next = null;
    this.#waiting = [];
    this.isLive = true;
    this.changed();
    this.dispatchEvent(new CustomEvent('live', { detail: { hasRestarted: this.hasRestarted } }));
  }

  #apply(event, data) {
    const fresh = this.live.apply(event, data);
    if (fresh) this.#fresh.push(fresh);
    if (event === 'merge' || event === 'clear') this.dispatchEvent(new CustomEvent(event, { detail: data }));
    this.changed();
  }

  /** Puts a hop of the recording on the screen. */
  record(event, data) {
    const fresh = this.recorded.apply(event, data);
    if (fresh) this.#fresh.push(fresh);
    this.changed();
  }

  pause(isPaused) {
    this.isPaused = isPaused;
    if (!isPaused) this.#waiting.splice(0).forEach(([event, data]) => this.#apply(event, data));
    this.changed();
  }

  /** How many hops came while the page was paused. */
  get waiting() {
    return this.#waiting.filter(([event]) => event === 'hop').length;
  }

  changed() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const tell = () => {
      this.#scheduled = false;
      this.dispatchEvent(new CustomEvent('change', { detail: { fresh: this.#fresh.splice(0) } }));
    };
    // A page in the background gets no frames; it should be up to date when somebody looks at it.
    if (document.hidden) setTimeout(tell, 200);
    else requestAnimationFrame(tell);
  }

  /** The book and the id in it that a link means. */
  find(link) {
    const isRecorded = String(link).startsWith(this.recorded.prefix);
    return isRecorded
      ? { book: this.recorded, id: link.slice(this.recorded.prefix.length) }
      : { book: this.live, id: link };
  }
}

export const store = new Store();
