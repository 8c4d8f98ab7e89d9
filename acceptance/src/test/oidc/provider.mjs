// A certified OpenID provider for OpenIdTest, with accounts anybody can sign in to by their name, and
// ways to lie about them. Prints its port; ends with its standard input.
import http from 'node:http';
import { SignJWT, exportJWK, generateKeyPair, decodeJwt, decodeProtectedHeader } from 'jose';
import Provider from 'oidc-provider';

const users = {
  ada: { name: 'Ada', email: 'ada@example.com', email_verified: true },
  eve: { name: 'Eve', email: 'eve@example.com', email_verified: false },
  mal: { name: 'Mal', email: 'mal@elsewhere.example', email_verified: true },
};
const pair = async (kid) => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { publicKey, privateKey, jwk: { ...(await exportJWK(privateKey)), kid, use: 'sig', alg: 'RS256' } };
};
const own = await pair('own');
const foreign = await pair('own');
let lie = 'none';
let handler = (_, response) => response.end();
const server = http.createServer((request, response) => handler(request, response));
await new Promise((resolve) => server.listen(0, 'localhost', resolve));
const port = server.address().port;
const issuer = `http://localhost:${port}`;

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'yourbrief',
    client_secret: 'a secret of the test, long enough',
    redirect_uris: ['http://127.0.0.1/sign-in/back'],
    grant_types: ['authorization_code'],
    response_types: ['code'],
  }],
  jwks: { keys: [own.jwk] },
  claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...users[id] }) }),
  pkce: { required: () => true },
  cookies: { keys: ['of the test'] },
});
// The server under test listens at a free port.
provider.Client.prototype.redirectUriAllowed = (uri) =>
  /^http:\/\/127\.0\.0\.1:\d+\/sign-in\/back$/.test(uri);

async function lied(token) {
  const claims = decodeJwt(token);
  const header = decodeProtectedHeader(token);
  const [head, body, signature] = token.split('.');
  const sign = (changes, key = own.privateKey) =>
    new SignJWT({ ...claims, ...changes }).setProtectedHeader(header).sign(key);
  const minute = 60;
  switch (lie) {
    case 'signature': return `${head}.${body}.${signature.slice(0, -8)}AAAAAAAA`;
    case 'key': return sign({}, foreign.privateKey);
    case 'unsigned':
      return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
    case 'secret':
      return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' })
        .sign(new TextEncoder().encode('a secret of the test, long enough'));
    case 'nonce': return sign({ nonce: 'another' });
    case 'audience': return sign({ aud: 'another' });
    case 'issuer': return sign({ iss: 'https://another.example' });
    case 'expiry': return sign({ iat: claims.iat - 60 * minute, exp: claims.iat - 30 * minute });
    case 'true': return sign({});
    default: return token;
  }
}
provider.use(async (ctx, next) => {
  await next();
  if (ctx.path === '/token' && ctx.body?.id_token) {
    ctx.body.id_token = await lied(ctx.body.id_token);
  }
  if (ctx.path === '/me' && lie === 'person') {
    ctx.body.sub = 'another';
  }
});
const answer = provider.callback();
handler = (request, response) => {
  if (request.url.startsWith('/lie/')) {
    lie = request.url.slice('/lie/'.length);
    response.end();
  } else {
    answer(request, response);
  }
};
console.log(port);
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
