import type { CommandModel } from '../../../model/operation-file.ts'
import type { ServiceName } from '../../../model/shapes.ts'
import type { Io } from '../../io.ts'

export function printOperationHelp(_model: CommandModel, command: string, io: Io): number {
  io.out.write(`${command}\n`)
  return 0
}
export function printServiceHelp(service: ServiceName, io: Io): number {
  io.out.write(`${service}\n`)
  return 0
}
