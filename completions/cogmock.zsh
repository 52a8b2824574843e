#compdef cogmock
# Completion of cogmock for zsh. Load it with: eval "$(cogmock completion zsh)", or as _cogmock in a folder of $fpath.
# It asks cogmock itself, so it knows every command, option and value of the version that is installed.
_cogmock() {
  local line value name
  local -a before offers folders
  # Without their quotes; a value that is a variable of this shell is what stands in it.
  for value in "${(@)words[2,CURRENT-1]}"; do
    value=${(Q)value}
    name=${${value#\$}#\{} name=${name%\}}
    [[ $value == '$'* && $name == [A-Za-z_][A-Za-z0-9_]# ]] && value=${(P)name}
    before+=("$value")
  done
  for line in "${(@f)$("${words[1]/#\~\//$HOME/}" __complete -- "${(@)before}" "${(Q)PREFIX}" 2>/dev/null)}"; do
    value=${line%%$'\t'*}
    case $value in
      '') ;;
      :file | :folder)
        [[ $PREFIX == --*=* ]] && compset -P '*='
        if [[ $value == :file ]]; then _files; else _files -/; fi
        ;;
      */) folders+=("${value//:/\\:}:${line#*$'\t'}") ;;
      *) offers+=("${value//:/\\:}:${line#*$'\t'}") ;;
    esac
  done
  (( ${#offers} )) && _describe cogmock offers
  # A path goes on after its slash.
  (( ${#folders} )) && _describe cogmock folders -S ''
}
if [[ ${funcstack[1]-} == _cogmock ]]; then _cogmock "$@"; else compdef _cogmock cogmock; fi
