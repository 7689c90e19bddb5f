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
        country:{CN,US,FR,GB,CA,KR,JP,DE,IL,AE,SG,CH,TW,HK}\t'country or region of the maker' \
        shelf:{guide,review-2023,milestones,open-source,code,math,reasoning,vision,on-device,hub}\tshelf \
        fav:{yes,no}\tfavourites \
        sort:{,-}{params,active,context,released,tokens,name,org,family,license,downloads,likes,updated}\torder
    # Whoever reads Chinese is offered what they would type.
    switch "$LANGUAGE$LC_ALL$LC_MESSAGES$LANG"
        case 'zh_TW*' 'zh_HK*'
            printf "$minus%s\n" 機構: 家族: 基礎模型: 參數量: 啟用參數量: 上下文長度: 年份: 記憶體: 語言: 任務: \
                授權條款:{可商用,不可商用,開源} 開放程度:{開放原始碼,開放權重,非商用,封閉,授權未知} \
                類別:{模型,轉接器,方法,軟體,封閉模型} 受限存取:{是,否} 書架:{圖鑑,2023年回顧,里程碑,真正開放原始碼,程式碼,數學,推理模型,視覺,裝置端,Hub} 收藏:{是,否} \
                國家或地區:{中國,美國,法國,英國,加拿大,韓國,日本,德國,以色列,阿拉伯聯合大公國,新加坡,瑞士,台灣,香港} \
                排序:{,-}{參數量,下載次數,按讚數,發布日期,最近更新,名稱}
        case 'zh*'
            printf "$minus%s\n" 机构: 家族: 基座模型: 参数量: 激活参数量: 上下文长度: 年份: 内存: 语言: 任务: \
                许可证:{可商用,不可商用,开源} 开放程度:{开源,开放权重,非商用,闭源,许可未知} \
                类别:{模型,适配器,方法,软件,闭源模型} 受限访问:{是,否} 书架:{图鉴,2023年回顾,里程碑,真正开源,代码,数学,推理,视觉,端侧,Hub} 收藏:{是,否} \
                国家或地区:{中国,美国,法国,英国,加拿大,韩国,日本,德国,以色列,阿联酋,新加坡,瑞士,台湾,香港} \
                排序:{,-}{参数量,下载量,点赞数,发布日期,最近更新,名称}
    end
end

set -l commands list show fit refresh search add remove sync chart help

complete -c bestiary -f
complete -c bestiary -n "not __fish_seen_subcommand_from $commands" -a list -d 'Print what a query finds'
complete -c bestiary -n "not __fish_seen_subcommand_from $commands" -a show -d 'Print one entry with every claim and its source'
complete -c bestiary -n "not __fish_seen_subcommand_from $commands" -a fit -d 'Estimate the memory that a model takes'
complete -c bestiary -n "not __fish_seen_subcommand_from $commands" -a refresh -d 'Fetch figures from the Hub again'
complete -c bestiary -n "not __fish_seen_subcommand_from $commands" -a search -d 'Ask the Hub itself for models'
complete -c bestiary -n "not __fish_seen_subcommand_from $commands" -a add -d 'Follow a model of the Hub'
complete -c bestiary -n "not __fish_seen_subcommand_from $commands" -a remove -d 'Follow a model no more'
complete -c bestiary -n "not __fish_seen_subcommand_from $commands" -a sync -d 'Bring the list of the Hub to this computer'
complete -c bestiary -n "not __fish_seen_subcommand_from $commands" -a chart -d 'Write the chart of what a query finds'
complete -c bestiary -n "not __fish_seen_subcommand_from $commands" -a help -d 'Explain a command'
complete -c bestiary -n "not __fish_seen_subcommand_from $commands" -l version -d 'Print the version'
complete -c bestiary -n "not __fish_seen_subcommand_from help" -s h -l help -d 'Print a help'
complete -c bestiary -n '__fish_seen_subcommand_from list show fit search' -l format -x -a 'text json csv md' -d 'Form of the output'
complete -c bestiary -n '__fish_seen_subcommand_from refresh add remove sync' -l format -x -a 'text json' -d 'Form of the output'
complete -c bestiary -n '__fish_seen_subcommand_from chart' -l output -r -F -d 'File to write'
complete -c bestiary -n '__fish_seen_subcommand_from chart' -l format -x -a 'svg png csv' -d 'What to write'
complete -c bestiary -n '__fish_seen_subcommand_from chart' -l kind -x -a 'timeline ranking' -d 'Kind of chart'
complete -c bestiary -n '__fish_seen_subcommand_from chart' -l size -x -a '640x400 960x600 1200x720 1920x1080' -d 'Width and height in pixels'
complete -c bestiary -n '__fish_seen_subcommand_from chart' -l scale -x -a '1 2 3' -d 'Scale of a PNG'
complete -c bestiary -n '__fish_seen_subcommand_from chart' -l theme -x -a 'light dark' -d 'Colours'
complete -c bestiary -n '__fish_seen_subcommand_from chart' -l high-contrast -d 'Colours that differ more'
complete -c bestiary -n '__fish_seen_subcommand_from chart' -l title -x -d 'Title of the picture'
complete -c bestiary -n '__fish_seen_subcommand_from chart' -l time -x -d 'Only these days'
complete -c bestiary -n '__fish_seen_subcommand_from chart' -l params -x -d 'Only these numbers of parameters'
complete -c bestiary -n '__fish_seen_subcommand_from chart' -l select -x -a '(__bestiary_ids)' -d 'Model that is selected'
complete -c bestiary -n '__fish_seen_subcommand_from chart' -l pin -x -a '(__bestiary_ids)' -d 'Model whose name is shown first'
complete -c bestiary -n '__fish_seen_subcommand_from list search chart' -l limit -x -d 'Print no more than this many'
complete -c bestiary -n '__fish_seen_subcommand_from show' -l card -d 'The card that was fetched'
complete -c bestiary -n '__fish_seen_subcommand_from refresh' -l details -d 'Card, files and configuration as well'
complete -c bestiary -n '__fish_seen_subcommand_from fit chart' -l budget -x -a '8GiB 12GiB 16GiB 24GiB 32GiB 48GiB 80GiB 24GiB+64GiB' -d 'Memory of the graphics card, with +SIZE the main memory'
complete -c bestiary -n '__fish_seen_subcommand_from fit chart' -l ram -x -a '16GiB 32GiB 64GiB 128GiB' -d 'Main memory'
complete -c bestiary -n '__fish_seen_subcommand_from fit' -l context -x -d 'Tokens to hold'
complete -c bestiary -n '__fish_seen_subcommand_from fit chart' -l quant -x -a 'F32 F16 BF16 Q8_0 Q6_K Q5_K_M Q5_K_S Q5_1 Q5_0 Q4_K_M Q4_K_S Q4_1 Q4_0 IQ4_NL IQ4_XS MXFP4 Q3_K_L Q3_K_M Q3_K_S IQ3_M IQ3_S IQ3_XS IQ3_XXS Q2_K IQ2_M IQ2_S IQ2_XS IQ2_XXS IQ1_M IQ1_S' -d Quantization
complete -c bestiary -n '__fish_seen_subcommand_from fit' -l kv -x -a 'f16 q8_0 q5_1 q5_0 q4_1 q4_0' -d 'Type of the KV cache'
complete -c bestiary -n '__fish_seen_subcommand_from sync' -l top -x -d 'The most downloaded'
complete -c bestiary -n '__fish_seen_subcommand_from sync' -l all -d 'All models'
complete -c bestiary -n '__fish_seen_subcommand_from sync' -l task -x -a 'text-generation text-to-image automatic-speech-recognition image-text-to-text feature-extraction sentence-similarity text-classification translation' -d 'Only those of a task'
complete -c bestiary -n '__fish_seen_subcommand_from sync' -l full -d 'Fetch all of them again'
complete -c bestiary -n '__fish_seen_subcommand_from list chart' -a '(__bestiary_query)'
complete -c bestiary -n '__fish_seen_subcommand_from show fit refresh remove' -a '(__bestiary_ids)'
complete -c bestiary -n '__fish_seen_subcommand_from help' -a 'list show fit refresh search add remove sync chart'
