import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineCommand } from '../command.ts'
import { packageFolder } from '../package-folder.ts'
import { choiceArgument, required } from '../parameter.ts'

const shells = ['bash', 'zsh', 'fish', 'powershell'] as const
const files = { bash: 'cogmock.bash', zsh: 'cogmock.zsh', fish: 'cogmock.fish', powershell: 'cogmock.ps1' }

export const completion = defineCommand({
  description: [
    'Prints a small script that asks cogmock at each Tab: it offers commands, operations, options that are not given yet, their values, and pools, clients, users and groups of the running emulator. It does not go stale with an update.',
  ],
  parameters: { shell: required(choiceArgument('SHELL', shells, 'Your shell: bash, zsh, fish or powershell')) },
  examples: [
    { command: `echo 'eval "$(cogmock completion bash)"' >> ~/.bashrc`, purpose: 'In bash:' },
    { command: `echo 'eval "$(cogmock completion zsh)"' >> ~/.zshrc`, purpose: 'In zsh, after compinit:' },
    { command: 'cogmock completion fish > ~/.config/fish/completions/cogmock.fish', purpose: 'In fish:' },
    { command: 'cogmock completion powershell | Out-String | Invoke-Expression', purpose: 'In PowerShell, from $PROFILE:' },
  ],
  run({ shell }, io) {
    io.out.write(readFileSync(join(packageFolder, 'completions', files[shell]), 'utf8'))
    return 0
  },
})
