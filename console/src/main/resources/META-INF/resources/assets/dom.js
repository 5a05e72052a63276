/**
 * Builds elements. Every text becomes a text node: nothing from the network is ever parsed as markup.
 */

// Line feeds and tabs are layout. The others are invisible, or turn text around, so a hostile name could pose as another one.
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
const SHOWN_TO_PEOPLE = new Set(['aria-label', 'title', 'data-way']);

/** Writes characters that cannot be seen as their number. */
export function visible(text) {
  return String(text)
    .replaceAll('\r\n', '\n')
    .replace(INVISIBLE, (character) => '\\u' + character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0'));
}

/** `attributes`: `class`, `on...` for listeners, `vars` for custom properties, else attributes; null and false leave one out. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) set(element, key, value);
  return add(element, children);
}

function set(element, key, value) {
  if (value === null || value === undefined || value === false) return;
  if (key === 'class') element.className = value;
  else if (key === 'vars') setVars(element, value);
  else if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
  else element.setAttribute(key, value === true ? '' : SHOWN_TO_PEOPLE.has(key) ? visible(value) : String(value));
}

/** Through the object model, because the page's policy allows no style attributes. */
export function setVars(element, vars) {
  for (const [name, value] of Object.entries(vars)) element.style.setProperty('--' + name, value);
}

/** Appends nodes and texts, also in nested arrays; skips null and false. */
export function add(element, children) {
  for (const child of [children].flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(visible(child)));
  }
  return element;
}

/** Replaces all that an element holds. */
export function fill(element, ...children) {
  element.replaceChildren();
  return add(element, children);
}

/** Text for screen readers only. */
export const spoken = (...text) => el('span', { class: 'sr' }, ...text);

/** Cuts what is too long for one line of a list. */
export const short = (text, max = 160) => (text && text.length > max ? text.slice(0, max) + '…' : text ?? '');
