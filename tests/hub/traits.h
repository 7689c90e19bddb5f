/* What sort of things a generated model says of itself, from the bits of its chance. */
#pragma once

#include "catalogue.h"

G_BEGIN_DECLS

/* A few bits of the model's chance for each trait. */
#define BST_TEST_TRAIT(facts, shift, n) ((guint) ((facts)->chance >> (shift)) % (n))

typedef enum
{
  BST_TEST_LICENSE_NONE,
  BST_TEST_LICENSE_APACHE,
  BST_TEST_LICENSE_MIT,
  BST_TEST_LICENSE_LLAMA,
  BST_TEST_LICENSE_LLAMA2,
  BST_TEST_LICENSE_GEMMA,
  BST_TEST_LICENSE_NONCOMMERCIAL,
  BST_TEST_LICENSE_SHAREALIKE,
  BST_TEST_LICENSE_OPENRAIL,
  BST_TEST_LICENSE_CREATIVEML,
  BST_TEST_LICENSE_CC_BY,
  BST_TEST_LICENSE_GPL,
  BST_TEST_LICENSE_OTHER, /* with a name and a link */
  BST_TEST_LICENSE_ARRAY, /* ["mit"] */
  BST_TEST_LICENSE_TWO, /* ["apache-2.0", "mit"] */
} BstTestLicense;

const char *bst_test_license_id (BstTestLicense license);
BstTestLicense bst_test_facts_license (const BstTestFacts *facts);
const char *const *bst_test_facts_languages (const BstTestFacts *facts);
const char *bst_test_facts_library (const BstTestFacts *facts);
gboolean bst_test_facts_has_tensors (const BstTestFacts *facts);
const char *bst_test_facts_relation (const BstTestFacts *facts);
guint bst_test_facts_count_bases (const BstTestFacts *facts);
void bst_test_facts_base_name (const BstTestFacts *facts, guint i, BstTestFacts *base);

G_END_DECLS
