import { call, renewKey } from './server.js';

const LONGEST_WAIT_SECONDS = 10;
// The server writes a comment every 15 seconds.
const SILENCE_MILLISECONDS = 40_000;

/**
 * Reads `/events`. `EventSource` cannot send the key, so this reads the response of `fetch`. Dispatches `news` with event and data, and `state`:
 * `connecting`, `open`, or `lost` with the seconds until the next try.
 */
export class Stream extends EventTarget {
  async run() {
    for (let wait = 1; ; wait = Math.min(wait * 2, LONGEST_WAIT_SECONDS)) {
      this.#tell('connecting');
      if (await this.#read()) wait = 1;
      await this.#countDown(wait);
    }
  }

  /** Until the connection ends. Returns whether there was one. */
  async #read() {
    const silence = new AbortController();
    let wasOpen = false;
    try {
      const response = await call('/events', { signal: silence.signal });
      if (response.status === 403) await renewKey();
      if (!response.ok) return false;
      for await (const { event, data } of eventsOf(response.body, silence)) {
        if (event === 'live') this.#tell('open');
        wasOpen ||= event === 'live';
        this.dispatchEvent(new CustomEvent('news', { detail: { event, data } }));
      }
    } catch {
      // The connection broke. The next try says whether it is back.
    }
    return wasOpen;
  }

  async #countDown(seconds) {
    for (let left = seconds; left > 0; left--) {
      this.#tell('lost', left);
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }

  #tell(name, seconds = 0) {
    this.dispatchEvent(new CustomEvent('state', { detail: { name, seconds } }));
  }
}

/** Server-sent events of a body (HTML standard, section 9.2.6). */
async function* eventsOf(body, silence) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const watch = setTimeout(() => silence.abort(), SILENCE_MILLISECONDS);
    const { value, done } = await reader.read();
    clearTimeout(watch);
    if (done) return;
    const blocks = (rest + value).split(/\r?\n\r?\n/);
    rest = blocks.pop();
    for (const block of blocks) {
      const parsed = parse(block);
      if (parsed) yield parsed;
    }
  }
}

function parse(block) {
  let event = 'message';
  const data = [];
  for (const line of block.split(/\r?\n/)) {
    if (line.startsWith('event:')) event = line.slice(6).trim();
    else if (line.startsWith('data:')) data.push(line.slice(5));
  }
  if (data.length === 0) return null;
  try {
    return { event, data: JSON.parse(data.join('\n')) };
  } catch {
    return null;
  }
}
