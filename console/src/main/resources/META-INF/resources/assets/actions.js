import { el } from './dom.js';
import { getBlob, getText } from './server.js';

/** Says in a corner what happened, for some seconds. */
export function toast(text) {
  const message = el('div', { class: 'toast', role: 'status' }, text);
  document.querySelector('.toast')?.remove();
  document.body.append(message);
  setTimeout(() => message.remove(), 4000);
}

export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    toast(`${what} copied`);
  } catch {
    toast('The browser does not allow copying here.');
  }
}

/** The command of a hop, with placeholders for secrets. */
export async function copyCurl(hop) {
  try {
    await copy(await getText(`/curl?hop=${encodeURIComponent(hop)}`), 'curl command');
  } catch (error) {
    toast(error.message);
  }
}

const ENDINGS = { mermaid: 'mmd', har: 'har', otlp: 'otlp.json' };

export async function download(run, format) {
  try {
    const file = await getBlob(`/export?run=${encodeURIComponent(run)}&format=${format}`);
    const url = URL.createObjectURL(file);
    el('a', { href: url, download: `${run}.${ENDINGS[format]}` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  } catch (error) {
    toast(error.message);
  }
}

/** A command with a button that copies it. */
export function command(text) {
  return el('div', { class: 'command' }, el('code', {}, text), el('button', { type: 'button', onclick: () => copy(text, 'Command') }, 'Copy'));
}
