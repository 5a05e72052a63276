/** Times and numbers in words. */

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const exact = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

export const time = (at) => (Number.isNaN(Date.parse(at)) ? '' : clock.format(Date.parse(at)));
export const timeWithSeconds = (at) => (Number.isNaN(Date.parse(at)) ? '' : exact.format(Date.parse(at)));

/** `8 ms`, `4.2 s`, `3 min`. */
export function duration(ms) {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
  return ms < 7_200_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 3_600_000)} h`;
}

/** `1 hop`, `2 hops`. */
export const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

export const bytes = (number) => (number < 10_000 ? count(number, 'byte') : `${Math.round(number / 1000)} KB`);
