// An MCP server behind a proxy that we did not write (npm: fastmcp), which lets its users sign in at the lab.
//   node fastmcp-proxy.mjs PORT AUTHORIZATION_SERVER CLIENT_ID CLIENT_SECRET     prints "ready" when it listens
import { FastMCP, OAuthProvider, requireAuth, getAuthSession } from 'fastmcp';

const [port, lab, clientId, clientSecret] = process.argv.slice(2);

const server = new FastMCP({
  name: 'behind-a-proxy',
  version: '1.0.0',
  auth: new OAuthProvider({
    baseUrl: `http://localhost:${port}`,
    authorizationEndpoint: `${lab}/oauth/authorize`,
    tokenEndpoint: `${lab}/oauth/token`,
    clientId,
    clientSecret,
    scopes: ['tasks:read'],
    allowedRedirectUriPatterns: ['http://127.0.0.1:*', 'http://localhost:*'],
  }),
});
server.addTool({
  name: 'whose_tasks',
  description: 'Says what the lab answers to the token that the proxy keeps',
  canAccess: requireAuth,
  execute: async (args, { session }) => {
    const answer = await fetch(`${process.env.LAB_API}/api/tasks`, {
      headers: { Authorization: `Bearer ${getAuthSession(session).accessToken}` },
    });
    return `${answer.status} ${await answer.text()}`;
  },
});
await server.start({ transportType: 'httpStream', httpStream: { port: Number(port), host: '127.0.0.1' } });
console.log('ready');
