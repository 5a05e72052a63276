/** What is known: runs, their hops, and the tokens in them. One book is live, one holds the recording. */
export class Book {
  /** `prefix` is put before ids in links, so that a recorded h1 is not mistaken for a live one. */
  constructor(prefix = '') {
    this.prefix = prefix;
    this.empty();
  }

  empty() {
    this.runs = new Map();
    this.hops = new Map();
    this.tokens = new Map();
    this.members = new Map();
    this.sorted = new Map();
    this.version = 0;
  }

  /** One event of the stream. Returns the hop when it is new. */
  apply(event, data) {
    if (event === 'hop') return this.putHop(data);
    if (event === 'run') this.runs.set(data.id, data);
    if (event === 'token') this.tokens.set(data.label, data);
    if (event === 'merge') this.merge(data.from, data.into);
    if (event === 'gone') this.forget(data);
    if (event === 'clear') this.empty();
    return null;
  }

  putHop(data) {
    const before = this.hops.get(data.id);
    const hop = { ...data, run: data.run ?? '', time: Date.parse(data.at) || 0, version: ++this.version };
    if (before && before.run !== hop.run) this.drop(before);
    this.hops.set(hop.id, hop);
    if (!this.members.has(hop.run)) this.members.set(hop.run, new Set());
    this.members.get(hop.run).add(hop.id);
    this.sorted.delete(hop.run);
    return before ? null : hop;
  }

  merge(from, into) {
    for (const id of [...(this.members.get(from) ?? [])]) this.putHop({ ...this.hops.get(id), run: into });
    this.members.delete(from);
    this.sorted.delete(from);
    this.runs.delete(from);
  }

  forget({ hops = [], runs = [] }) {
    for (const id of hops) {
      const hop = this.hops.get(id);
      if (hop) this.drop(hop);
      this.hops.delete(id);
    }
    runs.forEach((id) => this.runs.delete(id));
  }

  drop(hop) {
    const members = this.members.get(hop.run);
    members?.delete(hop.id);
    if (members?.size === 0) this.members.delete(hop.run);
    this.sorted.delete(hop.run);
  }

  /** The hops of a run, in time. Hops that began in the same millisecond keep the order of their ids. */
  hopsOf(run) {
    if (!this.sorted.has(run)) {
      const hops = [...(this.members.get(run) ?? [])].map((id) => this.hops.get(id));
      hops.sort((one, two) => one.time - two.time || number(one.id) - number(two.id) || (one.id < two.id ? -1 : 1));
      this.sorted.set(run, hops);
    }
    return this.sorted.get(run);
  }

  /** Newest first. */
  runsByTime() {
    return [...this.runs.values()].sort(
      (one, two) => (Date.parse(two.startedAt) || 0) - (Date.parse(one.startedAt) || 0) || number(two.id) - number(one.id),
    );
  }

  /** Labels of the tokens in a run, in the order in which they came. */
  tokensOf(run) {
    return [...new Set(this.hopsOf(run).flatMap((hop) => [...(hop.given ?? []), ...(hop.received ?? [])]))];
  }

  /** 1 to 8; 0 for what is not a token. */
  colour(label) {
    const token = this.tokens.get(label);
    return token ? ((Math.max(1, token.colour) - 1) % 8) + 1 : 0;
  }
}

const number = (id) => Number.parseInt(String(id).replace(/^\D+/, ''), 10) || 0;
