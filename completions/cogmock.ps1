# Completion of cogmock for PowerShell. Load it with: cogmock completion powershell | Out-String | Invoke-Expression
# It asks cogmock itself, so it knows every command, option and value of the version that is installed.
Register-ArgumentCompleter -Native -CommandName cogmock -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  # The words that end before the cursor, without their quotes; the one that ends at it or goes on after it is being completed.
  $before = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object {
    if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
  })
  $current = "$wordToComplete" -replace '^["'']', ''
  # An empty argument would be lost on the way to a native command in older versions, and a quoted pair of quotes is not one.
  $asked = if ($current -eq '' -and $PSVersionTable.PSVersion -lt [version]'7.3') { '""' } else { $current }
  $answers = @(& cogmock __complete -- @before $asked 2>$null)
  # Where nothing fits, an empty string: without it PowerShell would offer the files of this folder.
  if ($answers.Count -eq 0) { return '' }
  $answers | ForEach-Object {
    $value, $description = $_ -split "`t", 2
    if ($value -eq ':file' -or $value -eq ':folder') {
      [System.Management.Automation.CompletionCompleters]::CompleteFilename($wordToComplete) |
        Where-Object { $value -eq ':file' -or $_.ResultType -eq 'ProviderContainer' }
    } else {
      if (-not $description) { $description = $value }
      $typed = if ($value -match '^[\w./:%+=-][\w./:@%+=-]*$') { $value } else { "'" + ($value -replace "'", "''") + "'" }
      [System.Management.Automation.CompletionResult]::new($typed, $value, 'ParameterValue', $description)
    }
  }
}
