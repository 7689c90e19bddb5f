#include "config.h"

#include "ui/option.h"

struct _BstOption
{
  GObject parent_instance;

  char *id;
  char *label;
  gint64 value;
};

G_DEFINE_FINAL_TYPE (BstOption, bst_option, G_TYPE_OBJECT)

enum
{
  PROP_LABEL = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
bst_option_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LABEL)
    g_value_set_string (value, BST_OPTION (object)->label);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bst_option_finalize (GObject *object)
{
  BstOption *self = BST_OPTION (object);

  g_free (self->id);
  g_free (self->label);

  G_OBJECT_CLASS (bst_option_parent_class)->finalize (object);
}

static void
bst_option_class_init (BstOptionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bst_option_get_property;
  object_class->finalize = bst_option_finalize;
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bst_option_init (BstOption *self)
{
}

/* @value: whatever it is needed for */
BstOption *
bst_option_new (const char *id, const char *label, gint64 value)
{
  BstOption *self = g_object_new (BST_TYPE_OPTION, NULL);

  self->id = g_strdup (id);
  self->label = g_strdup (label);
  self->value = value;
  return self;
}

/* Returns: (transfer none): the program's word for it */
const char *
bst_option_get_id (BstOption *self)
{
  return self->id;
}

/* Returns: (transfer none): what people read */
const char *
bst_option_get_label (BstOption *self)
{
  return self->label;
}

gint64
bst_option_get_value (BstOption *self)
{
  return self->value;
}

/* Returns: (transfer full): what a list shows of its choices */
GtkExpression *
bst_option_label_expression (void)
{
  return gtk_property_expression_new (BST_TYPE_OPTION, NULL, "label");
}

/* Returns: (transfer none) (nullable): the choice at @position, where there is one; it lives as
 *   long as the list */
BstOption *
bst_options_get (GListModel *choices, guint position)
{
  g_autoptr (BstOption) choice = choices != NULL ? g_list_model_get_item (choices, position) : NULL;

  return choice;
}

/* @id: (nullable)
 * Returns: the position of the choice; GTK_INVALID_LIST_POSITION where there is none */
guint
bst_options_find (GListModel *choices, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    if (g_strcmp0 (bst_option_get_id (bst_options_get (choices, i)), id) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}
