# Completion of cogmock for fish. Load it with: cogmock completion fish | source
# It asks cogmock itself, so it knows every command, option and value of the version that is installed.
function __cogmock_complete
    set -l words
    # A value that is a variable of this shell is what stands in it.
    for word in (commandline -opc)
        set -l name (string match -r '^\$([A-Za-z_]\w*)$' -- $word)[2]
        set -q name[1]; and set -q $name; and set word $$name
        set -a words "$word"
    end
    # Without its quotes, of which the last may still be open, and backslashes.
    set -l current
    for close in '' "'" '"'
        set current (string unescape -- (commandline -ct)$close); and break
    end
    set -l path (string replace -r '^--[^=]*=' '' -- "$current")
    set -l option (string match -r '^--[^=]*=' -- "$current")
    for line in ($words[1] __complete -- $words[2..-1] "$current" 2>/dev/null)
        switch $line
            case :file
                printf '%s\n' "$option"(__fish_complete_path "$path")
            case :folder
                printf '%s\n' "$option"(__fish_complete_directories "$path")
            case '*'
                echo $line
        end
    end
end
complete -c cogmock -f -a '(__cogmock_complete)'
