# Completion of cogmock for bash. Load it with: eval "$(cogmock completion bash)"
# It asks cogmock itself, so it knows every command, option and value of the version that is installed.
_cogmock() {
  local line=${COMP_LINE:0:COMP_POINT} current prefix value
  local -a words
  read -ra words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  current=${words[${#words[@]}-1]}
  # bash takes @, = and : for ends of words, and wants only what comes after the last.
  prefix=${current%"${current##*[@=:]}"}
  COMPREPLY=()
  while IFS=$'\t' read -r value _; do
    case $value in
      :file) compopt -o filenames 2>/dev/null; while read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "$current") ;;
      :folder) compopt -o filenames 2>/dev/null; while read -r value; do COMPREPLY+=("$value"); done < <(compgen -d -- "$current") ;;
      *) COMPREPLY+=("${value#"$prefix"}") ;;
    esac
  done < <("${words[0]}" __complete -- "${words[@]:1}" 2>/dev/null)
  # A path goes on after its slash.
  [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == */ ]] && compopt -o nospace 2>/dev/null
  return 0
}
complete -F _cogmock cogmock
