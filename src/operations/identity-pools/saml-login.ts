import { providerName } from '../../domain/iam.ts'
import type { Login } from '../../domain/identity.ts'
import { samlLoginInvalid } from '../../domain/identity-errors.ts'
import { identityPoolAssertionProblem } from '../../domain/saml.ts'
import type { Context } from '../operation.ts'

/** AWS: "Configure SAML assertions for the authentication response": pairs of a role and the provider, in either order. */
const roleAttribute = 'https://aws.amazon.com/SAML/Attributes/Role'

/**
 * The login that a response of a SAML provider is; it comes in base64, under the provider's ARN.
 * @throws NotAuthorizedException
 */
// AWS: "Setting up a SAML provider as an identity pool IdP".
export async function samlLogin(arn: string, response: string, { store, saml, clock }: Context): Promise<Login> {
  const known = store.iamSamlProviders.list('').find((one) => providerName(one.Arn) === providerName(arn))
  if (known === undefined) throw samlLoginInvalid(`IAM has no provider ${arn}: create it with create-saml-provider`)
  const metadata = await saml.metadata(known.SAMLMetadataDocument)
  if (metadata.kind === 'refused') throw samlLoginInvalid(metadata.reason)
  const assertion = await saml.assertion(response, metadata.certificates, undefined)
  if (assertion.kind === 'refused') throw samlLoginInvalid(assertion.reason)
  const problem = identityPoolAssertionProblem(assertion, metadata.entityId, clock.now())
  if (problem !== undefined) throw samlLoginInvalid(problem.replace(/\.$/, ''))
  const { nameId, audiences, attributes } = assertion
  const roles = (attributes[roleAttribute] ?? []).flatMap((pair) => pair.split(',').filter((one) => one.includes(':role/')))
  return {
    provider: arn,
    subject: nameId,
    // Claims in rules and tags are the attributes by name; `Type: Token` takes the roles.
    claims: {
      ...attributes,
      sub: nameId,
      aud: audiences[0]?.[0] ?? '',
      ...(roles.length > 0 && { 'cognito:roles': roles.map((one) => one.trim()) }),
    },
  }
}
