/** Small line drawings, 16 by 16. */

const PATHS = {
  you: 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.500 14c.6-3 2.700-4.500 5.500-4.500s4.900 1.500 5.500 4.500',
  browser: 'M2 3h12v10H2zM2 6h12M4 4.500h.01M6 4.500h.01',
  attacker: 'M2 7h12M4.500 7 5.500 2.500h5l1 4.500M5 11.500a1.800 1.800 0 1 0 .01 0M11 11.500a1.800 1.800 0 1 0 .01 0M6.800 12h2.400',
  agent: 'M3 6h10v7H3zM8 6V3M8 2.500h.01M6 9v1M10 9v1M1.500 8.500v2M14.500 8.500v2',
  curl: 'M2 3h12v10H2zM4.500 6l2 2-2 2M8.500 10h3',
  app: 'M3 3h4v4H3zM9 3h4v4H9zM3 9h4v4H3zM9 9h4v4H9z',
  server: 'M2.500 3h11v4h-11zM2.500 9h11v4h-11zM5 5h.01M5 11h.01M9 5h2.500M9 11h2.500',
  'auth-server': 'M5.500 7.500a3 3 0 1 0 0 .01M8.500 7.500H14M12 7.500v2.500M14 7.500V9',
  company: 'M3 14V3h6v11M9 6h4v8M1.500 14h13M5 6h2M5 9h2M11 9h.01M11 11.500h.01',
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
