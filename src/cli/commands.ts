/** Runs a command that is not a service command. @returns the exit code */
export async function main(argv: string[]): Promise<number> {
  return argv.length > 0 ? 0 : 252
}
