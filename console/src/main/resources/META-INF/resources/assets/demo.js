import { toast } from './actions.js';
import { can, getJson, post } from './server.js';
import { selection } from './selection.js';
import { store } from './store.js';

const LONGEST_DELAY = 900;
const SHORTEST_DELAY = 200;
const details = new Map();

/** The recorded demo: plays hop by hop into the book of recordings. */
class Demo extends EventTarget {
  #record = null;
  #turn = 0;
  played = 0;
  total = 0;

  /** Loads and plays it; returns whether there is a recording. */
  async start() {
    if (!(await can('demo'))) return false;
    try {
      this.#record ??= await getJson('/demo');
    } catch {
      return false;
    }
    if (!this.#record.hops?.length) return false;
    for (const hop of this.#record.hops) details.set(hop.id, hop);
    this.play();
    return true;
  }

  async play() {
    const turn = ++this.#turn;
    const { hops, runs = [], tokens = [], delays = [] } = this.#record;
    store.recorded.empty();
    this.total = hops.length;
    tokens.forEach((token) => store.record('token', token));
    runs.forEach((run) => store.record('run', { ...run, recorded: true }));
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    for (const [index, hop] of hops.entries()) {
      if (!isCalm && index > 0) await pause(delays[index - 1] ?? delays[index] ?? SHORTEST_DELAY);
      if (turn !== this.#turn) return;
      store.record('hop', hop);
      this.#tell(index + 1);
    }
  }

  #tell(played) {
    this.played = played;
    this.dispatchEvent(new Event('change'));
  }

  get isPlaying() {
    return this.played < this.total;
  }

  /** Starts the demo for real; its hops come with the stream. */
  async runLive() {
    selection.follows = true;
    try {
      await post('/demo');
      toast('The demo starts. Its first request appears in a moment.');
    } catch (error) {
      toast(error.status === 409 ? 'The demo is already running.' : error.message);
    }
  }
}

const pause = (milliseconds) =>
  new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_DELAY, Math.max(SHORTEST_DELAY, milliseconds))));

/** The messages of a recorded hop; live ones are fetched. */
export const recordedDetail = (id) => details.get(id);

export const demo = new Demo();
