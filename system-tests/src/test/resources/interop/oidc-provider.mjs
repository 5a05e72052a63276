// An OpenID provider that we did not write (npm: oidc-provider), at which the lab's users sign in.
//   node oidc-provider.mjs PORT CALLBACK     prints "ready" when it listens
// Whatever name somebody types is believed. Refresh tokens are new each time, and access tokens short.
import Provider from 'oidc-provider';

const [port, callback] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'the-lab',
      client_secret: 'a secret that is long enough',
      redirect_uris: [callback],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    },
  ],
  claims: { openid: ['sub'], email: ['email'], profile: ['name', 'preferred_username'] },
  findAccount: (context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: `${id}@stranger.example`, name: id, preferred_username: id }),
  }),
  rotateRefreshToken: true,
  features: { devInteractions: { enabled: true }, revocation: { enabled: true } },
  ttl: { AccessToken: 20, IdToken: 600, RefreshToken: 3600, Interaction: 600, Session: 600, Grant: 3600 },
  cookies: { keys: ['for a test'] },
});
for (const event of ['grant.success', 'grant.error', 'revocation.error', 'token.revoked', 'refresh_token.destroyed', 'grant.revoked'])
  provider.on(event, (context, error) => console.log(event, context?.oidc?.params?.grant_type ?? '', error?.message ?? ''));
provider.listen(Number(port), '127.0.0.1', () => console.log('ready'));
