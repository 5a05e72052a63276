import { el, short, visible } from './dom.js';
import { link } from './selection.js';

// The server puts ⟦T3⟧ in place of a token, and ⟦hidden password⟧ in place of a secret without a label.
const MARKER = /⟦([^⟦⟧]{1,80})⟧/g;
const LONGEST = 4000;

const KINDS = {
  T: 'access token', R: 'refresh token', I: 'ID token', A: 'assertion', P: 'DPoP proof', K: 'API key', C: 'authorization code',
  V: 'code verifier', S: 'state', N: 'nonce', Q: 'request URI', D: 'device code', U: 'user code', M: 'session',
};

/** What a label stands for. */
export function meaning(label, book) {
  return book?.tokens.get(label)?.use ?? KINDS[/^[A-Z]/.exec(label)?.[0]] ?? 'value';
}

/** A label in its colour. `plain` inside a button, which cannot hold a link. */
export function chip(label, book, plain = false) {
  const colour = book.colour(label);
  const look = { class: `tok k${colour}`, 'data-label': label, title: `${label}: ${meaning(label, book)}` };
  return colour && !plain ? el('a', { ...look, href: link.token(book, label) }, short(label, 40)) : el('span', look, short(label, 40));
}

export const chips = (labels, book, plain) => (labels ?? []).map((label) => [chip(label, book, plain), ' ']);

/** Text from the network as nodes: markers as chips, very long text cut until somebody wants all. */
export function rich(text, book, longest = LONGEST) {
  const whole = String(text);
  if (whole.length <= longest) return pieces(whole, book);
  const shown = el('span', {}, pieces(whole.slice(0, longest), book), '… ');
  const showAll = () => shown.replaceChildren(...nodes(whole, book));
  shown.append(el('button', { class: 'more', type: 'button', onclick: showAll }, `Show all ${whole.length.toLocaleString('en')} characters`));
  return shown;
}

const nodes = (text, book) => pieces(text, book).map((piece) => (piece instanceof Node ? piece : document.createTextNode(visible(piece))));

function pieces(text, book) {
  const found = [];
  let end = 0;
  for (const match of text.matchAll(MARKER)) {
    found.push(text.slice(end, match.index), marker(match[1], book));
    end = match.index + match[0].length;
  }
  found.push(text.slice(end));
  return found.filter((piece) => piece !== '');
}

function marker(words, book) {
  return words.startsWith('hidden ') ? el('span', { class: 'hid' }, words.slice(7) + ' hidden') : chip(words, book);
}
