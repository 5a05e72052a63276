import './announcer.js';
import './drawer.js';
import './filter.js';
import './runs.js';
import './stage.js';
import './status.js';
import { demo } from './demo.js';
import { selectHop } from './keyboard.js';
import { selection } from './selection.js';
import { store } from './store.js';
import { Stream } from './stream.js';

/** Connects the stream, the store and what is chosen. */

let newest = null;

const stream = new Stream();
stream.addEventListener('news', ({ detail }) => store.receive(detail.event, detail.data));
stream.addEventListener('state', ({ detail }) => {
  document.querySelector('lab-status').connection = detail;
  document.querySelector('lab-notice').connection = detail;
});

store.addEventListener('merge', ({ detail }) => selection.merged(detail));

store.addEventListener('clear', () => selection.reset());

store.addEventListener('live', ({ detail }) => {
  // Ids start from 1 again: what was chosen means something else now.
  if (detail.hasRestarted) selection.reset();
  start();
});

/** The newest run; the recorded one when there is none. */
async function start() {
  selection.settle();
  const latest = store.live.runsByTime()[0]?.id;
  if (selection.run && selection.run === latest) {
    selection.follows = true;
    newest = latest;
  }
  if (store.live.runs.size > 0) return followNewest();
  if (demo.total === 0 && !(await demo.start())) return;
  const [recorded] = store.recorded.runs.keys();
  const isFree = selection.follows && !selection.hop && !selection.compare;
  if (isFree && recorded && store.live.runs.size === 0) selection.go(`run=${store.recorded.prefix}${recorded}`, true);
}

selection.addEventListener('change', () => {
  if (selection.run !== null || !store.isLive) return;
  newest = null;
  start();
});

/** Shows a run that has just begun, unless somebody reads the details of another one. */
function followNewest() {
  const run = store.live.runsByTime()[0]?.id;
  const isFree = selection.follows && !selection.hop && !selection.token && !selection.compare;
  if (run && run !== newest && isFree) selection.go(`run=${run}`, true);
  newest = run;
}

store.addEventListener('change', () => {
  selection.settle();
  if (store.isLive) followNewest();
});

document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-hop]');
  if (!button) return;
  selectHop(button);
  // A click by keyboard goes on to the details; on a narrow screen they cover the diagram.
  if (event.detail === 0) document.getElementById('tab-' + selection.tab)?.focus();
  else if (matchMedia('(max-width: 760px)').matches) document.getElementById('close')?.focus();
});

/** Every place of a label is marked while the pointer or the focus is on one of them. */
function mark(event) {
  const label = event.target.closest?.('[data-label]')?.dataset.label;
  document.querySelectorAll('.same').forEach((chip) => chip.classList.remove('same'));
  if (label) document.querySelectorAll(`[data-label="${CSS.escape(label)}"]`).forEach((chip) => chip.classList.add('same'));
}
document.addEventListener('pointerover', mark);
document.addEventListener('focusin', mark);

document.addEventListener('click', (event) => {
  document.querySelectorAll('details.menu[open]').forEach((menu) => {
    if (!menu.contains(event.target) || event.target.closest('button')) menu.open = false;
  });
});

document.body.append(document.createElement('lab-keys'));
stream.run();
