/* Cards as those of well-known models are, in English and in Chinese. */
#include "card/builder.h"
#include "reading.h"

#define REPO "https://huggingface.co/org/model"

static void
test_english (void)
{
  test_outline ("---\n"
                "license: apache-2.0\n"
                "pipeline_tag: text-generation\n"
                "---\n"
                "<p align=\"center\">\n"
                "  <img src=\"assets/logo.png\" width=\"400\"/>\n"
                "</p>\n"
                "\n"
                "# Heron-7B-Instruct\n"
                "\n"
                "Heron-7B is a **decoder-only** model of 7 billion parameters, described in\n"
                "our [paper](https://example.org/heron.pdf) and [licence](LICENSE); see [below](#usage).\n"
                "\n"
                "* trained on 1.5T tokens\n"
                "* context of 8K tokens[^rope]\n"
                "  1. first stage: 2K\n"
                "  2. second stage: 8K\n"
                "- [x] base weights\n"
                "- [ ] ~~chat~~ weights\n"
                "\n"
                "## Usage\n"
                "\n"
                "```python\n"
                "from transformers import pipeline\n"
                "\n"
                "pipe = pipeline(\"text-generation\", \"org/model\")\n"
                "```\n"
                "\n"
                "| Benchmark | Heron | Other |\n"
                "|:----------|------:|:-----:|\n"
                "| MMLU      | **62.5** | 60.1 |\n"
                "| a \\| b | `x` | |\n"
                "\n"
                "> **Note**\n"
                "> Not for production.\n"
                "\n"
                "***\n"
                "Write to team@example.org or see https://example.org/heron.\n"
                "\n"
                "[^rope]: By scaling the base of RoPE.\n",
                "<ai " REPO "/blob/main/assets/logo.png>[Image: logo.png]</>\n"
                "h1 Heron-7B-Instruct\n"
                "Heron-7B is a <b>decoder-only</> model of 7 billion parameters, described in our "
                "<a https://example.org/heron.pdf>paper</> and <a " REPO "/blob/main/LICENSE>licence</>; see "
                "<a #usage>below</>.\n"
                "  • trained on 1.5T tokens\n"
                "  • context of 8K tokens<an #:note-1>[1]</>\n"
                "    1. first stage: 2K\n"
                "    2. second stage: 8K\n"
                "  • [x] base weights\n"
                "  • [ ] <s>chat</> weights\n"
                "h2 Usage\n"
                "code(python) from transformers import pipeline\n\npipe = pipeline(\"text-generation\", \"org/model\")\n"
                "table <>^\n"
                "  = Benchmark | Heron | Other\n"
                "  - MMLU | <b>62.5</> | 60.1\n"
                "  - a | b | <c>x</>\n"
                "> <b>Note</> Not for production.\n"
                "---\n"
                "Write to <a mailto:team@example.org>team@example.org</> or see "
                "<a https://example.org/heron>https://example.org/heron</>.\n"
                "---\n"
                "[1] By scaling the base of RoPE. <an #:from-1>\342\206\251</>\n");
}

static void
test_chinese (void)
{
  test_outline ("---\n"
                "license: other\n"
                "language:\n"
                "- zh\n"
                "---\n"
                "# 苍鹭-7B 对话模型\n"
                "\n"
                "苍鹭是开源的**双语**对话模型，\n"
                "支持 32K 上下文。\n"
                "Chat 版本见 [模型库](https://modelscope.example/heron)。\n"
                "\n"
                "## 一、快速开始\n"
                "\n"
                "1. 安装依赖：`pip install heron`\n"
                "\n"
                "2. 运行：\n"
                "\n"
                "   ```shell\n"
                "   heron chat\n"
                "   ```\n"
                "\n"
                "|模型|参数量|\n"
                "|---|---:|\n"
                "|苍鹭-7B|70 亿|\n"
                "\n"
                "回到[开头](#苍鹭-7b-对话模型)。\n",
                "h1 苍鹭-7B 对话模型\n"
                "苍鹭是开源的<b>双语</>对话模型，支持 32K 上下文。Chat 版本见 "
                "<a https://modelscope.example/heron>模型库</>。\n"
                "h2 一、快速开始\n"
                "  1. 安装依赖：<c>pip install heron</>\n"
                "  2. 运行：\n"
                "  code(shell) heron chat\n"
                "table <>\n"
                "  = 模型 | 参数量\n"
                "  - 苍鹭-7B | 70 亿\n"
                "回到<a #苍鹭-7b-对话模型>开头</>。\n");
}

static void
test_anchors (void)
{
  g_autoptr (GPtrArray) blocks = test_read ("# One *two*\n\n## `code` & more!\n\n# One two\n\n<a name=\"own\"></a>\n\ntext\n\n"
                                            "### 一、快速 开始\n");

  g_assert_cmpuint (bst_card_blocks_find_anchor (blocks, "one-two"), ==, 0);
  g_assert_cmpuint (bst_card_blocks_find_anchor (blocks, "code--more"), ==, 1);
  g_assert_cmpuint (bst_card_blocks_find_anchor (blocks, "one-two-1"), ==, 2);
  g_assert_cmpuint (bst_card_blocks_find_anchor (blocks, "own"), ==, 3);
  g_assert_cmpuint (bst_card_blocks_find_anchor (blocks, "一快速-开始"), ==, 4);
}

static void
test_lists (void)
{
  test_outline ("- a\n\n  b\n- - c\n-\n- d", "  • a\n  b\n    ◦ c\n  • \n  • d\n");
  test_outline ("3) a\n4) b\n\ntext", "  3. a\n  4. b\ntext\n");
  test_outline ("> - a\n>   > b", ">   • a\n> >   b\n");
  test_outline ("- # h\n- ```\n  c\n  ```\n- | a |\n  |---|\n", "  • h1 h\n  • code() c\n  • table <\n  = a\n");
}

static void
test_links (void)
{
  test_outline ("[a][r] and [b]\n\n[r]: https://example.org/r\n[b]: <./b c> \"title\"",
                "<a https://example.org/r>a</> and <a " REPO "/blob/main/b%20c>b</>\n");
  test_outline ("[![Badge](https://b.example/x.svg)](https://example.org)", "<ai https://example.org>[Image: Badge]</>\n");
  test_outline ("![A *long* text](a.png) end", "<ai " REPO "/blob/main/a.png>[Image: A long text]</> end\n");
  test_outline ("[x](javascript:alert(1)) <javascript:alert(1)> ![p](data:image/png;base64,AA)",
                "x javascript:alert(1) <i>[Image: p]</>\n");
}

/* What links name stays named in every part of a long card. */
static void
test_parts (void)
{
  g_autoptr (GString) card = g_string_new ("# First\n\n");
  g_autoptr (GPtrArray) blocks = NULL;
  const BstCardBlock *block;
  guint n = 0;

  for (guint i = 0; i < 8000; i++)
    g_string_append_printf (card, "Paragraph %u leads to [the end][e].\n\n", i);
  g_string_append (card, "[e]: https://example.org/end\n");
  blocks = test_read (card->str);
  g_assert_cmpuint (blocks->len, ==, 8001);
  for (guint i = 1; i < blocks->len; i++)
    {
      block = g_ptr_array_index (blocks, i);
      n += block->text->spans->len;
    }
  g_assert_cmpuint (n, ==, 8000);
}

/* Tables with as few dashes as GitHub takes. */
static void
test_tables (void)
{
  test_outline ("|a|b|c|\n|-|:-:|-:|\n|1|2|3|\n", "table <^>\n  = a | b | c\n  - 1 | 2 | 3\n");
  test_outline ("a | b\n-|-\n1 | 2\n", "table <<\n  = a | b\n  - 1 | 2\n");
  test_outline ("> |a|\n> |-|\n> |1|\n", "> table <\n  = a\n  - 1\n");
  test_outline ("```\n|a|\n|-|\n```\n", "code() |a|\n|-|\n");
  test_outline ("text |\n- |\n", "text |\n  • |\n");
}

/* A long one in several, each of which has the header. */
static void
test_long_table (void)
{
  g_autoptr (GString) card = g_string_new ("|a|b|\n|-|-|\n");
  g_autoptr (GPtrArray) blocks = NULL;
  guint n = 0;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (card, "|%u|x|\n", i);
  blocks = test_read (card->str);
  g_assert_cmpuint (blocks->len, >, 3);
  for (guint i = 0; i < blocks->len; i++)
    {
      const BstCardBlock *block = g_ptr_array_index (blocks, i);
      const BstCardText *first = g_ptr_array_index ((GPtrArray *) g_ptr_array_index (block->rows, 0), 0);

      g_assert_cmpstr (first->text, ==, "a");
      g_assert_cmpuint (block->rows->len * block->n_columns, <=, BST_CARD_MAX_CELLS + 2);
      n += block->rows->len - block->n_header_rows;
    }
  g_assert_cmpuint (n, ==, 1000);
}

static void
test_plain (void)
{
  g_autoptr (GPtrArray) blocks = test_read ("# H\n\n- *a* `b`\n\n|x|y|\n|-|-|\n|1|2|\n");
  g_autofree char *plain = test_dup_plain (blocks);

  g_assert_cmpstr (plain, ==, "H\na b\nx\ty\n1\t2\n\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card/english", test_english);
  g_test_add_func ("/card/chinese", test_chinese);
  g_test_add_func ("/card/anchors", test_anchors);
  g_test_add_func ("/card/lists", test_lists);
  g_test_add_func ("/card/links", test_links);
  g_test_add_func ("/card/parts", test_parts);
  g_test_add_func ("/card/tables", test_tables);
  g_test_add_func ("/card/long-table", test_long_table);
  g_test_add_func ("/card/plain", test_plain);
  return g_test_run ();
}
