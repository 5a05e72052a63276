import { toast } from './actions.js';
import { el, fill } from './dom.js';
import { chip } from './markers.js';
import { getJson, post } from './server.js';
import { selection } from './selection.js';

const PLACES = { path: 'Path', query: 'Query', header: 'Headers', form: 'Form', json: 'JSON' };

const dialog = el('dialog', { 'aria-labelledby': 'repeat-title' });
document.body.append(dialog);

/** "What if?": the fields of a hop in a form; changed and sent again, it becomes a new hop by "you". */
export async function openRepeat(hop, book) {
  try {
    const repeat = await getJson(`/repeat?hop=${encodeURIComponent(hop.id)}`);
    fill(dialog, form(hop, book, repeat));
    dialog.showModal();
  } catch (error) {
    toast(error.message);
  }
}

function form(hop, book, { method, url, fields }) {
  const inputs = fields.map((field) => ({ field, ...input(field, book) }));
  const problem = el('p', { class: 'no', role: 'alert' });
  const places = Object.entries(PLACES).filter(([place]) => fields.some((field) => field.in === place));
  return el('form', { class: 'repeat', onsubmit: (event) => send(event, hop, inputs, problem) },
    el('h2', { id: 'repeat-title' }, 'What if?'),
    el('p', { class: 'soft' }, 'Change a field and send the request again. The response appears as a new request by “you”.'),
    el('p', {}, el('code', {}, `${method} ${url}`.slice(0, 500))),
    places.map(([place, title]) => el('fieldset', {}, el('legend', {}, title), inputs.filter(({ field }) => field.in === place).map(({ row }) => row))),
    problem,
    el('div', { class: 'tools' }, el('button', { class: 'primary' }, 'Send'), el('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel')));
}

let made = 0;

/** A field; for a secret, which the console does not keep, an empty one, or a fresh token from the server. */
function input(field, book) {
  const id = `field-${++made}`;
  const text = el('input', { type: 'text', id, spellcheck: 'false', autocomplete: 'off', placeholder: field.placeholder ? 'not kept, enter it yourself' : null });
  text.value = field.placeholder ? '' : field.value ?? '';
  const fetch = field.canFetch && el('input', { type: 'checkbox', onchange: () => (text.disabled = fetch.checked) });
  const row = el('div', { class: 'field' },
    el('label', { for: id }, el('code', {}, field.name.slice(0, 200)), field.label && [' ', secret(field.label, book)]),
    text,
    fetch && el('label', { class: 'check' }, fetch, 'Get a fresh token'));
  if (fetch) fetch.checked = text.disabled = true;
  return { row, read: () => ({ ...field, value: text.value, ...(fetch?.checked ? { fetch: true } : {}) }) };
}

const secret = (label, book) => (/^[A-Z]\d+$/.test(label) ? chip(label, book, true) : el('span', { class: 'hid' }, label.replace(/^hidden /, '').slice(0, 60)));

async function send(event, hop, inputs, problem) {
  event.preventDefault();
  fill(problem);
  const button = event.submitter;
  if (button) button.disabled = true;
  try {
    const response = await post('/repeat', { hop: hop.id, fields: inputs.map(({ read }) => read()) });
    dialog.close();
    selection.go(`hop=${encodeURIComponent((await response.json()).hop)}&tab=wire`);
  } catch (error) {
    fill(problem, error.message);
  } finally {
    if (button) button.disabled = false;
  }
}
