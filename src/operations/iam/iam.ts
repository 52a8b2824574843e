/**
 * What of IAM identity pools need: the providers of OpenID Connect, with the clients whose tokens count, and the SAML providers, with their
 * metadata. Created as on AWS: `aws iam create-saml-provider`, an infrastructure tool, an SDK.
 */
import {
  describedOpenId,
  describedSaml,
  entityExists,
  invalidAction,
  invalidInput,
  noSuchEntity,
  openIdProviderArn,
  samlProviderArn,
  samlProviderExists,
} from '../../domain/iam.ts'
import type { IamOpenIdProvider, IamSamlProvider } from '../../domain/records/iam.ts'
import type { Context } from '../operation.ts'

/** The fields of the form: `ClientIDList.member.1`. */
type Input = ReadonlyMap<string, string>
type IamOperation = (input: Input, context: Context) => object | Promise<object>

const operations: Readonly<Record<string, IamOperation>> = {
  CreateOpenIDConnectProvider(input, { store, clock, settings }) {
    const url = given(input, 'Url')
    // AWS: "Url": no query. It begins with https:// there; here a provider on this machine will do.
    if (!URL.canParse(url) || !/^https?:\/\/[^?#@\s]+$/.test(url)) throw invalidInput('Invalid Open ID Connect Provider URL')
    const Url = url.replace(/^https?:\/\//, '').replace(/\/$/, '')
    const Arn = openIdProviderArn(settings.accountId, Url)
    const provider = {
      Arn,
      Url,
      ClientIDList: members(input, 'ClientIDList'),
      ThumbprintList: members(input, 'ThumbprintList'),
      CreateDate: clock.now(),
      Tags: tags(input),
    }
    store.iamOpenIdProviders.insert(provider, () => entityExists(url))
    return { OpenIDConnectProviderArn: Arn, Tags: provider.Tags }
  },
  GetOpenIDConnectProvider: (input, context) => describedOpenId(openIdProvider(input, context)),
  ListOpenIDConnectProviders: (_, { store }) => ({
    OpenIDConnectProviderList: store.iamOpenIdProviders.list('').map(({ Arn }) => ({ Arn })),
  }),
  DeleteOpenIDConnectProvider(input, { store }) {
    // AWS: deleting what is not there succeeds.
    store.iamOpenIdProviders.remove(given(input, 'OpenIDConnectProviderArn'))
    return {}
  },
  AddClientIDToOpenIDConnectProvider: (input, context) =>
    changedOpenId(input, context, ({ ClientIDList }) => ({ ClientIDList: [...new Set([...ClientIDList, given(input, 'ClientID')])] })),
  RemoveClientIDFromOpenIDConnectProvider: (input, context) =>
    changedOpenId(input, context, ({ ClientIDList }) => ({ ClientIDList: ClientIDList.filter((id) => id !== given(input, 'ClientID')) })),
  UpdateOpenIDConnectProviderThumbprint: (input, context) =>
    changedOpenId(input, context, () => ({ ThumbprintList: members(input, 'ThumbprintList') })),
  async CreateSAMLProvider(input, context) {
    const { store, clock, settings } = context
    const name = given(input, 'Name')
    if (!/^[\w.-]{1,128}$/.test(name))
      throw invalidInput('The specified value for name is invalid. It must contain only alphanumeric characters and/or the following: ._-')
    const SAMLMetadataDocument = await metadata(input, context)
    const Arn = samlProviderArn(settings.accountId, name)
    const provider = { Arn, SAMLMetadataDocument, CreateDate: clock.now(), Tags: tags(input) }
    store.iamSamlProviders.insert(provider, () => samlProviderExists(name))
    return { SAMLProviderArn: Arn, Tags: provider.Tags }
  },
  GetSAMLProvider: (input, context) => describedSaml(samlProvider(input, context)),
  ListSAMLProviders: (_, { store }) => ({
    SAMLProviderList: store.iamSamlProviders.list('').map((provider) => {
      const { CreateDate, ValidUntil } = describedSaml(provider)
      return { Arn: provider.Arn, ValidUntil, CreateDate }
    }),
  }),
  async UpdateSAMLProvider(input, context) {
    const { Arn } = samlProvider(input, context)
    const SAMLMetadataDocument = await metadata(input, context)
    context.store.iamSamlProviders.update(
      Arn,
      (provider) => ({ ...provider, SAMLMetadataDocument }),
      () => noSuchEntity(Arn),
    )
    return { SAMLProviderArn: Arn }
  },
  DeleteSAMLProvider(input, context) {
    context.store.iamSamlProviders.remove(samlProvider(input, context).Arn)
    return {}
  },
}

/** @throws ServiceError */
export async function invokeIam(operation: string, input: Input, context: Context): Promise<object> {
  const handle = Object.hasOwn(operations, operation) ? operations[operation] : undefined
  if (handle === undefined) throw invalidAction(operation)
  const answer = await handle(input, context)
  await context.store.settled()
  return answer
}

/** @throws ServiceError */
function given(input: Input, name: string): string {
  const value = input.get(name)
  if (value === undefined || value === '') throw invalidInput(`The parameter ${name} is missing.`)
  return value
}

function members(input: Input, name: string): readonly string[] {
  const listed: string[] = []
  for (let index = 1; input.has(`${name}.member.${index}`); index += 1) listed.push(input.get(`${name}.member.${index}`) ?? '')
  return listed
}

function tags(input: Input): IamSamlProvider['Tags'] {
  const listed: { Key: string; Value: string }[] = []
  for (let index = 1; input.has(`Tags.member.${index}.Key`); index += 1) {
    listed.push({ Key: input.get(`Tags.member.${index}.Key`) ?? '', Value: input.get(`Tags.member.${index}.Value`) ?? '' })
  }
  return listed
}

async function metadata(input: Input, { saml }: Context): Promise<string> {
  const document = given(input, 'SAMLMetadataDocument')
  const read = await saml.metadata(document)
  if (read.kind === 'refused') throw invalidInput(`Could not parse metadata: ${read.reason}.`)
  return document
}

function openIdProvider(input: Input, { store }: Context): IamOpenIdProvider {
  const arn = given(input, 'OpenIDConnectProviderArn')
  return store.iamOpenIdProviders.require(arn, () => noSuchEntity(arn))
}

function samlProvider(input: Input, { store }: Context): IamSamlProvider {
  const arn = given(input, 'SAMLProviderArn')
  return store.iamSamlProviders.require(arn, () => noSuchEntity(arn))
}

function changedOpenId(input: Input, context: Context, change: (provider: IamOpenIdProvider) => Partial<IamOpenIdProvider>): object {
  const { Arn } = openIdProvider(input, context)
  context.store.iamOpenIdProviders.update(
    Arn,
    (provider) => ({ ...provider, ...change(provider) }),
    () => noSuchEntity(Arn),
  )
  return {}
}
