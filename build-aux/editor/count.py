"""Counts the parameters of a network from its shape, as a claim of architecture has it.

All matrices are counted, and the norms' vectors; biases are not, which are less than a thousandth
of any network that is not tiny. h is the width, H the heads, K those of keys and values, d and v
what a key and a value of a head are long, V the vocabulary, i the feed-forward's width.

| part | parameters | source |
|---|---|---|
| attention | h·H·d + h·K·(d + v) + H·v·h | "Attention Is All You Need", 3.2.2, arXiv 1706.03762; with K < H, "GQA", arXiv 2305.13245 |
| latent attention | h·q + q·H·d, or h·H·d without q; h·(c + r) + c·H·(d − r + v) + H·v·h, where queries are compressed to q, keys and values to c, and r of d tells the position | "DeepSeek-V2", 2.1.2 and appendix C, arXiv 2405.04434 |
| layers with a window | as attention, with heads of their own where they have some | "Gemma 3", 2, arXiv 2503.19786 |
| feed-forward | 2·h·i, or 3·h·i where it is gated | arXiv 1706.03762, 3.3; "GLU Variants Improve Transformer", 2, arXiv 2002.05202 |
| experts | n·(2 or 3)·h·e + (2 or 3)·h·s + h·n: n experts e wide, those that all go through s wide together, and the router | "Mixtral of Experts", 2.1, arXiv 2401.04088; "DeepSeekMoE", 3, arXiv 2401.06066 |
| embeddings | V·h, twice where input and output have a matrix each; h for each learned position | "Using the Output Embedding", arXiv 1608.05859; "GPT-2", 2.3 |
| norms | 2·h in a layer, h at the end | "Layer Normalization", arXiv 1607.06450 |
| encoder-decoder | an encoder's layer has attention and feed-forward; a decoder's one attention more, over what the encoder made | arXiv 1706.03762, 3.1; "T5", 2.1, arXiv 1910.10683 |
| Mamba | h·2x + x·h + x·(t + 2N) + t·x + x·N + (k + 3)·x, x = i or 2·h, N = 16, t = h/16, k = 4 | "Mamba", 3.4 and 3.6, arXiv 2312.00752, and its code's defaults |
| RWKV | 13·h²: four of h² and nine of the channel mix in the fourth version, five and eight since | "RWKV", arXiv 2305.13048; "Eagle and Finch", arXiv 2404.05892 |

What goes through one token of a network with experts is the same, with as many experts as are
chosen. Makers count the embeddings among these, or the output alone, or neither: so there are two
bounds. A network whose layers take turns with others than these is not counted: its shape does not
say how wide those are inside.
"""
import dataclasses

# The widest state of a Mamba layer's channel and its convolution, where the shape does not say.
MAMBA_STATE = 16
MAMBA_KERNEL = 4
MAMBAS = ('mamba', 'falcon_mamba')
RWKVS = ('rwkv', 'rwkv5', 'rwkv6')
ENCODERS = ('albert', 'bert', 'camembert', 'clip', 'deberta', 'deberta-v2', 'distilbert', 'electra', 'eurobert',
            'jina_bert', 'modernbert', 'mpnet', 'new', 'nomic_bert', 'roberta', 'xlm-roberta')


class Uncountable(Exception):
    """The shape does not say enough; the words say of what."""


@dataclasses.dataclass
class Count:
    """`active_least` is without any embeddings, `active_most` with all of them."""
    total: int
    active_least: int
    active_most: int


def need(shape, *members):
    missing = [member for member in members if not shape.get(member)]
    if missing:
        raise Uncountable('no ' + ', '.join(missing))
    return [shape[member] for member in members]


def count_head_sizes(shape):
    """What a key and a value of a head are long."""
    key = shape.get('head_size')
    if not key:
        if shape['hidden_size'] % shape['heads']:
            raise Uncountable('no head_size')
        key = shape['hidden_size'] // shape['heads']
    return key, shape.get('value_head_size', key)


def count_attention(width, heads, kv_heads, key, value):
    return width * heads * key + width * kv_heads * (key + value) + heads * value * width


def count_latent_attention(shape, key, value):
    width, heads = shape['hidden_size'], shape['heads']
    rank, position, queries = shape['kv_lora_rank'], shape.get('rope_head_size', 0), shape.get('q_lora_rank')
    query = width * queries + queries * heads * key if queries else width * heads * key
    return query + width * (rank + position) + rank * heads * (key - position + value) + heads * value * width


def count_all_attention(shape):
    """Of all layers of the decoder, which looks at an encoder as well where there is one."""
    width, layers, heads = need(shape, 'hidden_size', 'layers', 'heads')
    key, value = count_head_sizes(shape)
    if shape.get('kv_lora_rank'):
        return layers * count_latent_attention(shape, key, value)
    kv_heads = shape.get('kv_heads', heads)
    windows = shape.get('window_layers', layers if 'sliding_window' in shape else 0)
    window_key = shape.get('window_head_size', key)
    window_value = shape.get('window_value_head_size', window_key if 'window_head_size' in shape else value)
    usual = count_attention(width, heads, kv_heads, key, value)
    total = (layers - windows) * usual
    total += windows * count_attention(width, heads, shape.get('window_kv_heads', kv_heads), window_key, window_value)
    if shape.get('encoder_layers'):
        total += layers * (usual + width)
    return total


def count_encoder(shape):
    if not shape.get('encoder_layers'):
        return 0
    width, inner, heads = need(shape, 'hidden_size', 'intermediate_size', 'heads')
    key, value = count_head_sizes(shape)
    attention = count_attention(width, heads, shape.get('kv_heads', heads), key, value)
    return shape['encoder_layers'] * (attention + count_matrices(shape) * width * inner + 2 * width)


def count_matrices(shape):
    return 3 if shape.get('gated_ffn', True) else 2


def count_feed_forward(shape):
    """Of all layers of the decoder: what there is, and what of it a token goes through."""
    width, layers = need(shape, 'hidden_size', 'layers')
    matrices = count_matrices(shape)
    if not shape.get('experts'):
        total = layers * matrices * width * need(shape, 'intermediate_size')[0]
        return total, total
    dense_layers = shape.get('dense_layers', 0)
    dense = dense_layers * matrices * width * (need(shape, 'intermediate_size')[0] if dense_layers else 0)
    size = shape.get('expert_size') or need(shape, 'intermediate_size')[0]
    expert = matrices * width * size
    around = matrices * width * shape.get('shared_expert_size', 0) + width * shape['experts']
    active = shape.get('active_experts', shape['experts'])
    sparse_layers = layers - dense_layers
    return (dense + sparse_layers * (shape['experts'] * expert + around),
            dense + sparse_layers * (active * expert + around))


def count_mamba(shape):
    width, layers = need(shape, 'hidden_size', 'layers')
    inner = shape.get('intermediate_size', 2 * width)
    step = -(-width // 16)
    return layers * (width * 2 * inner + inner * width + inner * (step + 2 * MAMBA_STATE) + step * inner +
                     inner * MAMBA_STATE + inner * (MAMBA_KERNEL + 3))


def count(shape):
    """Raises Uncountable where the shape does not say enough."""
    width, layers, vocabulary = need(shape, 'hidden_size', 'layers', 'vocabulary_size')
    kind = shape.get('type')
    if kind in MAMBAS:
        inside = active = count_mamba(shape)
    elif kind in RWKVS:
        inside = active = layers * 13 * width * width
    elif kind not in ENCODERS and (shape.get('state_size') or shape.get('cache_layers', layers) < layers):
        raise Uncountable('layers other than attention')
    else:
        attention = count_all_attention(shape) + count_encoder(shape)
        feed_forward, active = count_feed_forward(shape)
        inside, active = attention + feed_forward, attention + active
    norms = (2 * layers + 1) * width
    matrix = vocabulary * width
    embeddings = matrix * (1 if shape.get('tied_embeddings') else 2) + shape.get('positions', 0) * width
    return Count(inside + embeddings + norms, active + norms, active + embeddings + norms)


def half_unit(figure):
    """Half of what its last digit but zeros stands for: what rounding may have taken away."""
    unit = 1
    while figure and figure % (unit * 10) == 0:
        unit *= 10
    return unit / 2
