/** The columns of the diagram: people and clients left, then the servers in the order in which a request passes them. */

const ORDER = ['you', 'attacker', 'browser', 'curl', '*client', 'agent', 'web-app', 'auth-server', 'mcp-server', '*server', 'task-api', 'company'];
const SERVERS = new Set(['auth-server', 'mcp-server', 'task-api', 'company']);

/** One lane for each actor of these hops: `{actor, label, detail, icon}`. */
export function lanesOf(hops) {
  const lanes = new Map();
  for (const hop of hops) {
    meet(lanes, hop.from, true);
    meet(lanes, hop.to, hop.to.actor.startsWith('client:'));
  }
  return [...lanes.values()].sort((one, two) => one.rank - two.rank);
}

function meet(lanes, party, isClient) {
  const lane = lanes.get(party.actor);
  if (!lane) {
    lanes.set(party.actor, { ...party, rank: rank(party.actor, isClient), icon: icon(party.actor, isClient) });
    return;
  }
  // A later hop may know more: whose browser it is, or which client.
  lane.label = party.label || lane.label;
  lane.detail = party.detail || lane.detail;
}

function rank(actor, isClient) {
  const known = ORDER.indexOf(actor);
  return known >= 0 ? known : ORDER.indexOf(isClient ? '*client' : '*server');
}

function icon(actor, isClient) {
  if (['you', 'browser', 'attacker', 'agent', 'auth-server', 'company'].includes(actor)) return actor;
  if (['curl', 'unknown', 'httpie', 'wget'].includes(actor)) return 'curl';
  return SERVERS.has(actor) || !isClient ? 'server' : 'app';
}
