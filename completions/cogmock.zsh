#compdef cogmock
# Completion of cogmock for zsh. Load it with: eval "$(cogmock completion zsh)", or as _cogmock in a folder of $fpath.
# It asks cogmock itself, so it knows every command, option and value of the version that is installed.
_cogmock() {
  local line value
  local -a offers
  for line in "${(@f)$("${words[1]}" __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    value=${line%%$'\t'*}
    case $value in
      '') ;;
      :file) _files ;;
      :folder) _files -/ ;;
      *) offers+=("${value//:/\\:}:${line#*$'\t'}") ;;
    esac
  done
  (( ${#offers} )) && _describe cogmock offers
}
if [[ ${funcstack[1]-} == _cogmock ]]; then _cogmock "$@"; else compdef _cogmock cogmock; fi
