/** Calls to the console's server. Each carries the key of this start, which only this page was given. */

const meta = document.querySelector('meta[name=console-key]');
let key = meta.content;

/** `fetch` with the key. */
export function call(path, options = {}) {
  return fetch(path, { ...options, cache: 'no-store', headers: { ...options.headers, 'Console-Key': key } });
}

/** After a restart the console has a new key; it is in a fresh copy of this page. */
export async function renewKey() {
  const page = await (await fetch('/', { cache: 'no-store' })).text();
  key = new DOMParser().parseFromString(page, 'text/html').querySelector('meta[name=console-key]')?.content ?? key;
}

/** The response, or an error with the words of the server. */
async function checked(path, options) {
  let response;
  try {
    response = await call(path, options);
  } catch {
    throw new Error('The console does not answer. Is it running? ./lab up');
  }
  if (response.ok) return response;
  const reason = await response.json().catch(() => ({}));
  const error = new Error(reason.error_description ?? `The console responded with ${response.status}.`);
  error.status = response.status;
  throw error;
}

export const getJson = async (path) => (await checked(path)).json();
export const getText = async (path) => (await checked(path)).text();
export const getBlob = async (path) => (await checked(path)).blob();
export const post = (path, body) =>
  checked(path, {
    method: 'POST',
    headers: body ? { 'Content-Type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : undefined,
  });

let known = null;

/** Can this console do that? One that does not list what it can do can do all. */
export async function can(feature) {
  known ??= getJson('/capabilities').then((all) => all.features, () => null);
  const features = await known;
  return !features || features.includes(feature);
}
