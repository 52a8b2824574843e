# Completion of cogmock for PowerShell. Load it with: cogmock completion powershell | Out-String | Invoke-Expression
# It asks cogmock itself, so it knows every command, option and value of the version that is installed.
Register-ArgumentCompleter -Native -CommandName cogmock -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -le $cursorPosition } | ForEach-Object { $_.ToString() })
  $before = @($words | Select-Object -Skip 1)
  if ($wordToComplete -ne '' -and $before.Count -gt 0) { $before = @($before | Select-Object -SkipLast 1) }
  # An empty argument would be lost on the way to a native command in older versions, and a quoted pair of quotes is not one.
  $current = if ($wordToComplete -eq '' -and $PSVersionTable.PSVersion -lt [version]'7.3') { '""' } else { $wordToComplete }
  & cogmock __complete -- @before $current 2>$null | ForEach-Object {
    $value, $description = $_ -split "`t", 2
    if ($value -eq ':file' -or $value -eq ':folder') {
      Get-ChildItem -Path "$wordToComplete*" -ErrorAction SilentlyContinue | Where-Object { $value -eq ':file' -or $_.PSIsContainer } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_.Name)
      }
    } else {
      if (-not $description) { $description = $value }
      [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $description)
    }
  }
}
