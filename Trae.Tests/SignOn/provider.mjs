// oidc-provider as a company would run it, and once more at the address that a tenant of Entra ID has. Tests say over /test who exists,
// and what a token shall say that a provider gone wrong, or an attacker, would send.
import { createServer } from 'node:http'
import { SignJWT, decodeJwt, exportJWK, generateKeyPair } from 'jose'
import { Provider } from 'oidc-provider'

const [tenant, clientId, clientSecret] = process.argv.slice(2)
const { privateKey } = await generateKeyPair('RS256', { extractable: true })
const { privateKey: foreignKey } = await generateKeyPair('RS256')
const jwk = { ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid: 'test' }
const accounts = new Map()
let forged = null

const sign = (claims, isForeign) => new SignJWT(claims)
  .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'test' })
  .sign(isForeign ? foreignKey : privateKey)

const start = (issuer, interactions, conformIdTokenClaims) => {
  const provider = new Provider(issuer, {
    clients: [{
      client_id: clientId,
      client_secret: clientSecret,
      token_endpoint_auth_method: 'client_secret_post',
      grant_types: ['authorization_code'],
      response_types: ['code'],
      redirect_uris: [`${issuer}/any`],
    }],
    jwks: { keys: [jwk] },
    cookies: { keys: ['a key of a test'], names: { session: interactions, interaction: `${interactions}-i`, resume: `${interactions}-r` } },
    conformIdTokenClaims,
    claims: { openid: ['sub', 'acr', 'amr', 'tid', 'oid', 'hasgroups'], profile: ['name', 'preferred_username', 'groups'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/${interactions}/${interaction.uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ ...accounts.get(id)?.claims, sub: id }) }),
    loadExistingGrant: async ctx => {
      const grant = new provider.Grant({ clientId, accountId: ctx.oidc.session.accountId })
      grant.addOIDCScope('openid profile email')
      await grant.save()

      return grant
    },
  })

  // Trae's port is known only once it runs.
  provider.Client.prototype.redirectUriAllowed = uri => /^http:\/\/127\.0\.0\.1:\d+\/account\/sign-on\/[a-z]+\/callback$/.test(uri)
  provider.use(async (ctx, next) => {
    await next()
    if (forged && ctx.body?.id_token) {
      ctx.body.id_token = await sign({ ...decodeJwt(ctx.body.id_token), ...forged.claims }, forged.isForeign)
    }
  })

  return provider
}

const read = async request => {
  let body = ''
  for await (const part of request) body += part

  return body
}

const interact = async (provider, request, response) => {
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>Contoso</title><form method="post"><label>Login <input name="login"></label>'
      + '<button>Sign in</button> <button name="cancel" value="1">Cancel</button></form>')
    return
  }

  const form = new URLSearchParams(await read(request))
  const { amr, acr } = accounts.get(form.get('login')) ?? {}
  const result = form.get('cancel')
    ? { error: 'access_denied', error_description: 'The person said no' }
    : { login: { accountId: form.get('login'), amr, acr } }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}

const control = async (path, request, response) => {
  const body = JSON.parse(await read(request))
  if (path === '/test/account') accounts.set(body.sub, body)
  if (path === '/test/forge') forged = body
  response.end(path === '/test/sign' ? await sign(body.claims, body.isForeign) : '')
}

const server = createServer(async (request, response) => {
  const path = request.url.split('?')[0]
  if (path.startsWith('/test/')) await control(path, request, response)
  else if (path.startsWith('/company/')) await interact(company, request, response)
  else if (path.startsWith('/entra/')) await interact(entra, request, response)
  else if (path.startsWith(mount)) {
    request.originalUrl = request.url
    request.url = request.url.slice(mount.length) || '/'
    entra.callback()(request, response)
  } else company.callback()(request, response)
})

const mount = `/${tenant}/v2.0`
let company, entra
server.listen(0, '127.0.0.1', () => {
  const origin = `http://127.0.0.1:${server.address().port}`
  company = start(origin, 'company', true)
  entra = start(origin + mount, 'entra', false)
  console.log(`listens on ${origin}`)
})
process.stdin.on('end', () => process.exit(0)).resume()
