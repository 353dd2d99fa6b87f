/** The scripts of the shells. Each calls the program as it is typed, so the words are those of the version that would run. */
import type { Shell } from '../names';

const BASH = `_curated_loops() {
  local IFS=$'\\n'
  COMPREPLY=($("\${COMP_WORDS[0]}" complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _curated_loops curated-loops
`;

const ZSH = `#compdef curated-loops
_curated_loops() {
  local -a found
  found=("\${(@f)$("\${words[1]}" complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${found[*]}" ]]; then compadd -Q -a found; else _files; fi
}
compdef _curated_loops curated-loops
`;

const FISH = `function __curated_loops_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l found ($words[1] complete -- $words[2..-1] 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c curated-loops -f -a '(__curated_loops_complete)'
`;

const SCRIPTS: Readonly<Record<Shell, string>> = { bash: BASH, zsh: ZSH, fish: FISH };

/** The script of a shell. */
export const scriptOf = (shell: Shell): string => SCRIPTS[shell];
