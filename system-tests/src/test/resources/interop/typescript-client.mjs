// MCP's own libraries for TypeScript against the MCP server of the lab, first for a person at a browser, then for a machine.
//   BROWSER=PROGRAM node typescript-client.mjs LIBRARY SERVER [MORE]
// LIBRARY is sdk (version 1), or client (version 2) for the revision 2025-11-25, or stateless (version 2) for 2026-07-28.
// MORE is bound: version 2 with DPoP, and with a document that describes the client in place of a registration.
// Prints a line for each step. Everything about OAuth is done by the library; what it keeps, it keeps here.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';

const [library, server, more] = process.argv.slice(2);
const { Client, StreamableHTTPClientTransport, UnauthorizedError, ClientCredentialsProvider, DpopSession, auth } =
  library === 'sdk'
    ? Object.assign({}, ...(await Promise.all(['index', 'streamableHttp', 'auth', 'auth-extensions'].map(file =>
        import(`@modelcontextprotocol/sdk/client/${file}.js`)))))
    : await import('@modelcontextprotocol/client');

/** The memory of a client, in the form that the library asks for. */
class Person {
  constructor(redirectUrl) {
    this.redirectUrl = redirectUrl;
    this.clientMetadata = {
      client_name: 'A client from npm',
      redirect_uris: [redirectUrl],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    };
  }
  state() { return (this.expectedState = crypto.randomUUID()); }
  clientInformation() { return this.client; }
  saveClientInformation(client) { this.client = client; }
  tokens() { return this.kept; }
  saveTokens(tokens) { this.kept = tokens; }
  codeVerifier() { return this.verifier; }
  saveCodeVerifier(verifier) { this.verifier = verifier; }
  discoveryState() { return this.discovered; }
  saveDiscoveryState(discovered) { this.discovered = discovered; }
  redirectToAuthorization(address) {
    console.log(`approval: ${address.searchParams.get('scope')}`);
    spawn(process.env.BROWSER, [address.href], { stdio: 'ignore' });
  }
}

let called;
const listener = createServer((request, response) => {
  if (request.url === '/client.json') {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ client_id: address('/client.json'), ...person.clientMetadata }));
    return;
  }
  response.end('Back to the program.');
  called(new URL(request.url, 'http://127.0.0.1').searchParams);
});
await new Promise(ready => listener.listen(0, '127.0.0.1', ready));
const address = path => `http://127.0.0.1:${listener.address().port}${path}`;
const person = new Person(address('/callback'));
if (more === 'bound') {
  // The library takes the address of such a document only with https, so it gets it as if it had registered.
  person.client = { client_id: address('/client.json'), issuer: process.env.ISSUER };
  const session = DpopSession.create();
  person.dpop = () => session;
}

const open = authProvider => new StreamableHTTPClientTransport(new URL(server), { authProvider });
const revision = library === 'stateless' ? { versionNegotiation: { mode: { pin: '2026-07-28' } } } : {};
const connected = async transport => {
  const client = new Client({ name: 'from-npm', version: '1' }, revision);
  await client.connect(transport);
  return client;
};

/** Once more after the approval, if it needed one. */
async function approved(transport, attempt) {
  const answer = new Promise(resolve => (called = resolve));
  try {
    return await attempt(transport);
  } catch (refused) {
    if (!(refused instanceof UnauthorizedError)) throw refused;
    const callback = await answer;
    if (callback.get('state') !== person.expectedState) throw new Error('the callback is of another request');
    await transport.finishAuth(library === 'sdk' ? callback.get('code') : callback);
    return null;
  }
}

const call = (name, values) => client.callTool({ name, arguments: values });
const text = result => result.content.map(part => part.text).join();

let transport = open(person);
let client = await approved(transport, connected);
if (!client) client = await connected((transport = open(person)));
console.log(`revision: ${transport.protocolVersion}, ${person.kept.token_type}`);
console.log(`tools: ${(await client.listTools()).tools.map(tool => tool.name).sort().join(' ')}`);

console.log(`listed: ${text(await call('list_tasks', {}))}`);

// Version 1 answers a refusal for lack of scope with a refresh, which brings no more scope, and gives up; only without a refresh
// token does it ask the person. And it asks for nothing but the scope of the refusal, while version 2 adds it to the others.
if (library === 'sdk') delete person.kept.refresh_token;
const create = () => call('create_task', { title: `By ${library}` });
console.log(`created: ${text((await approved(transport, create)) ?? (await create()))}`);

const before = person.kept.access_token;
console.log(`refresh: ${await auth(person, { serverUrl: server })}, ${before === person.kept.access_token ? 'the same' : 'another'} token`);
console.log(`created: ${text(await create())}`);
await client.close();

const machine = await connected(open(new ClientCredentialsProvider({
  clientId: 'ai-agent-assistant',
  clientSecret: 'agent-secret-67890',
  expectedIssuer: process.env.ISSUER,
})));
console.log(`machine: ${text(await machine.callTool({ name: 'list_tasks', arguments: {} }))}`);
await machine.close();
listener.close();
