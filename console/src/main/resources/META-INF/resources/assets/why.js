import { el } from './dom.js';
import { rich } from './markers.js';

/** What a request is for, and of a refusal what the client was told beside what the server knew. */
export function whyPane(hop, book) {
  const { why = {}, refusal } = hop;
  return [
    el('div', { class: 'why' }, (why.text ?? []).map((text) => el('p', {}, rich(text, book)))),
    why.rfc && el('p', {}, 'Specified in ', reference(why), '.'),
    refusal && refused(hop, why, book),
    el('h3', {}, 'How the console recognized it'),
    el('p', {}, `${hop.from.label} sent it`, hop.from.detail && ` (${hop.from.detail})`, hop.from.why && `: known by ${hop.from.why}`, '. ', `${hop.to.label} received it`, hop.to.detail && ` (${hop.to.detail})`, '.'),
  ];
}

/** Only links to the web: the URL comes from the server, but nothing here has to trust it. */
function reference({ rfc, rfcUrl }) {
  return /^https:\/\//.test(rfcUrl ?? '') ? el('a', { href: rfcUrl, target: '_blank', rel: 'noreferrer noopener' }, rfc) : rfc;
}

function refused(hop, why, book) {
  const { refusal } = hop;
  const told = why.told ?? [refusal.error, refusal.description].filter(Boolean).join(': ');
  return [
    el('h3', {}, 'Why it was refused'),
    el('div', { class: 'told' },
      el('div', {}, el('h4', {}, 'What the client was told'), el('p', {}, rich(told, book))),
      el('div', {}, el('h4', {}, 'What the server knew'), el('p', {}, why.knew ? rich(why.knew, book) : el('span', { class: 'hid' }, 'Nothing more is in its audit log.')))),
    refusal.needs && el('p', {}, 'This scope is enough: ', el('code', {}, rich(refusal.needs, book, 300))),
  ];
}
