/* The state of layers that keep no cache: it is small and does not grow, but it is there. */
#include "config.h"

#include "core/architecture-private.h"

/* What the configuration tells of its state-space or linear layers; 0 where it does not. */
typedef struct
{
  gint64 inner; /* width inside a block */
  gint64 state; /* numbers that each channel of it remembers */
  gint64 kernel; /* of the convolution before */
  gint64 groups;
} StateSpace;

static StateSpace
read_state_space (JsonObject *config, const BstArchitecture *self)
{
  StateSpace space = {
    .inner = bst_config_get_number (config, BST_MOST_WIDTH, "mamba_d_ssm", "mamba_intermediate", NULL),
    .state = bst_config_get_number (config, BST_MOST_WIDTH, "mamba_d_state", "ssm_state_size", "state_size", NULL),
    .kernel = bst_config_get_number (config, BST_MOST_WIDTH, "mamba_d_conv", "conv_kernel", NULL),
    .groups = bst_config_get_number (config, BST_MOST_WIDTH, "mamba_n_groups", "n_groups", "mamba_ngroups", NULL),
  };
  gint64 heads = bst_config_get_number (config, BST_MOST_WIDTH, "mamba_n_heads", "mamba_num_heads", "n_mamba_heads", NULL);
  gint64 head_size = bst_config_get_number (config, BST_MOST_WIDTH, "mamba_d_head", "mamba_head_dim", "mamba_headdim", NULL);
  gint64 expand = bst_config_get_number (config, BST_MOST_WIDTH, "mamba_expand", "expand", NULL);

  if (space.inner == 0 && heads > 0 && head_size > 0)
    space.inner = heads * head_size;
  if (space.inner == 0 && expand > 0)
    space.inner = expand * self->hidden_size;
  return space;
}

/* Numbers of a layer of Mamba ("Mamba", section 3.3, https://arxiv.org/abs/2312.00752) and of
 * Mamba 2, whose convolution goes over the groups' states too (https://arxiv.org/abs/2405.21060). */
static double
get_mamba (JsonObject *config, const BstArchitecture *self)
{
  StateSpace space = read_state_space (config, self);

  if (space.inner == 0 || space.state == 0)
    return 0;
  return (double) space.inner * space.state +
         (double) MAX (space.kernel - 1, 0) * (space.inner + 2.0 * space.groups * space.state);
}

/* A matrix for each head, key by value, and what the convolution reaches back to: the gated
 * delta rule, https://arxiv.org/abs/2412.06464. */
static double
get_linear (JsonObject *config)
{
  double key_heads = bst_config_get_number (config, BST_MOST_WIDTH, "linear_num_key_heads", NULL);
  double value_heads = bst_config_get_number (config, BST_MOST_WIDTH, "linear_num_value_heads", NULL);
  double key = bst_config_get_number (config, BST_MOST_WIDTH, "linear_key_head_dim", NULL);
  double value = bst_config_get_number (config, BST_MOST_WIDTH, "linear_value_head_dim", NULL);
  gint64 kernel = bst_config_get_number (config, BST_MOST_WIDTH, "linear_conv_kernel_dim", NULL);

  return value_heads * key * value + (double) MAX (kernel - 1, 0) * (2 * key_heads * key + value_heads * value);
}

/**
 * bst_config_get_state_size:
 * @self: with its layers told apart
 *
 * Returns: the numbers in the fixed state of all layers that have one; 0 where there is none or
 *   no telling, which is less than a percent of what else there is
 */
gint64
bst_config_get_state_size (JsonObject *config, const BstArchitecture *self)
{
  /* In Falcon-H1 every layer has both. */
  gboolean both = g_str_equal (self->type, "falcon_h1");
  gint64 layers = both ? self->layers : self->layers - self->cache_layers;
  double numbers = get_linear (config);

  if (layers <= 0)
    return 0;
  if (numbers == 0)
    numbers = get_mamba (config, self);
  numbers *= (double) layers;

  return numbers < 1e15 ? (gint64) numbers : 0;
}
