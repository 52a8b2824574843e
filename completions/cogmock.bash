# Completion of cogmock for bash. Load it with: eval "$(cogmock completion bash)"
# It asks cogmock itself, so it knows every command, option and value of the version that is installed.
_cogmock() {
  local line=${COMP_LINE:0:COMP_POINT} quote='' word='' began='' escaped='' char value current prefix path i
  local -a words=()
  # Words as bash will read them; the last is the one at the cursor, perhaps with a quote that is still open.
  for ((i = 0; i < ${#line}; i++)); do
    char=${line:i:1}
    if [[ -n $escaped ]]; then word+=$char escaped=''
    elif [[ $char == \\ && $quote != \' ]]; then escaped=1 began=1
    elif [[ -n $quote && $char == "$quote" ]]; then quote=''
    elif [[ -z $quote && ($char == \' || $char == \") ]]; then quote=$char began=1 prefix=$word
    elif [[ -z $quote && $char == [[:space:]] ]]; then
      [[ -n $began ]] && words+=("$word")
      word='' began=''
    else word+=$char began=1
    fi
  done
  current=$word
  # A value that is a variable of this shell is what stands in it.
  for i in "${!words[@]}"; do
    [[ ${words[i]} =~ ^\$\{?([A-Za-z_][A-Za-z0-9_]*)\}?$ ]] && words[i]=${!BASH_REMATCH[1]}
  done
  # bash takes @, = and : for ends of words, and an open quote for the beginning of one. It wants only what comes after the last.
  [[ -z $quote ]] && prefix=${current%"${current##*[@=:]}"}
  path=$current
  [[ $path == --*=* ]] && path=${path#*=}
  COMPREPLY=()
  while IFS=$'\t' read -r value _; do
    case $value in
      :file | :folder)
        compopt -o filenames 2>/dev/null
        [[ $current == --*=* && $prefix == "${current%%=*}=" ]] && prefix=''
        [[ $value == :file ]] && value=-f || value=-d
        while read -r value; do COMPREPLY+=("${value#"$prefix"}"); done < <(compgen "$value" -- "$path")
        ;;
      *)
        value=${value#"$prefix"}
        [[ -z $quote && $value == *[^[:alnum:]/._@:=+,%-]* ]] && printf -v value %q "$value"
        COMPREPLY+=("$value")
        ;;
    esac
  done < <("${words[0]/#\~\//$HOME/}" __complete -- "${words[@]:1}" "$current" 2>/dev/null)
  # A path goes on after its slash.
  [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == */ ]] && compopt -o nospace 2>/dev/null
  return 0
}
complete -F _cogmock cogmock
