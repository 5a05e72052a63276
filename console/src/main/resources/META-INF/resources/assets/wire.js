import { el } from './dom.js';
import { bytes } from './format.js';
import { json } from './json.js';
import { rich } from './markers.js';

/** Request and response as they were sent, with labels where secrets were. */
export function wirePane(hop, book) {
  const { request, response } = hop;
  if (hop.state === 'inferred') return [note('The lab did not see this request. A redirect told the browser to send it:'), message(`${hop.method || 'GET'} ${hop.path}`, null, book)];
  return [
    el('h3', {}, 'Request'),
    request ? message(`${request.method} ${request.target} ${request.version ?? ''}`, request, book, parameters(request.target)) : note('No request is kept.'),
    el('h3', {}, 'Response'),
    response?.status ? message(`${response.status} ${response.reason ?? ''}`, response, book) : note(hop.state === 'aborted' ? 'The connection ended before a response.' : 'No response yet.'),
  ];
}

const note = (text) => el('p', { class: 'none' }, text);

function message(start, { headers = [], body } = {}, book, query = []) {
  return el('div', { class: 'wire' },
    el('div', { class: 'start' }, rich(start, book)),
    query.length > 1 && el('div', { class: 'query' }, query.map((pair) => line(pair, '=', book))),
    headers.length > 0 && el('div', { class: 'headers' }, headers.map((pair) => line(pair, ':', book))),
    bodyOf(body, book));
}

/** What a long query says, one parameter a line. */
function parameters(target = '') {
  const mark = target.indexOf('?');
  if (mark < 0) return [];
  return target.slice(mark + 1).split('&').map((pair) => {
    const [name, ...rest] = pair.split('=');
    return [decoded(name), decoded(rest.join('='))];
  });
}

function decoded(text) {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

const line = ([name, value], sign, book) =>
  el('div', { class: 'line' }, el('span', { class: 'name' }, String(name).slice(0, 200) + sign), ' ', rich(value, book));

function bodyOf(body, book) {
  if (!body || body.type === 'none') return null;
  return el('div', { class: 'body' }, content(body, book),
    el('p', { class: 'size' }, bytes(body.bytes ?? 0), body.cut && ', only the first part is kept'));
}

function content(body, book) {
  if (body.type === 'form') return (body.form ?? []).map((pair) => line(pair, '=', book));
  if (body.type === 'json') return el('div', { class: 'json' }, json(body.json, book));
  if (body.type === 'events') return (body.events ?? []).map((event) => eventOf(event, book));
  if (body.type === 'text') return el('div', { class: 'text' }, rich(body.text ?? '', book));
  return el('span', { class: 'hid' }, 'not text, so it is not shown');
}

function eventOf(event, book) {
  return el('div', { class: 'event' },
    el('div', { class: 'line' }, el('span', { class: 'name' }, 'event:'), ' ', rich(event.event ?? 'message', book), event.id && [' ', el('span', { class: 'name' }, 'id:'), ' ', rich(event.id, book)]),
    event.json !== undefined && event.json !== null ? json(event.json, book) : rich(event.text ?? '', book));
}
