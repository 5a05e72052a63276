/** Small line drawings, 16 by 16. */

const PATHS = {
  you: 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 14c.6-3 2.7-4.5 5.5-4.5s4.9 1.5 5.5 4.5',
  browser: 'M2 3h12v10H2zM2 6h12M4 4.5h.01M6 4.5h.01',
  attacker: 'M2 7h12M4.5 7 5.5 2.5h5l1 4.5M5 11.5a1.8 1.8 0 1 0 .01 0M11 11.5a1.8 1.8 0 1 0 .01 0M6.8 12h2.4',
  agent: 'M3 6h10v7H3zM8 6V3M8 2.5h.01M6 9v1M10 9v1M1.5 8.5v2M14.5 8.5v2',
  curl: 'M2 3h12v10H2zM4.5 6l2 2-2 2M8.5 10h3',
  app: 'M3 3h4v4H3zM9 3h4v4H9zM3 9h4v4H3zM9 9h4v4H9z',
  server: 'M2.5 3h11v4h-11zM2.5 9h11v4h-11zM5 5h.01M5 11h.01M9 5h2.5M9 11h2.5',
  'auth-server': 'M5.5 7.5a3 3 0 1 0 0 .01M8.5 7.5H14M12 7.5v2.5M14 7.5V9',
  company: 'M3 14V3h6v11M9 6h4v8M1.5 14h13M5 6h2M5 9h2M11 9h.01M11 11.5h.01',
};

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name] ?? PATHS.server);
  svg.append(path);
  return svg;
}
