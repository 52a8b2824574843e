# Completion of cogmock for fish. Load it with: cogmock completion fish | source
# It asks cogmock itself, so it knows every command, option and value of the version that is installed.
function __cogmock_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    for line in ($words[1] __complete -- $words[2..-1] "$current" 2>/dev/null)
        switch $line
            case :file
                __fish_complete_path "$current"
            case :folder
                __fish_complete_directories "$current"
            case '*'
                echo $line
        end
    end
end
complete -c cogmock -f -a '(__cogmock_complete)'
