#include "config.h"

#include "ui/memo.h"

#include <adwaita.h>

#include "ui/card-view.h"
#include "ui/fold.h"

#define LEFT_OUT "bst-memo-left-out"

/* After so many frames nobody waits any more for what would be scrolled. */
#define MOST_FRAMES 120

/* What is told of a widget, and how it is told to another of its type. */
typedef struct
{
  GType (*get_type) (void);
  GVariant *(*take) (GtkWidget *widget);
  void (*apply) (GtkWidget *widget, GVariant *value);
  gboolean has_parts; /* others may stand in it */
} Kind;

static GVariant *
take_fold (GtkWidget *widget)
{
  return g_variant_new_boolean (bst_fold_is_open (BST_FOLD (widget)));
}

static void
apply_fold (GtkWidget *widget, GVariant *value)
{
  bst_fold_set_open (BST_FOLD (widget), g_variant_get_boolean (value));
}

static GVariant *
take_card (GtkWidget *widget)
{
  return g_variant_new_uint32 (bst_card_view_get_wanted (BST_CARD_VIEW (widget)));
}

static void
apply_card (GtkWidget *widget, GVariant *value)
{
  bst_card_view_set_wanted (BST_CARD_VIEW (widget), g_variant_get_uint32 (value));
}

static GVariant *
take_toggle (GtkWidget *widget)
{
  return g_variant_new_boolean (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget)));
}

static void
apply_toggle (GtkWidget *widget, GVariant *value)
{
  /* What an action is the state of has it from there. */
  if (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) == NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (widget), g_variant_get_boolean (value));
}

static GVariant *
take_check (GtkWidget *widget)
{
  return g_variant_new_boolean (gtk_check_button_get_active (GTK_CHECK_BUTTON (widget)));
}

static void
apply_check (GtkWidget *widget, GVariant *value)
{
  if (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) == NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), g_variant_get_boolean (value));
}

static GVariant *
take_drop_down (GtkWidget *widget)
{
  return g_variant_new_uint32 (gtk_drop_down_get_selected (GTK_DROP_DOWN (widget)));
}

static void
apply_drop_down (GtkWidget *widget, GVariant *value)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (widget), g_variant_get_uint32 (value));
}

static GVariant *
take_combo (GtkWidget *widget)
{
  return g_variant_new_uint32 (adw_combo_row_get_selected (ADW_COMBO_ROW (widget)));
}

static void
apply_combo (GtkWidget *widget, GVariant *value)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (widget), g_variant_get_uint32 (value));
}

static GVariant *
take_range (GtkWidget *widget)
{
  return g_variant_new_double (gtk_range_get_value (GTK_RANGE (widget)));
}

static void
apply_range (GtkWidget *widget, GVariant *value)
{
  gtk_range_set_value (GTK_RANGE (widget), g_variant_get_double (value));
}

static GVariant *
take_text (GtkWidget *widget)
{
  return g_variant_new_string (gtk_editable_get_text (GTK_EDITABLE (widget)));
}

static void
apply_text (GtkWidget *widget, GVariant *value)
{
  const char *text = g_variant_get_string (value, NULL);

  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), text))
    return;
  gtk_editable_set_text (GTK_EDITABLE (widget), text);
  gtk_editable_set_position (GTK_EDITABLE (widget), -1);
}

static const Kind kinds[] = {
  { bst_fold_get_type, take_fold, apply_fold, TRUE },
  { bst_card_view_get_type, take_card, apply_card, FALSE },
  { gtk_toggle_button_get_type, take_toggle, apply_toggle, FALSE },
  { gtk_check_button_get_type, take_check, apply_check, FALSE },
  { gtk_drop_down_get_type, take_drop_down, apply_drop_down, FALSE },
  { adw_combo_row_get_type, take_combo, apply_combo, FALSE },
  { gtk_range_get_type, take_range, apply_range, FALSE },
  { gtk_editable_get_type, take_text, apply_text, FALSE },
};

/* Returns: (nullable): what the widget is, if there is anything to tell of it */
static const Kind *
find_kind (GtkWidget *widget)
{
  if (GTK_IS_SCROLLBAR (widget) || g_object_get_data (G_OBJECT (widget), LEFT_OUT) != NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_type_is_a (G_OBJECT_TYPE (widget), kinds[i].get_type ()))
      return &kinds[i];
  return NULL;
}

/* Whether there may be something in it that was done by a person and lasts. What is below a
 * closed line is not looked for: it may not be there. */
static gboolean
has_parts (GtkWidget *widget, const Kind *kind)
{
  if (GTK_IS_POPOVER (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_SCROLLBAR (widget) ||
      g_object_get_data (G_OBJECT (widget), LEFT_OUT) != NULL)
    return FALSE;
  return kind == NULL || (kind->has_parts && (!BST_IS_FOLD (widget) || bst_fold_is_open (BST_FOLD (widget))));
}

static void
take (GtkWidget *widget, GVariantBuilder *builder)
{
  const Kind *kind = find_kind (widget);

  if (kind != NULL)
    g_variant_builder_add (builder, "(sv)", G_OBJECT_TYPE_NAME (widget), kind->take (widget));
  if (!has_parts (widget, kind))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    take (child, builder);
}

/**
 * bst_memo_take:
 * @part: of a window
 *
 * Returns: (transfer full): what is open, chosen and typed in it
 */
GVariant *
bst_memo_take (GtkWidget *part)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sv)"));
  take (part, &builder);
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/* Returns: FALSE where this is another part than the one that was looked at */
static gboolean
apply (GtkWidget *widget, GVariant *memo, gsize *i)
{
  const Kind *kind = find_kind (widget);

  if (kind != NULL)
    {
      const char *type = NULL;
      g_autoptr (GVariant) value = NULL;

      if (*i >= g_variant_n_children (memo))
        return FALSE;
      g_variant_get_child (memo, (*i)++, "(&sv)", &type, &value);
      if (!g_str_equal (type, G_OBJECT_TYPE_NAME (widget)))
        return FALSE;
      kind->apply (widget, value);
    }
  if (!has_parts (widget, kind))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!apply (child, memo, i))
      return FALSE;
  return TRUE;
}

/**
 * bst_memo_apply:
 * @memo: what bst_memo_take() gave
 * @part: one that was made as the other was
 *
 * Has @part be as the other was, as if a person did it. Where it is not made alike, only what
 * comes before that is.
 */
void
bst_memo_apply (GVariant *memo, GtkWidget *part)
{
  gsize i = 0;

  apply (part, memo, &i);
}

/* Has @widget be what it is made as, whatever another was: it shows what is kept elsewhere. */
void
bst_memo_leave_out (GtkWidget *widget)
{
  g_object_set_data (G_OBJECT (widget), LEFT_OUT, widget);
}

static guint
get_index (GtkWidget *widget)
{
  guint index = 0;

  while ((widget = gtk_widget_get_prev_sibling (widget)) != NULL)
    index++;
  return index;
}

/**
 * bst_memo_take_way:
 * @part: of a window
 * @widget: (nullable): a widget
 *
 * Returns: (transfer full) (nullable): the way from @part to @widget, that is the same in a part
 *   that is made alike; %NULL where @widget is not in @part
 */
GVariant *
bst_memo_take_way (GtkWidget *part, GtkWidget *widget)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  GVariantBuilder builder;

  if (widget == NULL || (widget != part && !gtk_widget_is_ancestor (widget, part)))
    return NULL;
  for (; widget != part; widget = gtk_widget_get_parent (widget))
    g_ptr_array_add (steps, widget);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(us)"));
  for (guint i = steps->len; i > 0; i--)
    g_variant_builder_add (&builder, "(us)", get_index (steps->pdata[i - 1]), G_OBJECT_TYPE_NAME (steps->pdata[i - 1]));
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/* Returns: (transfer none) (nullable): what is at the end of the way; %NULL where it is blocked */
GtkWidget *
bst_memo_go_way (GVariant *way, GtkWidget *part)
{
  gsize n = g_variant_n_children (way);
  GtkWidget *widget = part;

  for (gsize i = 0; i < n; i++)
    {
      const char *type = NULL;
      guint index = 0;

      g_variant_get_child (way, i, "(u&s)", &index, &type);
      widget = gtk_widget_get_first_child (widget);
      while (widget != NULL && index-- > 0)
        widget = gtk_widget_get_next_sibling (widget);
      if (widget == NULL || !g_str_equal (type, G_OBJECT_TYPE_NAME (widget)))
        return NULL;
    }
  return widget;
}

/* Returns: how far it is scrolled, of all there is. In another language the same lines may have
 *   another height, but all have. */
double
bst_memo_get_share (GtkAdjustment *adjustment)
{
  double upper = gtk_adjustment_get_upper (adjustment);

  return upper > 0 ? gtk_adjustment_get_value (adjustment) / upper : 0;
}

typedef struct
{
  GtkAdjustment *adjustment;
  double share;
  guint n_frames; /* in which there was nothing to scroll */
} Scroll;

static void
free_scroll (gpointer data)
{
  Scroll *scroll = data;

  g_object_unref (scroll->adjustment);
  g_free (scroll);
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Scroll *scroll = data;
  double upper = gtk_adjustment_get_upper (scroll->adjustment);

  /* There is still something to come, or it is not in sight. */
  if (upper <= gtk_adjustment_get_page_size (scroll->adjustment))
    return scroll->n_frames++ < MOST_FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
  gtk_adjustment_set_value (scroll->adjustment, scroll->share * upper);
  return G_SOURCE_REMOVE;
}

/**
 * bst_memo_scroll:
 * @widget: what is scrolled
 * @adjustment: by this
 * @share: what bst_memo_get_share() gave
 *
 * Scrolls in the first frame after that in which there is so much to scroll.
 */
void
bst_memo_scroll (GtkWidget *widget, GtkAdjustment *adjustment, double share)
{
  Scroll *scroll;

  if (share <= 0)
    return;
  scroll = g_new0 (Scroll, 1);
  scroll->adjustment = g_object_ref (adjustment);
  scroll->share = share;
  gtk_widget_add_tick_callback (widget, scroll_cb, scroll, free_scroll);
}

/* A list that goes where another was. */
typedef struct
{
  double share;
  guint n_frames;
  gboolean is_there;
} ListScroll;

static gboolean
scroll_list_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  ListScroll *scroll = data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
  double upper = gtk_adjustment_get_upper (adjustment), page = gtk_adjustment_get_page_size (adjustment);

  if (upper <= page || n == 0)
    return scroll->n_frames++ < MOST_FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
  if (scroll->is_there)
    {
      gtk_adjustment_set_value (adjustment, scroll->share * upper);
      return G_SOURCE_REMOVE;
    }
  /* The last row that is to be seen: it comes from below, and stops at the lower edge. */
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", MIN ((guint) ((scroll->share + page / upper) * n), n - 1));
  scroll->is_there = TRUE;
  return G_SOURCE_CONTINUE;
}

/**
 * bst_memo_scroll_list:
 * @list: whose rows are of one height
 * @share: what bst_memo_get_share() gave
 *
 * As bst_memo_scroll(). A list view of GTK 4.8 keeps its place by a row, and does not know yet how high
 * those are that it has not shown: it goes to the row first, and where that row is then.
 */
void
bst_memo_scroll_list (GtkListView *list, double share)
{
  ListScroll *scroll;

  if (share <= 0)
    return;
  scroll = g_new0 (ListScroll, 1);
  scroll->share = share;
  gtk_widget_add_tick_callback (GTK_WIDGET (list), scroll_list_cb, scroll, g_free);
}
