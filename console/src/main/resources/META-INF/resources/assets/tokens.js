import { claimsTable } from './claims.js';
import { el, short } from './dom.js';
import { lineageOf } from './lineages.js';
import { chip, meaning, rich } from './markers.js';
import { link } from './selection.js';

/** The tokens of a hop: what was given, what was received, and what changed between them. */
export function tokensPane(hop, book) {
  const given = hop.given ?? [];
  const received = hop.received ?? [];
  const all = [...new Set([...given, ...received])];
  if (all.length === 0) return el('p', { class: 'none' }, 'No token is in this request or its response.');
  return [
    el('p', { class: 'flow' }, given.map((label) => [chip(label, book), ' ']), given.length > 0 && 'sent ', received.length > 0 && [el('span', { 'aria-hidden': 'true' }, '→ '), received.map((label) => [chip(label, book), ' ']), 'received']),
    changes(hop, book),
    all.map((label) => (book.tokens.has(label) ? tokenCard(book.tokens.get(label), book, all.length <= 2) : el('p', {}, chip(label, book), ' ', meaning(label, book)))),
  ];
}

/** The claims table of this hop; it comes in when the server has said what changed. */
function changes(hop, book) {
  const place = el('div');
  lineageOf(book, hop.run).then(({ tables }) => {
    place.append(...tables.filter((table) => table.hop === hop.id).map((table) => claimsTable(table, book)));
  }, () => {});
  return place;
}

/** One token alone, for its link. */
export function tokenPane(token, book) {
  return [el('h2', {}, chip(token.label, book), ' ', capital(token.use)), tokenCard(token, book, true)];
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function tokenCard(token, book, isOpen) {
  return el('details', { class: 'token', open: isOpen },
    el('summary', {}, chip(token.label, book, true), ' ', el('b', {}, capital(token.use)), ' ', el('span', { class: 'soft' }, token.format)),
    el('p', {}, signature(token)),
    origin(token, book),
    claims(token, book),
    headerOf(token, book),
    accepted(token),
    seen(token, book));
}

function signature({ signature: sign, signatureWhy }) {
  const state = sign?.state ?? sign ?? 'not checked';
  const look = { good: 'yes', bad: 'no' }[state] ?? 'soft';
  const mark = { good: '✓ ', bad: '✕ ' }[state] ?? '';
  const why = sign?.why ?? signatureWhy;
  return ['Signature: ', el('span', { class: look }, mark + state), why && `, ${why}`];
}

function origin(token, book) {
  const from = token.from ?? [];
  if (!token.madeBy && from.length === 0) return null;
  return el('p', {}, token.madeBy && ['Made in ', hopLink(token.madeBy, book)], from.map(({ label, how }) => [`, ${how} from `, chip(label, book)]), '.');
}

const hopLink = (id, book) => el('a', { href: link.hop(book, id) }, short(book.hops.get(id)?.title ?? id, 80));

function claims(token, book) {
  if (!token.claims?.length) return el('p', { class: 'soft' }, token.format === 'opaque' ? 'Opaque: only the server that made it can read it.' : 'It has no claims.');
  return el('dl', { class: 'claims' }, token.claims.map((claim) =>
    el('div', {},
      el('dt', {}, el('code', {}, short(claim.name, 100))),
      el('dd', {}, el('span', { class: 'value' }, rich(claim.text ?? JSON.stringify(claim.value), book, 600)),
        (claim.about || claim.rfc) && el('span', { class: 'about' }, claim.about, claim.rfc && ` ${claim.rfc}`)))));
}

function headerOf(token, book) {
  const entries = Object.entries(token.header ?? {});
  return entries.length > 0 && el('p', { class: 'jose' }, el('span', { class: 'soft' }, 'Header '), entries.map(([name, value]) => [el('code', {}, `${short(name, 40)}: `, rich(value, book, 200)), ' ']));
}

function accepted(token) {
  if (!token.accepted?.length) return null;
  return [el('h3', {}, 'Where it is accepted'),
    el('ul', { class: 'plain' }, token.accepted.map(({ actor, yes, why }) => el('li', {}, el('span', { class: yes ? 'yes' : 'no' }, yes ? '✓ ' : '✕ ', short(actor, 60)), `: ${yes ? 'yes' : 'no'}, ${why}`)))];
}

function seen(token, book) {
  if (!token.seen?.length) return null;
  return [el('h3', {}, 'Where it was seen'),
    el('ul', { class: 'plain' }, token.seen.slice(-20).map(({ hop, actor, status }) =>
      el('li', {}, short(actor, 60), ': ', el('span', { class: status >= 400 ? 'no' : 'yes' }, status ? String(status) : 'no response'), ', ', hopLink(hop, book))))];
}
