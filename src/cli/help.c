#include "config.h"

#include "cli/commands.h"

/* Appends a command or an option, and what it does in the line below. */
static void
append_item (GString *page,
             const char *item,
             const char *meaning)
{
  g_string_append_printf (page, "  %s\n      %s\n", item, meaning);
}

static void
append_heading (GString *page,
                const char *heading)
{
  g_string_append_printf (page, "\n%s\n", heading);
}

static void
append_commands (GString *page)
{
  append_heading (page, C_ ("help", "Commands:"));
  append_item (page, "bestiary", _ ("open the window"));
  /* Translators: how a command is typed: translate only the words in capitals, which stand for
   * what is typed in their place. */
  append_item (page, C_ ("synopsis", "bestiary list [QUERY…] [--limit N]"), _ ("print what a query finds"));
  append_item (page, "bestiary show ID [--card]", _ ("print one entry with every claim and its source"));
  append_item (page, C_ ("synopsis", "bestiary fit ID [--budget SIZE] [--context N] [--quant TYPE]"), _ ("estimate the memory that a model takes, term by term"));
  append_item (page, "bestiary refresh [ID…] [--details]", _ ("fetch figures from the Hub again, and print what changed"));
  append_item (page, C_ ("synopsis", "bestiary search WORDS… [--limit N]"), _ ("ask the Hub itself for models"));
  append_item (page, "bestiary add ID…", _ ("follow a model of the Hub, by its id or address"));
  append_item (page, "bestiary remove ID…", _ ("follow a model no more"));
  append_item (page, C_ ("synopsis", "bestiary sync [--top N | --all] [--task T]"), _ ("bring the Hub's own list of models to this computer"));
  append_item (page, C_ ("synopsis", "bestiary chart [QUERY…] --output FILE"), _ ("write the chart of what a query finds"));
  append_item (page, C_ ("synopsis", "bestiary help [COMMAND]"), _ ("explain a command"));
}

/* Whether @verb does something, rather than print something. */
static gboolean
is_work (BstCliVerb verb)
{
  return verb == BST_VERB_REFRESH || verb == BST_VERB_ADD || verb == BST_VERB_REMOVE || verb == BST_VERB_SYNC;
}

static void
append_environment (GString *page)
{
  append_heading (page, C_ ("help", "Environment:"));
  append_item (page, "HF_ENDPOINT", _ ("the Hub to ask, such as https://hf-mirror.com"));
  append_item (page, "HF_TOKEN, HF_TOKEN_PATH, HF_HOME", _ ("the token, or where the Hub's own tools keep it"));
  append_item (page, "HF_HUB_OFFLINE", _ ("1: ask for nothing"));
}

static void
append_fit_options (GString *page)
{
  append_item (page, "--budget 24GiB", _ ("the memory of the graphics card; 24GiB+64GiB with the main memory"));
  append_item (page, "--ram 64GiB", _ ("the main memory"));
  append_item (page, "--context N", _ ("tokens to hold, such as 8192 or 32K; otherwise 8,192, or what the model was made for where that is less"));
  append_item (page, C_ ("synopsis", "--quant TYPE"), _ ("the quantization; otherwise Q4_K_M"));
  append_item (page, "--kv f16|q8_0|q5_1|q5_0|q4_1|q4_0", _ ("the type of the KV cache; otherwise f16"));
}

static void
append_chart_options (GString *page)
{
  append_item (page, C_ ("synopsis", "--output FILE"), _ ("the file, whose name says what it is; - is standard output"));
  append_item (page, "--format svg|png|csv", _ ("what to write, whatever the name"));
  append_item (page, "--kind timeline|ranking", _ ("parameters by date of release, or the largest first; otherwise timeline"));
  append_item (page, "--size 1200x720", _ ("width and height in pixels; of 1200 alone the height follows"));
  append_item (page, "--scale 1|2|3", _ ("how many pixels of a PNG there are for each of the size"));
  append_item (page, "--theme light|dark", _ ("the colours; otherwise light"));
  append_item (page, "--high-contrast", _ ("colours that differ more"));
  append_item (page, C_ ("synopsis", "--title TEXT"), _ ("the title, instead of the chart's own"));
  append_item (page, "--time 2022-11-01..2023-12-31", _ ("only these days; a month or a year will do: 2023"));
  append_item (page, "--params 1b..200b", _ ("only these numbers of parameters"));
  append_item (page, "--budget 24GiB, --ram 64GiB", _ ("a line at the largest model that fits into this memory"));
  append_item (page, C_ ("synopsis", "--quant TYPE"), _ ("the quantization of that; otherwise Q4_K_M"));
  append_item (page, "--select ID", _ ("the model that is marked as selected"));
  append_item (page, "--pin ID", _ ("a model whose name is shown first; can be given several times"));
}

static void
append_options (GString *page,
                BstCliVerb verb)
{
  append_heading (page, C_ ("help", "Options:"));
  if (verb == BST_VERB_SYNC)
    {
      append_item (page, "--top N", _ ("the N most downloaded models; what was brought before stays"));
      append_item (page, "--all", _ ("all models, some three million: half an hour at least, and about 1 GiB while they come"));
      append_item (page, C_ ("synopsis", "--task T"), _ ("only those of a task, such as text-generation"));
      append_item (page, "--full", _ ("fetch all of them again, not only what changed; of all models, those that the Hub has no more are taken out"));
    }
  if (verb == BST_VERB_FIT)
    append_fit_options (page);
  if (verb == BST_VERB_CHART)
    append_chart_options (page);
  if (verb == BST_VERB_REFRESH)
    append_item (page, "--details", _ ("fetch card, files, configuration and what was made of the models named as well; the Hub counts a download of each"));
  if (verb == BST_VERB_SHOW)
    append_item (page, "--card", _ ("print the card that was fetched, as it is"));
  if (verb == BST_VERB_CHART)
    append_item (page, "--limit N", _ ("draw no more than the first N models"));
  else if (is_work (verb))
    append_item (page, "--format text|json", _ ("the form of the output; json is an event a line, as it happens"));
  else
    append_item (page, "--format text|json|csv|md", _ ("the form of the output; text is for reading"));
  if (verb != BST_VERB_SHOW && verb != BST_VERB_FIT && verb != BST_VERB_CHART && !is_work (verb))
    append_item (page, "--limit N", _ ("print no more than N entries"));
  append_item (page, "--help", _ ("print this help"));
  if (verb == BST_VERB_NONE)
    append_item (page, "--version", _ ("print the program's version"));
}

static void
append_query (GString *page)
{
  append_heading (page, C_ ("help", "A query is words and filters:"));
  /* Translators: queries, as they may be typed in your language: its words for filters and values
   * are understood everywhere. */
  append_item (page, C_ ("query", "falcon \"40 b\" -chat"), _ ("words, a phrase, and a word that must not occur"));
  append_item (page, C_ ("query", "org:meta family:llama-2 base:ORG/NAME"), _ ("by maker, family or base model"));
  append_item (page, C_ ("query", "shelf:milestones  shelf:reasoning  country:FR"), _ ("by shelf, or by the maker’s country or region"));
  append_item (page, C_ ("query", "license:commercial|noncommercial|open|ID"), _ ("by what the licence allows, or by licence"));
  append_item (page, C_ ("query", "params:7b..13b  active:<20b  context:>=32k  year:2023"), _ ("by figures"));
  append_item (page, C_ ("query", "fits:24GiB"), _ ("by the memory that is there"));
  append_item (page, C_ ("query", "lang:zh,en  task:text-generation  kind:model  gated:no"), _ ("by other properties; a comma means or"));
  append_item (page, C_ ("query", "sort:params  sort:downloads  sort:-released"), _ ("the order, with - in reverse"));
}

static void
append_status (GString *page)
{
  append_heading (page, C_ ("help", "Exit status:"));
  append_item (page, "0", C_ ("exit status", "done"));
  append_item (page, "1", C_ ("exit status", "failed"));
  append_item (page, "2", C_ ("exit status", "wrong usage"));
  append_item (page, "3", C_ ("exit status", "no such entry"));
  append_item (page, "4", C_ ("exit status", "the Hub could not be reached or refused"));
}

/**
 * bst_cli_help:
 * @verb: what to explain; %BST_VERB_NONE for the program
 *
 * Returns: the exit status
 */
BstCliStatus
bst_cli_help (BstCliVerb verb)
{
  g_autoptr (GString) page = g_string_new (NULL);

  switch (verb)
    {
    case BST_VERB_LIST:
      g_string_append_printf (page, "%s\n", _ ("bestiary list prints what a query finds: in the guide, among what you added, and in the Hub's list where it was brought here."));
      append_options (page, verb);
      append_query (page);
      break;
    case BST_VERB_SHOW:
      g_string_append_printf (page, "%s\n", _ ("bestiary show prints one entry, every claim about it, and who says so."));
      g_string_append_printf (page, "%s\n", _ ("ID is what the last column of bestiary list holds, such as tiiuae/falcon-180B."));
      append_options (page, verb);
      break;
    case BST_VERB_FIT:
      g_string_append_printf (page, "%s\n", _ ("bestiary fit estimates the memory that a model takes when it runs: weights, KV cache and overhead, each with what it is from."));
      g_string_append_printf (page, "%s\n", _ ("It says whether that fits into what there is, how much context does, how many layers a graphics card takes, and the same for other quantizations."));
      append_options (page, verb);
      break;
    case BST_VERB_REFRESH:
      g_string_append_printf (page, "%s\n", _ ("bestiary refresh asks the Hub for what is followed, or for the entries named, and prints what changed."));
      append_options (page, verb);
      append_environment (page);
      break;
    case BST_VERB_SEARCH:
      g_string_append_printf (page, "%s\n", _ ("bestiary search asks the Hub itself, and marks what is followed."));
      append_options (page, verb);
      append_environment (page);
      break;
    case BST_VERB_ADD:
      g_string_append_printf (page, "%s\n", _ ("bestiary add follows models of the Hub from now on, and fetches their figures."));
      g_string_append_printf (page, "%s\n", _ ("ID is owner/name, or the address of the model's page."));
      append_options (page, verb);
      append_environment (page);
      break;
    case BST_VERB_REMOVE:
      g_string_append_printf (page, "%s\n", _ ("bestiary remove follows models no more. What the guide has stays in it; bestiary add brings all back."));
      append_options (page, verb);
      break;
    case BST_VERB_SYNC:
      g_string_append_printf (page, "%s\n", _ ("bestiary sync brings the Hub's own list of models to this computer, where it can be searched without a network."));
      g_string_append_printf (page, "%s\n", _ ("Ctrl+C pauses it. The next time it goes on where it stopped, or fetches what has changed since. Without an option it goes on with the list that was fetched last."));
      append_options (page, verb);
      append_environment (page);
      break;
    case BST_VERB_CHART:
      g_string_append_printf (page, "%s\n", _ ("bestiary chart writes the chart that the window draws of what a query finds, as a picture or as a table of its models."));
      g_string_append_printf (page, "%s\n", _ ("Instead of a query it takes a link to a chart, as the window copies it: chart:timeline?q=…"));
      append_options (page, verb);
      append_query (page);
      break;
    case BST_VERB_NONE:
    case BST_VERB_HELP:
    default:
      g_string_append_printf (page, "%s\n", _ ("Bestiary is a field guide to open language models."));
      append_commands (page);
      append_options (page, BST_VERB_NONE);
      append_status (page);
      break;
    }

  return bst_output_write (page);
}
