import { count, duration } from './format.js';

// Shorter pauses are a program's; longer ones are a person who reads.
const PAUSE_MILLISECONDS = 2000;
const FARTHEST_CAUSE = 50;

/**
 * What the diagram shows, from top to bottom: hops, pauses, and folds of requests in the background.
 * `opened` holds the ids of open folds; without `folds` every hop has its row.
 */
export function rowsOf(hops, opened, folds = true) {
  const start = hops[0]?.time ?? 0;
  const rows = [];
  let last = start;
  for (const hop of hops) {
    if (hop.time - last > PAUSE_MILLISECONDS) rows.push({ type: 'pause', id: 'pause-' + hop.id, text: `${duration(hop.time - last)} later` });
    last = Math.max(last, hop.time + (hop.state === 'open' ? 0 : hop.ms));
    const isFolded = folds && hop.background && !fold(rows, hop, opened).isOpen;
    if (!isFolded) rows.push({ type: 'hop', id: hop.id, hop, at: hop.time - start });
  }
  return addBars(rows);
}

/** Adds a hop to the fold right before it, else to a new one. */
function fold(rows, hop, opened) {
  let last = rows.findLast((row) => !row.hop?.background);
  if (last?.type !== 'fold') {
    const id = 'fold-' + hop.id;
    last = { type: 'fold', id, hops: [], isOpen: opened.has(id) };
    rows.push(last);
  }
  last.hops.push(hop);
  return last;
}

/** `2 key set and revocation list requests in the background`. */
export function foldText(hops) {
  const names = [...new Set(hops.map((hop) => hop.title.toLowerCase()))].slice(0, 3);
  return `${count(hops.length, 'request')} in the background: ${names.join(', ')}`;
}

/**
 * A server that calls others before it responds is busy meanwhile: its lane gets a bar from the request to the last call that it made for it.
 * Each row gets `bars`: `{actor, part}` with part `start`, `middle` or `end`.
 */
function addBars(rows) {
  const lastCalls = new Map();
  rows.forEach((row, index) => {
    row.bars = [];
    const cause = row.type === 'hop' ? causeOf(rows, index) : -1;
    if (cause >= 0) lastCalls.set(cause, index);
  });
  for (const [first, last] of lastCalls)
    for (let at = first; at <= last; at++)
      rows[at].bars.push({ actor: rows[first].hop.to.actor, part: at === first ? 'start' : at === last ? 'end' : 'middle' });
  return rows;
}

/** The request for which a server made this call: the latest that it has not responded to yet. An open event stream asks for nothing. */
function causeOf(rows, index) {
  const { hop } = rows[index];
  for (let at = index - 1; at >= 0 && at > index - FARTHEST_CAUSE; at--) {
    const cause = rows[at].hop;
    if (cause && cause.to.actor === hop.from.actor && cause.kind !== 'mcp-stream' && cause.time + cause.ms >= hop.time) return at;
  }
  return -1;
}
