const known = new WeakMap();

/**
 * Makes the children of a list those of `items`: `{id, look, draw}`. What looks as before keeps its element, so that focus, a click that is
 * half done, and animations survive while news come in. Focus stays on the item that had it.
 */
export function patch(list, items) {
  const before = known.get(list) ?? new Map();
  const active = list.contains(document.activeElement) ? document.activeElement.closest('[data-item]')?.dataset.item : undefined;
  const now = new Map();
  for (const item of items) {
    const old = before.get(item.id);
    now.set(item.id, old?.look === item.look ? old : { look: item.look, element: drawn(item) });
  }
  known.set(list, now);
  arrange(list, [...now.values()].map((item) => item.element));
  if (active !== undefined && !list.contains(document.activeElement)) element(list, active)?.querySelector('a, button')?.focus({ preventScroll: true });
}

function drawn(item) {
  const made = item.draw();
  made.dataset.item = item.id;
  return made;
}

/** The element of an item. */
export const element = (list, id) => known.get(list)?.get(id)?.element;

/** Puts the children in this order, and touches only those that are out of place. */
function arrange(list, wanted) {
  const keep = new Set(wanted);
  for (const child of [...list.children]) if (!keep.has(child)) child.remove();
  let next = list.firstElementChild;
  for (const child of wanted) {
    if (child === next) next = next.nextElementSibling;
    else list.insertBefore(child, next);
  }
}
