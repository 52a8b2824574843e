import { customPoolId } from '../../domain/custom-id.ts'
import { customIdTaken } from '../../domain/errors.ts'
import { userPoolId } from '../../domain/ids.ts'
import { poolSchema } from '../../domain/schema.ts'
import { checkFirstFactors, checkUsernameSettings, poolSettings } from '../../domain/user-pool.ts'
import { type Context, defineOperation, type Input, type Output } from '../operation.ts'
import { describedUserPool } from './described-user-pool.ts'

export const createUserPool = defineOperation('CreateUserPool', create)

function create(input: Input<'CreateUserPool'>, context: Context): Output<'CreateUserPool'> {
  const { store, clock, random, region, settings } = context
  checkUsernameSettings(input)
  checkFirstFactors(input)
  const Id = customPoolId(input.UserPoolTags) ?? userPoolId(region, random.integer)
  const now = clock.now()
  const pool = store.userPools.insert(
    {
      Id,
      Name: input.PoolName,
      Arn: `arn:aws:cognito-idp:${region}:${settings.accountId}:userpool/${Id}`,
      CreationDate: now,
      LastModifiedDate: now,
      ...poolSettings(input),
      SchemaAttributes: poolSchema(input.Schema ?? []),
      AliasAttributes: input.AliasAttributes,
      UsernameAttributes: input.UsernameAttributes,
      UsernameConfiguration: input.UsernameConfiguration,
      region,
      simulationSecret: Buffer.from(random.bytes(32)).toString('hex'),
    },
    () => customIdTaken(Id),
  )
  return { UserPool: describedUserPool(pool, context) }
}
