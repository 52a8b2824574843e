/** What every command's exit code says; a command may add its own. */
export const exitCodes: Readonly<Record<number, string>> = {
  0: 'Done',
  1: 'The answer is no: not signed in, no such code, a token that is not valid',
  130: 'Interrupted at a prompt',
  252: 'The command line is wrong',
  253: 'A setting is wrong',
  254: 'The emulator answered with an error',
  255: 'Anything else, such as nothing answering at the endpoint',
}
