import { getJson } from './server.js';

const ORDER = ['iss', 'sub', 'aud', 'scope', 'client_id', 'act', 'cnf', 'exp', 'iat', 'jti'];
const NAMED = { aud: 'new audience', client_id: 'another client', iat: 'new', jti: 'new' };

/** Which token came from which, and what changed: from the server; of the recording, which the server does not keep, from its tokens. */
export async function lineageOf(book, run) {
  return book.prefix ? computed(book, run) : getJson(`/lineage?run=${encodeURIComponent(run)}`);
}

function computed(book, run) {
  const tokens = book.tokensOf(run);
  const links = [];
  const tables = [];
  for (const label of tokens)
    for (const { label: from, how } of book.tokens.get(label)?.from ?? []) {
      const step = { from, to: label, how, hop: book.tokens.get(label).madeBy };
      links.push(step);
      const [before, after] = [texts(book, from), texts(book, label)];
      if (before.size && after.size) tables.push({ ...step, rows: rows(before, after) });
    }
  return { tokens, links, tables };
}

const texts = (book, label) => new Map((book.tokens.get(label)?.claims ?? []).map(({ name, text, value }) => [name, text ?? JSON.stringify(value)]));

function rows(before, after) {
  const names = [...new Set([...ORDER, ...before.keys(), ...after.keys()])].filter((name) => before.has(name) || after.has(name));
  return names.map((claim) => {
    const [from, to] = [before.get(claim) ?? '', after.get(claim) ?? ''];
    return { claim, from, to, difference: from === to ? null : difference(claim, from, to) };
  });
}

function difference(claim, from, to) {
  if (NAMED[claim]) return NAMED[claim];
  if (claim === 'scope') return scopes(from.split(' '), to.split(' '));
  if (claim === 'exp') return to < from ? 'sooner' : 'later';
  const [came, went] = { act: ['actor added', 'actor removed'], cnf: ['bound to a key', 'no longer bound'] }[claim] ?? ['added', 'removed'];
  return from === '' ? came : to === '' ? went : 'changed';
}

function scopes(from, to) {
  if (to.every((scope) => from.includes(scope))) return 'narrowed';
  return from.every((scope) => to.includes(scope)) ? 'widened' : 'other scopes';
}
