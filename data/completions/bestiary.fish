# fish completion for bestiary(1)

# The guide's ids with their names: two columns of its CSV.
function __bestiary_ids
    bestiary list --format csv 2>/dev/null | string replace -rf '^([^,]+),[^,]+,"?([^,"]+)"?,.*$' '$1\t$2' | tail -n +2
end

# The facets of the query language; those with few values, with their values.
function __bestiary_query
    set -l word (commandline -ct)
    set -l minus (string match -r '^-' -- $word)
    printf "$minus%s\n" \
        org:\tmaker \
        family:\t'family of models' \
        base:\t'base model' \
        params:\t'parameters, such as 7b..13b' \
        active:\t'active parameters' \
        context:\t'context length, such as >=32k' \
        year:\t'year of release' \
        fits:\t'memory, such as 24GiB' \
        lang:\tlanguage \
        task:\ttask \
        license:{commercial,noncommercial,open}\t'what the licence allows' \
        openness:{source,weights,noncommercial,closed,unknown}\t'class of openness' \
        kind:{model,adapter,method,software,closed-model}\t'kind of entry' \
        gated:{yes,no}\t'whether the files have to be asked for' \
        shelf:{review-2023,guide}\tshelf \
        fav:{yes,no}\tfavourites \
        sort:{,-}{params,active,context,released,tokens,name,org,family,license,downloads,likes,updated}\torder
end

set -l commands list show refresh search add remove sync help

complete -c bestiary -f
complete -c bestiary -n "not __fish_seen_subcommand_from $commands" -a list -d 'Print what a query finds'
complete -c bestiary -n "not __fish_seen_subcommand_from $commands" -a show -d 'Print one entry with every claim and its source'
complete -c bestiary -n "not __fish_seen_subcommand_from $commands" -a refresh -d 'Fetch figures from the Hub again'
complete -c bestiary -n "not __fish_seen_subcommand_from $commands" -a search -d 'Ask the Hub itself for models'
complete -c bestiary -n "not __fish_seen_subcommand_from $commands" -a add -d 'Follow a model of the Hub'
complete -c bestiary -n "not __fish_seen_subcommand_from $commands" -a remove -d 'Follow a model no more'
complete -c bestiary -n "not __fish_seen_subcommand_from $commands" -a sync -d 'Bring the list of the Hub to this computer'
complete -c bestiary -n "not __fish_seen_subcommand_from $commands" -a help -d 'Explain a command'
complete -c bestiary -n "not __fish_seen_subcommand_from $commands" -l version -d 'Print the version'
complete -c bestiary -n "not __fish_seen_subcommand_from help" -s h -l help -d 'Print a help'
complete -c bestiary -n '__fish_seen_subcommand_from list show search' -l format -x -a 'text json csv md' -d 'Form of the output'
complete -c bestiary -n '__fish_seen_subcommand_from refresh add remove sync' -l format -x -a 'text json' -d 'Form of the output'
complete -c bestiary -n '__fish_seen_subcommand_from list search' -l limit -x -d 'Print no more than this many'
complete -c bestiary -n '__fish_seen_subcommand_from show' -l card -d 'The card that was fetched'
complete -c bestiary -n '__fish_seen_subcommand_from refresh' -l details -d 'Card, files and configuration as well'
complete -c bestiary -n '__fish_seen_subcommand_from sync' -l top -x -d 'The most downloaded'
complete -c bestiary -n '__fish_seen_subcommand_from sync' -l all -d 'All models'
complete -c bestiary -n '__fish_seen_subcommand_from sync' -l task -x -a 'text-generation text-to-image automatic-speech-recognition image-text-to-text feature-extraction sentence-similarity text-classification translation' -d 'Only those of a task'
complete -c bestiary -n '__fish_seen_subcommand_from sync' -l full -d 'Fetch all of them again'
complete -c bestiary -n '__fish_seen_subcommand_from list' -a '(__bestiary_query)'
complete -c bestiary -n '__fish_seen_subcommand_from show refresh remove' -a '(__bestiary_ids)'
complete -c bestiary -n '__fish_seen_subcommand_from help' -a 'list show refresh search add remove sync'
