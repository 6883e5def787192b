// openid-client as any program would use it: prints where the browser must go, reads where it came back, and prints what it found.
import * as client from 'openid-client'
import { createInterface } from 'node:readline'

const [issuer, id, secret, redirectUri, loggedOutUri] = process.argv.slice(2)
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const say = message => console.log(JSON.stringify(message))
const failureOf = async promise => promise.then(() => null, error => error.error ?? `${error}`)

const config = await client.discovery(new URL(issuer), id, secret, undefined, { execute: [client.allowInsecureRequests] })
const signIn = async () => {
  const verifier = client.randomPKCECodeVerifier()
  const [state, nonce] = [client.randomState(), client.randomNonce()]
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid profile email offline_access api',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  say({ go: address.href })
  const back = new URL((await lines.next()).value)
  const redeem = () => client.authorizationCodeGrant(config, back, {
    pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true,
  })

  return { tokens: await redeem(), redeem }
}

const { tokens: first, redeem } = await signIn()
const claims = first.claims()
const info = await client.fetchUserInfo(config, first.access_token, claims.sub)
const second = await client.refreshTokenGrant(config, first.refresh_token)
const activeBefore = (await client.tokenIntrospection(config, second.access_token)).active
const reuse = await failureOf(client.refreshTokenGrant(config, first.refresh_token))
const afterReuse = await failureOf(client.refreshTokenGrant(config, second.refresh_token))
const activeAfter = (await client.tokenIntrospection(config, second.access_token)).active
const replayedCode = await failureOf(redeem())
const { tokens: last } = await signIn()
const logout = client.buildEndSessionUrl(config, { id_token_hint: last.id_token, post_logout_redirect_uri: loggedOutUri })
say({
  sub: claims.sub, email: info.email, rotated: first.refresh_token !== second.refresh_token, activeBefore, reuse, afterReuse, activeAfter, replayedCode,
  logout: logout.href,
})
process.exit(0)
