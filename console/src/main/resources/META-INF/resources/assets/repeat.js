export function openRepeat() {}
