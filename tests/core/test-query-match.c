#include "query-entries.h"

#include "entries.h"

static void
test_words (void)
{
  static const TestSearch searches[] = {
    { "", TEST_QUERY_ALL },
    { "   \t　 ", TEST_QUERY_ALL },
    { "falcon", "falcon" },
    { "FALCON", "falcon" },
    { "llama", "llama65 llama2 alpaca cpp" },
    { "llama2", "llama2" },
    { "LLaMA-2", "llama2" },
    { "llama 2", "llama2" },
    { "llama 65b", "llama65" },
    { "llama falcon", "" },
    { "羊驼", "llama2" },
    { "鹰", "falcon" },
    { "猎鹰，180b", "falcon" },
    { "猎鹰180b", "falcon" },
    { "180b猎鹰", "falcon" },
    { "猎鹰（180B）", "falcon" },
    { "猎鹰70b", "" },
    { "“猎鹰180b”", "" },
    { "ｆａｌｃｏｎ　１８０", "falcon" },
    { "8×7b", "mixtral" },
    { "facebook", "llama65 llama2" },
    { "技术创新", "falcon" },
    { "獵鷹", "falcon" },
    { "羊駝 llama", "llama2" },
    { "lieying", "falcon" },
    { "Liè Yīng", "falcon" },
    { "\"lie ying\"", "falcon" },
    { "lie’ying", "falcon" },
    { "ly", "falcon" },
    { "ying", "falcon" },
    { "ieying", "" },
    { "yangtuo", "llama2" },
    { "llama -yt", "llama65 alpaca cpp" },
    { "jishu", "falcon" },
    { "nothing", "" },
    /* 14b is not 1.4B, nor 27b 2-7b */
    { "14b", "" },
    { "27b", "" },
    { "1.4b", "pythia" },
    /* phrases */
    { "\"llama 2\"", "llama2" },
    { "\"2 llama\"", "" },
    { "“falcon 180b”", "falcon" },
    { "「Mistral 7B」", "mistral" },
    { "\"llama 2", "llama2" },
    { "\"", TEST_QUERY_ALL },
    { "\"org:meta\"", "" },
    /* exclusion */
    { "llama -2", "llama65 alpaca cpp" },
    { "llama -65b -alpaca", "llama2 cpp" },
    { "llama -\"llama 2\"", "llama65 alpaca cpp" },
    { "－falcon －bloom mistral", "mixtral mistral" },
    { "-", TEST_QUERY_ALL },
    { "falcon -", "falcon" },
    { "falcon --", "falcon" },
    { "llama --65b", "llama2 alpaca cpp" },
    /* what is no facet */
    { "https://huggingface.co/tiiuae/falcon-180B", "falcon" },
    { "https://huggingface.co/tiiuae/falcon-180B/tree/main?x=1#y", "falcon" },
    { "http://hf-mirror.com/mistralai/Mistral-7B-v0.1", "mistral" },
    { "huggingface.co/bigscience/bloom", "bloom" },
    { "https://huggingface.co/datasets/bigscience/bloom", "" },
    { "https://example.org/bloom", "" },
    { "llama2:7b", "llama2" },
    { ":", "" },
  };

  test_check_searches (searches, G_N_ELEMENTS (searches));
}

static void
test_facets (void)
{
  static const TestSearch searches[] = {
    { "org:meta", "llama65 llama2" },
    { "org:Facebook", "llama65 llama2" },
    { "org:技术", "falcon" },
    { "org:技術", "falcon" },
    { "org:jishu,facebook", "falcon llama65 llama2" },
    { "org:\"Mistral AI\"", "mixtral mistral" },
    { "org:“mistral ai”,tii", "falcon mixtral mistral" },
    { "org:llama", "" },
    { "ORG:Meta", "llama65 llama2" },
    { "org：ｍｅｔａ", "llama65 llama2" },
    { "organization:meta", "llama65 llama2" },
    { "-org:meta llama", "alpaca cpp" },
    { "country:FR", "mixtral mistral" },
    { "country:fr", "mixtral mistral" },
    { "Country:France,\"United States\"", "llama65 mixtral mistral llama2" },
    { "country:usa", "llama65 llama2" },
    { "国家:法国", "mixtral mistral" },
    { "國家或地區:阿拉伯聯合大公國,美國", "falcon llama65 llama2" },
    { "country:XX", "" },
    { "-country:US llama", "alpaca cpp" },
    { "family:llama", "llama65 llama2 alpaca" },
    { "family:gpt", "" },
    { "license:apache-2.0", "mixtral mistral pythia" },
    { "license:APACHE-2.0", "mixtral mistral pythia" },
    { "licence:apache-2.0", "mixtral mistral pythia" },
    { "license:apache", "" },
    { "license:commercial", "falcon bloom mixtral mistral llama2 pythia" },
    { "license:noncommercial", "llama65 alpaca" },
    { "license:non-commercial", "llama65 alpaca" },
    { "license:open", "mixtral mistral pythia" },
    { "license:open,llama2", "mixtral mistral llama2 pythia" },
    { "license:open license:llama2", "mixtral mistral llama2 pythia" },
    { "-license:commercial", "llama65 alpaca cpp" },
    { "openness:source", "pythia" },
    { "openness:noncommercial", "llama65 alpaca" },
    { "openness:source，noncommercial", "llama65 pythia alpaca" },
    { "openness:weights", "falcon bloom mixtral mistral llama2" },
    { "openness:unknown", "cpp" },
    { "openness:unknown,source", "pythia cpp" },
    { "-openness:weights,noncommercial", "pythia cpp" },
    { "openness:closed", "" },
    { "openness:closed kind:closed-model", "gpt3" },
    { "lang:zh", "bloom mixtral" },
    { "lang:ZH-cn", "bloom" },
    { "lang:zh_CN", "bloom" },
    { "lang:z", "" },
    { "task:text-generation llama", "llama65 llama2" },
    { "task:text", "" },
    { "kind:closed-model", "gpt3" },
    { "kind:Closed_Model", "gpt3" },
    { "kind:adapter,software", "alpaca cpp" },
    { "-kind:closed-model", TEST_QUERY_ALL },
    { "-kind:adapter llama", "llama65 llama2 cpp" },
    { "gpt-3", "" },
    { "gated:yes", "llama2" },
    { "gated:no", "mistral" },
    { "gated:no,yes", "mistral llama2" },
    { "-gated:yes llama", "llama65 alpaca cpp" },
    { "shelf:review-2023", "llama65 mistral llama2" },
    { "shelf:Review2023", "llama65 mistral llama2" },
    { "shelf:review_2023", "llama65 mistral llama2" },
    { "shelf:milestones", "pythia falcon mixtral" },
    { "shelf:milestones sort:params", "falcon mixtral pythia" },
    { "书架:里程碑 -falcon", "pythia mixtral" },
    { "shelf:milestones,review-2023", "falcon llama65 mixtral mistral llama2 pythia" },
    { "shelf:on-device,vision", "" },
    { "shelf:guide", TEST_QUERY_ALL },
    { "shelf:GUIDE", TEST_QUERY_ALL },
    { "shelf:mine", "bloom" },
    { "shelf:Mine", "bloom" },
    { "shelf:year", "" },
    { "shelf:favourites,hub", "" },
    { "-shelf:review-2023 llama", "alpaca cpp" },
    { "fav:yes", "" },
    { "fav:no", TEST_QUERY_ALL },
    { "base:yahma/llama-7b-hf", "alpaca" },
    { "base:LLAMA-7B-HF", "alpaca" },
    { "base:https://huggingface.co/yahma/llama-7b-hf", "alpaca" },
    { "base:llama", "" },
    { "fits:4GiB", "pythia" },
    { "fits:24GiB", "mistral llama2 pythia" },
    { "fits:24 GiB", "mistral llama2 pythia" },
    { "fits:24 GiB llama", "llama2" },
    { "fits:\"24 GiB\"", "mistral llama2 pythia" },
    { "-fits:24GiB license:open", "mixtral" },
    /* different facets all hold */
    { "org:meta license:commercial", "llama2" },
    { "llama params:..10b year:2023", "llama2" },
  };

  test_check_searches (searches, G_N_ELEMENTS (searches));
}

static void
test_numbers (void)
{
  static const TestSearch searches[] = {
    { "params:7b", "mistral llama2" },
    { "params:7B", "mistral llama2" },
    { "params:7.2b", "mistral" },
    { "params:0000000000000000007b", "mistral llama2" },
    { "params:7.24173209600000000001b", "mistral" },
    { "params:6.7b", "llama2" },
    { "params:7.0b", "" },
    { "params:176b", "bloom" },
    { "params:180b", "falcon bloom" },
    { "params:70b", "" },
    { "params:67b", "" },
    { "params:65b", "llama65" },
    { "params:1b", "pythia" },
    { "params:1.4g", "pythia" },
    { "params:1400m", "pythia" },
    { "params:0.18t", "falcon bloom" },
    { "params:67亿", "llama2" },
    { "params:14亿", "pythia" },
    { "params:1760億", "bloom" },
    { "params:7000万", "" },
    { "params:0.18万亿", "falcon bloom" },
    { "params:０.１８兆", "falcon bloom" },
    { "params:=6738415616", "llama2" },
    { "params:=7b", "" },
    { "params:0", "" },
    /* ranges take in what counts as their ends */
    { "params:7b..65b", "llama65 mixtral mistral llama2" },
    { "params:7 B", "mistral llama2" },
    { "params:7\u202fB – 65\u202fB", "llama65 mixtral mistral llama2" },
    { "params:>= 65 b", "falcon bloom llama65" },
    { "params:7b bloom", "" },
    { "params:7b.. 2", "llama2" },
    { "params:7b -7b", "" },
    { "params:7b～65b", "llama65 mixtral mistral llama2" },
    { "params:7b…65b", "llama65 mixtral mistral llama2" },
    { "params:6.8b..65b", "llama65 mixtral mistral" },
    { "params:..7b", "mistral llama2 pythia" },
    { "params:176b..", "falcon bloom" },
    { "params:>=7b", "falcon bloom llama65 mixtral mistral llama2" },
    { "params:>7b", "falcon bloom llama65 mixtral" },
    { "params:>＝65b", "falcon bloom llama65" },
    { "params:≥65b", "falcon bloom llama65" },
    { "params:<=7b", "mistral llama2 pythia" },
    { "params:≤7b", "mistral llama2 pythia" },
    { "params:<7b", "pythia" },
    { "params:>=2b -params:7b", "falcon bloom llama65 mixtral" },
    { "params:>=1.5b params:<=7b", "falcon bloom llama65 mixtral mistral llama2 pythia" },
    { "params:7b,180b", "falcon bloom mistral llama2" },
    { "params:\"7 b\"", "mistral llama2" },
    { "kind:adapter -params:7b", "alpaca" },
    { "active:13b", "mixtral" },
    { "active:>=1", "mixtral" },
    { "context:32k", "mixtral mistral" },
    { "context:>=32k", "mixtral mistral" },
    { "context:>32k", "" },
    { "context:<=32k org:mistralai", "mixtral mistral" },
    { "context:<32k org:mistralai", "" },
    { "context:32768", "mistral" },
    { "context:=32k", "mixtral mistral" },
    { "context:3.2万", "mixtral" },
    { "context:4k", "llama2" },
    { "context:2k..4k org:meta", "llama65 llama2" },
    { "year:2022", "bloom" },
    { "year:2022..2023 zh", "" },
    { "year:2022..2023", "falcon bloom llama65 mixtral mistral llama2 pythia alpaca" },
    { "year:>2022 org:meta", "llama65 llama2" },
    { "year:>=2023 bloom", "" },
    { "year:<=2022", "bloom" },
    { "year:..2020 kind:closed-model", "gpt3" },
    { "year:2024", "" },
  };

  test_check_searches (searches, G_N_ELEMENTS (searches));
}

static void
test_sort (void)
{
  static const TestSearch searches[] = {
    { "sort:params", TEST_QUERY_ALL },
    { "sort:-params", "pythia llama2 mistral mixtral llama65 bloom falcon alpaca cpp" },
    { "-sort:params", "pythia llama2 mistral mixtral llama65 bloom falcon alpaca cpp" },
    { "-sort:-params", TEST_QUERY_ALL },
    { "sort:active", "mixtral mistral falcon llama2 pythia alpaca llama65 bloom cpp" },
    { "sort:-active", "mixtral mistral falcon llama2 pythia alpaca llama65 bloom cpp" },
    { "sort:context", "mistral mixtral llama2 falcon pythia llama65 bloom alpaca cpp" },
    { "sort:-context", "falcon pythia llama65 bloom llama2 mixtral mistral alpaca cpp" },
    { "sort:released", "mixtral mistral falcon llama2 pythia alpaca llama65 bloom cpp" },
    { "sort:-released", "bloom llama65 alpaca pythia llama2 falcon mistral mixtral cpp" },
    { "sort:tokens", "falcon llama2 llama65 bloom pythia mixtral mistral alpaca cpp" },
    { "sort:name", "alpaca bloom falcon llama2 llama65 cpp mistral mixtral pythia" },
    { "sort:-name", "pythia mixtral mistral cpp llama65 llama2 falcon bloom alpaca" },
    { "sort:org,-params", "bloom pythia llama2 llama65 mistral mixtral falcon alpaca cpp" },
    { "sort:org sort:-params", "bloom pythia llama2 llama65 mistral mixtral falcon alpaca cpp" },
    { "sort:-org,params", "falcon mixtral mistral llama65 llama2 pythia bloom alpaca cpp" },
    { "sort:family,name", "bloom falcon alpaca llama2 llama65 mistral mixtral pythia cpp" },
    { "sort:license,name", "mistral mixtral pythia bloom alpaca falcon llama65 llama2 cpp" },
    { "sort:-license,name", "llama2 llama65 falcon alpaca bloom mistral mixtral pythia cpp" },
    { "sort:downloads", "mistral llama2 bloom mixtral falcon pythia alpaca llama65 cpp" },
    { "sort:-downloads", "bloom llama2 mistral mixtral falcon pythia alpaca llama65 cpp" },
    { "sort:likes", "mistral llama2 pythia mixtral falcon alpaca llama65 bloom cpp" },
    { "sort:-likes", "pythia mistral llama2 mixtral falcon alpaca llama65 bloom cpp" },
    { "sort:likes,-downloads", "llama2 mistral pythia bloom mixtral falcon alpaca llama65 cpp" },
    { "sort:updated", "bloom llama2 mistral pythia mixtral falcon alpaca llama65 cpp" },
    { "sort:-updated", "pythia mistral llama2 bloom mixtral falcon alpaca llama65 cpp" },
    { "sort:UPDATED", "bloom llama2 mistral pythia mixtral falcon alpaca llama65 cpp" },
    { "-sort:downloads", "bloom llama2 mistral mixtral falcon pythia alpaca llama65 cpp" },
  };
  g_autoptr (BstQuery) query = bst_query_parse ("");
  g_autoptr (BstEntry) a = test_entry_simple ("x/a", "Same", 7, "2023");
  g_autoptr (BstEntry) b = test_entry_simple ("x/b", "Same", 7, "2023");

  test_check_searches (searches, G_N_ELEMENTS (searches));

  g_assert_cmpint (bst_query_compare (query, a, b), <, 0);
  g_assert_cmpint (bst_query_compare (query, b, a), >, 0);
  g_assert_cmpint (bst_query_compare (query, a, a), ==, 0);
}

int
main (int argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  test_query_entries_init ();
  g_test_add_func ("/core/query/words", test_words);
  g_test_add_func ("/core/query/facets", test_facets);
  g_test_add_func ("/core/query/numbers", test_numbers);
  g_test_add_func ("/core/query/sort", test_sort);
  status = g_test_run ();
  test_query_entries_clear ();

  return status;
}
