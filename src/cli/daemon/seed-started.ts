import type { RunInfo } from '../../daemon/run-file.ts'
import { connect } from '../connection.ts'
import type { Io } from '../io.ts'
import type { Seed } from '../seed/read-seed.ts'
import { report, seedEmulator } from '../seed/seed-emulator.ts'

/** Creates in a daemon what a file describes, and says on stderr what that was. @throws Failure */
export async function seedStarted(seed: Seed, file: string, run: RunInfo, io: Io): Promise<void> {
  const connection = connect({ endpointUrl: run.url, region: run.region }, io)
  io.err.write(report(await seedEmulator(seed, connection, false, io), false, file))
}
