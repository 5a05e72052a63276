/** A hop as a sentence, for screen readers and for messages. */
export function sentence(hop) {
  const parts = [`${hop.from.label} to ${hop.to.label}: ${hop.title}`, outcome(hop)];
  if (hop.given?.length) parts.push('sends ' + list(hop.given));
  if (hop.received?.length) parts.push('receives ' + list(hop.received));
  if (hop.note) parts.push(hop.note);
  return parts.filter(Boolean).join(', ').slice(0, 400);
}

function outcome(hop) {
  if (hop.state === 'open') return hop.status ? `${hop.status}, still open` : 'no response yet';
  if (hop.state === 'aborted') return 'aborted';
  if (hop.state === 'inferred') return 'not seen, known from the redirect';
  return hop.refusal ? `${hop.status || ''} refused: ${hop.refusal.error}`.trim() : String(hop.status || '');
}

const list = (labels) => (labels.length < 2 ? labels.join('') : labels.slice(0, -1).join(', ') + ' and ' + labels.at(-1));

/** Was this refused, or did it fail? */
export const isRefused = (hop) => Boolean(hop.refusal) || hop.status >= 400;

/** The short form of an outcome, as an arrow shows it. */
export function status(hop) {
  if (hop.state === 'aborted') return 'aborted';
  if (hop.state === 'open') return hop.status ? `${hop.status} …` : '…';
  return hop.status ? String(hop.status) : '';
}
