import { command } from './actions.js';
import { el } from './dom.js';

export const FIRST_COMMAND =
  'curl -u ai-agent-assistant:agent-secret-67890 -d grant_type=client_credentials -d scope=tasks:read http://localhost:4000/oauth/token';

/** Before the first request. `runLive` is missing where the console cannot start the demo. */
export function welcome(runLive) {
  return el('div', { class: 'welcome' },
    el('h2', {}, 'Watch OAuth happen'),
    el('p', {}, 'Each request between a person, an agent, the MCP server, the API and the authorization server appears here as an arrow, with its tokens decoded. Run this command in a terminal, and keep this page in view:'),
    command(FIRST_COMMAND),
    el('p', {}, 'Or let the agent create a task through the MCP server:'),
    runLive ? el('button', { type: 'button', class: 'primary', onclick: runLive }, 'Run the demo live') : command('./lab demo --via mcp'));
}

/** How to read the diagram; shown in the details until a request is chosen. */
export function legend() {
  const line = (look, text) => el('li', {}, el('span', { class: 'sample ' + look, 'aria-hidden': 'true' }), text);
  return el('div', { class: 'legend' },
    el('h2', {}, 'How to read this'),
    el('p', {}, 'Choose a request to see its bytes, its tokens, why it exists, and the code that handled it.'),
    el('ul', {},
      line('solid', 'A request and its response. Time runs down.'),
      line('bad', 'Refused. The details say what the client was told and what the server knew.'),
      line('dash', 'Not seen by the lab: a redirect to the client, known from the Location header.'),
      line('busy', 'A server at work: the calls inside are made for this request.'),
      el('li', {}, el('span', { class: 'sample', 'aria-hidden': 'true' }, el('span', { class: 'tok k1' }, 'T1')), 'A token. It keeps its label and its colour everywhere.')),
    el('p', {}, 'Keys: ', el('kbd', {}, '↑'), ' ', el('kbd', {}, '↓'), ' requests, ', el('kbd', {}, '/'), ' filter, ', el('kbd', {}, '?'), ' all keys.'));
}
