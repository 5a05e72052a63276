import { count, duration } from './format.js';

// Shorter pauses are a program's; longer ones are a person who reads.
const PAUSE_MILLISECONDS = 2000;

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
  rows.forEach((row) => (row.bars = []));
  rows.forEach((row, index) => {
    if (row.type !== 'hop' || row.hop.state === 'open') return;
    const last = lastCall(rows, index);
    for (let at = index; last > index && at <= last; at++)
      rows[at].bars.push({ actor: row.hop.to.actor, part: at === index ? 'start' : at === last ? 'end' : 'middle' });
  });
  return rows;
}

function lastCall(rows, index) {
  const { hop } = rows[index];
  const end = hop.time + hop.ms;
  let last = index;
  for (let at = index + 1; at < rows.length && (rows[at].hop?.time ?? 0) <= end; at++)
    if (rows[at].type === 'hop' && rows[at].hop.from.actor === hop.to.actor) last = at;
  return last;
}
