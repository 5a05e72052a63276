import { el } from './dom.js';
import { chip, rich } from './markers.js';

/** Two tokens side by side; each difference is marked and named. */
export function claimsTable({ from, to, how, rows }, book) {
  const changed = rows.filter((row) => row.difference).length;
  return el('table', { class: 'claims-table' },
    el('caption', {}, chip(from, book), ` ${how} for `, chip(to, book), `: ${changed === 0 ? 'no claim differs' : changed === 1 ? 'one claim differs' : changed + ' claims differ'}`),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Claim'), el('th', { scope: 'col' }, from), el('th', { scope: 'col' }, to))),
    el('tbody', {}, rows.map((row) => tableRow(row, book))));
}

function tableRow({ claim, from, to, difference }, book) {
  return el('tr', { class: difference ? 'differs' : '' },
    el('th', { scope: 'row' }, claim.slice(0, 100)),
    el('td', {}, value(from, book)),
    el('td', {}, value(to, book), difference && [' ', el('span', { class: 'tag' }, difference)]));
}

const value = (text, book) => (text === null || text === undefined || text === '' ? el('span', { class: 'soft' }, 'none') : rich(text, book, 300));
