/* Shapes from configurations as makers write them, cut to what counts, and as nobody should. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "core/architecture.h"
#include "core/json.h"

typedef struct
{
  const char *name;
  const char *config;
  const char *shape; /* its members sorted by name; NULL for none */
  gint64 context;
} Case;

#define LLAMA_2_7B "\"hidden_size\": 4096, \"num_hidden_layers\": 32, \"num_attention_heads\": 32"

static const Case cases[] = {
  { "Llama 2 7B",
    "{\"model_type\": \"llama\", " LLAMA_2_7B ", \"num_key_value_heads\": 32, \"max_position_embeddings\": 4096, "
    "\"rope_scaling\": null, \"vocab_size\": 32000, \"intermediate_size\": 11008}",
    "heads=32 hidden_size=4096 intermediate_size=11008 kv_heads=32 layers=32 type=llama vocabulary_size=32000", 4096 },
  { "Llama 3.1 8B, whose positions are stretched already",
    "{\"model_type\": \"llama\", " LLAMA_2_7B ", \"num_key_value_heads\": 8, \"max_position_embeddings\": 131072, "
    "\"rope_scaling\": {\"factor\": 8.0, \"original_max_position_embeddings\": 8192, \"rope_type\": \"llama3\"}, \"vocab_size\": 128256}",
    "heads=32 hidden_size=4096 kv_heads=8 layers=32 type=llama vocabulary_size=128256", 131072 },
  { "Vicuna 16K, whose positions are stretched by what stands beside them",
    "{\"model_type\": \"llama\", " LLAMA_2_7B ", \"max_position_embeddings\": 4096, \"max_sequence_length\": 16384, "
    "\"rope_scaling\": {\"factor\": 4.0, \"type\": \"linear\"}, \"vocab_size\": 32000}",
    "heads=32 hidden_size=4096 layers=32 type=llama vocabulary_size=32000", 16384 },
  { "Falcon 7B, which says 71 key-value heads and uses one",
    "{\"model_type\": \"falcon\", \"hidden_size\": 4544, \"num_hidden_layers\": 32, \"num_attention_heads\": 71, "
    "\"num_kv_heads\": 71, \"multi_query\": true, \"new_decoder_architecture\": false, \"vocab_size\": 65024}",
    "gated_ffn=no heads=71 hidden_size=4544 intermediate_size=18176 kv_heads=1 layers=32 type=falcon vocabulary_size=65024", 0 },
  { "Falcon 7B as it was first",
    "{\"model_type\": \"RefinedWebModel\", \"hidden_size\": 4544, \"n_layer\": 32, \"n_head\": 71, \"multi_query\": true}",
    "heads=71 hidden_size=4544 kv_heads=1 layers=32 type=RefinedWebModel", 0 },
  { "Falcon 40B",
    "{\"model_type\": \"falcon\", \"hidden_size\": 8192, \"num_hidden_layers\": 60, \"num_attention_heads\": 128, "
    "\"num_kv_heads\": 8, \"multi_query\": true, \"new_decoder_architecture\": true}",
    "gated_ffn=no heads=128 hidden_size=8192 intermediate_size=32768 kv_heads=8 layers=60 type=falcon", 0 },
  { "Falcon 40B as it was first",
    "{\"model_type\": \"RefinedWeb\", \"hidden_size\": 8192, \"n_layer\": 60, \"n_head\": 128, \"n_head_kv\": 8}",
    "heads=128 hidden_size=8192 kv_heads=8 layers=60 type=RefinedWeb", 0 },
  { "MPT 7B",
    "{\"model_type\": \"mpt\", \"d_model\": 4096, \"n_layers\": 32, \"n_heads\": 32, \"max_seq_len\": 2048, \"vocab_size\": 50432, "
    "\"attn_config\": {\"alibi\": true, \"attn_type\": \"multihead_attention\"}}",
    "gated_ffn=no heads=32 hidden_size=4096 intermediate_size=16384 layers=32 tied_embeddings=yes type=mpt vocabulary_size=50432", 2048 },
  { "BLOOM",
    "{\"model_type\": \"bloom\", \"n_embed\": 14336, \"hidden_size\": 14336, \"n_layer\": 70, \"num_attention_heads\": 112, "
    "\"seq_length\": 2048, \"vocab_size\": 250880}",
    "gated_ffn=no heads=112 hidden_size=14336 intermediate_size=57344 layers=70 tied_embeddings=yes type=bloom vocabulary_size=250880", 2048 },
  { "Pythia",
    "{\"model_type\": \"gpt_neox\", \"hidden_size\": 2560, \"num_hidden_layers\": 32, \"num_attention_heads\": 32, "
    "\"max_position_embeddings\": 2048, \"vocab_size\": 50304}",
    "gated_ffn=no heads=32 hidden_size=2560 layers=32 type=gpt_neox vocabulary_size=50304", 2048 },
  { "GPT-2",
    "{\"model_type\": \"gpt2\", \"n_embd\": 768, \"n_layer\": 12, \"n_head\": 12, \"n_ctx\": 1024, \"n_positions\": 1024, \"vocab_size\": 50257}",
    "gated_ffn=no heads=12 hidden_size=768 intermediate_size=3072 layers=12 positions=1024 tied_embeddings=yes type=gpt2 vocabulary_size=50257", 1024 },
  { "StarCoder",
    "{\"model_type\": \"gpt_bigcode\", \"n_embd\": 6144, \"n_layer\": 40, \"n_head\": 48, \"multi_query\": true, \"n_positions\": 8192}",
    "gated_ffn=no heads=48 hidden_size=6144 intermediate_size=24576 kv_heads=1 layers=40 positions=8192 tied_embeddings=yes type=gpt_bigcode", 8192 },
  { "ChatGLM2",
    "{\"model_type\": \"chatglm\", \"hidden_size\": 4096, \"num_layers\": 28, \"num_attention_heads\": 32, \"kv_channels\": 128, "
    "\"multi_query_attention\": true, \"multi_query_group_num\": 2, \"padded_vocab_size\": 65024, \"seq_length\": 32768}",
    "head_size=128 heads=32 hidden_size=4096 kv_heads=2 layers=28 type=chatglm vocabulary_size=65024", 32768 },
  { "ChatGLM that does not use its groups",
    "{\"model_type\": \"chatglm\", \"hidden_size\": 4096, \"num_layers\": 28, \"num_attention_heads\": 32, "
    "\"multi_query_attention\": false, \"multi_query_group_num\": 1}",
    "heads=32 hidden_size=4096 layers=28 type=chatglm", 0 },
  { "Qwen2, whose window is none",
    "{\"model_type\": \"qwen2\", \"hidden_size\": 3584, \"num_hidden_layers\": 28, \"num_attention_heads\": 28, \"num_key_value_heads\": 4, "
    "\"max_window_layers\": 28, \"sliding_window\": 131072, \"use_sliding_window\": false, \"max_position_embeddings\": 32768}",
    "heads=28 hidden_size=3584 kv_heads=4 layers=28 type=qwen2", 32768 },
  { "Qwen2 with its window",
    "{\"model_type\": \"qwen2\", \"hidden_size\": 3584, \"num_hidden_layers\": 28, \"num_attention_heads\": 28, \"num_key_value_heads\": 4, "
    "\"max_window_layers\": 20, \"sliding_window\": 4096, \"use_sliding_window\": true}",
    "heads=28 hidden_size=3584 kv_heads=4 layers=28 sliding_window=4096 type=qwen2 window_layers=8", 0 },
  { "Qwen3, whose heads are longer than their share, stretched to four times the original",
    "{\"model_type\": \"qwen3\", \"head_dim\": 128, \"hidden_size\": 1024, \"num_hidden_layers\": 28, \"num_attention_heads\": 16, "
    "\"num_key_value_heads\": 8, \"max_position_embeddings\": 40960, \"rope_scaling\": {\"rope_type\": \"yarn\", \"factor\": 4.0, "
    "\"original_max_position_embeddings\": 32768}}",
    "head_size=128 heads=16 hidden_size=1024 kv_heads=8 layers=28 type=qwen3", 131072 },
  { "Qwen3 MoE",
    "{\"model_type\": \"qwen3_moe\", \"head_dim\": 128, \"hidden_size\": 2048, \"num_hidden_layers\": 48, \"num_attention_heads\": 32, "
    "\"num_key_value_heads\": 4, \"num_experts\": 128, \"num_experts_per_tok\": 8}",
    "active_experts=8 experts=128 head_size=128 heads=32 hidden_size=2048 kv_heads=4 layers=48 type=qwen3_moe", 0 },
  { "Qwen3-Next, of whose layers one in four has attention",
    "{\"model_type\": \"qwen3_next\", \"head_dim\": 256, \"hidden_size\": 2048, \"num_hidden_layers\": 48, \"num_attention_heads\": 16, "
    "\"num_key_value_heads\": 2, \"full_attention_interval\": 4, \"linear_num_key_heads\": 16, \"linear_num_value_heads\": 32, "
    "\"linear_key_head_dim\": 128, \"linear_value_head_dim\": 128, \"linear_conv_kernel_dim\": 4}",
    /* 36 × (32 × 128 × 128 + 3 × (2 × 16 × 128 + 32 × 128)) */
    "cache_layers=12 head_size=256 heads=16 hidden_size=2048 kv_heads=2 layers=48 state_size=19759104 type=qwen3_next", 0 },
  { "Mistral 7B, all of whose layers have a window",
    "{\"model_type\": \"mistral\", " LLAMA_2_7B ", \"num_key_value_heads\": 8, \"sliding_window\": 4096, \"max_position_embeddings\": 32768}",
    "heads=32 hidden_size=4096 kv_heads=8 layers=32 sliding_window=4096 type=mistral", 32768 },
  { "Mistral in its maker's own file",
    "{\"dim\": 4096, \"n_layers\": 32, \"head_dim\": 128, \"hidden_dim\": 14336, \"n_heads\": 32, \"n_kv_heads\": 8, \"vocab_size\": 32000, "
    "\"moe\": {\"num_experts_per_tok\": 2, \"num_experts\": 8}}",
    "active_experts=2 experts=8 head_size=128 heads=32 hidden_size=4096 intermediate_size=14336 kv_heads=8 layers=32 vocabulary_size=32000", 0 },
  { "Mixtral",
    "{\"model_type\": \"mixtral\", " LLAMA_2_7B ", \"num_key_value_heads\": 8, \"num_local_experts\": 8, \"num_experts_per_tok\": 2, "
    "\"sliding_window\": null}",
    "active_experts=2 experts=8 heads=32 hidden_size=4096 kv_heads=8 layers=32 type=mixtral", 0 },
  { "DBRX",
    "{\"model_type\": \"dbrx\", \"d_model\": 6144, \"n_layers\": 40, \"n_heads\": 48, \"max_seq_len\": 32768, "
    "\"attn_config\": {\"kv_n_heads\": 8}, \"ffn_config\": {\"moe_num_experts\": 16, \"moe_top_k\": 4}}",
    "active_experts=4 experts=16 heads=48 hidden_size=6144 kv_heads=8 layers=40 type=dbrx", 32768 },
  { "Gemma 2, whose layers take turns",
    "{\"model_type\": \"gemma2\", \"head_dim\": 256, \"hidden_size\": 3584, \"num_hidden_layers\": 42, \"num_attention_heads\": 16, "
    "\"num_key_value_heads\": 8, \"sliding_window\": 4096, \"max_position_embeddings\": 8192}",
    "head_size=256 heads=16 hidden_size=3584 kv_heads=8 layers=42 sliding_window=4096 tied_embeddings=yes type=gemma2 window_layers=21", 8192 },
  { "Gemma 3 27B, nested in one that sees",
    "{\"model_type\": \"gemma3\", \"text_config\": {\"model_type\": \"gemma3_text\", \"head_dim\": 128, \"hidden_size\": 5376, "
    "\"num_hidden_layers\": 62, \"num_attention_heads\": 32, \"num_key_value_heads\": 16, \"sliding_window\": 1024, "
    "\"rope_scaling\": {\"factor\": 8.0, \"rope_type\": \"linear\"}}, \"vision_config\": {\"num_hidden_layers\": 27}}",
    "head_size=128 heads=32 hidden_size=5376 kv_heads=16 layers=62 sliding_window=1024 tied_embeddings=yes type=gemma3_text window_layers=52", 131072 },
  { "Gemma 3 4B, which leaves out what its class has",
    "{\"model_type\": \"gemma3\", \"text_config\": {\"model_type\": \"gemma3_text\", \"hidden_size\": 2560, \"num_hidden_layers\": 34, "
    "\"sliding_window\": 1024}}",
    "head_size=256 heads=8 hidden_size=2560 kv_heads=4 layers=34 sliding_window=1024 tied_embeddings=yes type=gemma3_text window_layers=29", 131072 },
  { "Gemma 3n, whose last layers use what others keep",
    "{\"model_type\": \"gemma3n\", \"text_config\": {\"model_type\": \"gemma3n_text\", \"head_dim\": 256, \"hidden_size\": 2048, "
    "\"num_hidden_layers\": 6, \"num_kv_shared_layers\": 2, \"num_attention_heads\": 8, \"num_key_value_heads\": 2, \"sliding_window\": 512, "
    "\"layer_types\": [\"sliding_attention\", \"full_attention\", \"sliding_attention\", \"full_attention\", \"sliding_attention\", "
    "\"full_attention\"]}}",
    "cache_layers=4 head_size=256 heads=8 hidden_size=2048 kv_heads=2 layers=6 sliding_window=512 tied_embeddings=yes type=gemma3n_text window_layers=2", 0 },
  { "Gemma 4, whose layers with a window have other heads",
    "{\"model_type\": \"gemma4\", \"text_config\": {\"model_type\": \"gemma4_text\", \"head_dim\": 256, \"global_head_dim\": 512, "
    "\"hidden_size\": 2816, \"num_hidden_layers\": 30, \"num_attention_heads\": 16, \"num_key_value_heads\": 8, "
    "\"num_global_key_value_heads\": 2, \"sliding_window\": 1024, \"sliding_window_pattern\": 6, \"max_position_embeddings\": 262144}}",
    "head_size=512 heads=16 hidden_size=2816 kv_heads=2 layers=30 sliding_window=1024 type=gemma4_text window_head_size=256 "
    "window_kv_heads=8 window_layers=25",
    262144 },
  { "gpt-oss",
    "{\"model_type\": \"gpt_oss\", \"head_dim\": 64, \"hidden_size\": 2880, \"num_hidden_layers\": 24, \"num_attention_heads\": 64, "
    "\"num_key_value_heads\": 8, \"sliding_window\": 128, \"num_local_experts\": 32, \"experts_per_token\": 4, "
    "\"num_experts_per_tok\": 4, \"layer_types\": [\"sliding_attention\", \"full_attention\"], \"max_position_embeddings\": 131072, "
    "\"rope_scaling\": {\"rope_type\": \"yarn\", \"factor\": 32.0, \"original_max_position_embeddings\": 4096}}",
    "active_experts=4 experts=32 head_size=64 heads=64 hidden_size=2880 kv_heads=8 layers=24 sliding_window=128 type=gpt_oss "
    "window_layers=12",
    131072 },
  { "Cohere 2, which can be asked for more than its positions",
    "{\"model_type\": \"cohere2\", \"head_dim\": 128, \"hidden_size\": 4096, \"num_hidden_layers\": 32, \"num_attention_heads\": 32, "
    "\"num_key_value_heads\": 8, \"sliding_window\": 4096, \"sliding_window_pattern\": 4, \"max_position_embeddings\": 8192, "
    "\"model_max_length\": 131072}",
    "head_size=128 heads=32 hidden_size=4096 kv_heads=8 layers=32 sliding_window=4096 tied_embeddings=yes type=cohere2 window_layers=24", 131072 },
  { "EXAONE 4, with letters",
    "{\"model_type\": \"exaone4\", \"hidden_size\": 5120, \"num_hidden_layers\": 64, \"num_attention_heads\": 40, "
    "\"num_key_value_heads\": 8, \"sliding_window\": 4096, \"sliding_window_pattern\": \"LLLG\"}",
    "heads=40 hidden_size=5120 kv_heads=8 layers=64 sliding_window=4096 type=exaone4 window_layers=48", 0 },
  { "Llama 4, whose layers look back by chunks",
    "{\"model_type\": \"llama4\", \"text_config\": {\"model_type\": \"llama4_text\", \"head_dim\": 128, \"hidden_size\": 5120, "
    "\"num_hidden_layers\": 48, \"num_attention_heads\": 40, \"num_key_value_heads\": 8, \"attention_chunk_size\": 8192, "
    "\"no_rope_layers\": [], \"num_local_experts\": 16, \"num_experts_per_tok\": 1, \"max_position_embeddings\": 10485760}}",
    "active_experts=1 experts=16 head_size=128 heads=40 hidden_size=5120 kv_heads=8 layers=48 sliding_window=8192 type=llama4_text "
    "window_layers=36",
    10485760 },
  { "Phi-3",
    "{\"model_type\": \"phi3\", \"hidden_size\": 3072, \"num_hidden_layers\": 32, \"num_attention_heads\": 32, \"num_key_value_heads\": 32, "
    "\"sliding_window\": 262144, \"max_position_embeddings\": 131072, \"original_max_position_embeddings\": 4096, "
    "\"rope_scaling\": {\"type\": \"longrope\", \"short_factor\": [1.0], \"long_factor\": [1.0]}}",
    "heads=32 hidden_size=3072 kv_heads=32 layers=32 sliding_window=262144 type=phi3", 131072 },
  { "DeepSeek-V3, latent",
    "{\"model_type\": \"deepseek_v3\", \"hidden_size\": 7168, \"num_hidden_layers\": 61, \"num_attention_heads\": 128, "
    "\"num_key_value_heads\": 128, \"kv_lora_rank\": 512, \"qk_nope_head_dim\": 128, \"qk_rope_head_dim\": 64, \"v_head_dim\": 128, "
    "\"n_routed_experts\": 256, \"num_experts_per_tok\": 8, \"max_position_embeddings\": 163840, \"rope_scaling\": "
    "{\"type\": \"yarn\", \"factor\": 40, \"original_max_position_embeddings\": 4096}}",
    "active_experts=8 experts=256 head_size=192 heads=128 hidden_size=7168 kv_heads=128 kv_lora_rank=512 layers=61 rope_head_size=64 "
    "type=deepseek_v3 value_head_size=128",
    163840 },
  { "Kimi Linear, latent in one layer of four",
    "{\"model_type\": \"kimi_linear\", \"hidden_size\": 2304, \"num_hidden_layers\": 27, \"num_attention_heads\": 32, \"head_dim\": 72, "
    "\"kv_lora_rank\": 512, \"qk_nope_head_dim\": 128, \"qk_rope_head_dim\": 64, \"v_head_dim\": 128, \"model_max_length\": 1048576, "
    "\"linear_attn_config\": {\"full_attn_layers\": [4, 8, 12, 16, 20, 24, 27], \"num_heads\": 32, \"head_dim\": 128, "
    "\"short_conv_kernel_size\": 4}, \"num_experts\": 256, \"num_experts_per_token\": 8}",
    /* 20 × 32 × 128 × (128 + 3 × 3) */
    "active_experts=8 cache_layers=7 experts=256 head_size=192 heads=32 hidden_size=2304 kv_lora_rank=512 layers=27 rope_head_size=64 "
    "state_size=11223040 type=kimi_linear value_head_size=128",
    1048576 },
  { "MiniMax-01, whose list says where it has attention",
    "{\"model_type\": \"minimax_text_01\", \"head_dim\": 128, \"hidden_size\": 6144, \"num_hidden_layers\": 8, \"num_attention_heads\": 64, "
    "\"num_key_value_heads\": 8, \"attn_type_list\": [0, 0, 0, 0, 0, 0, 0, 1], \"num_local_experts\": 32, \"num_experts_per_tok\": 2}",
    "active_experts=2 cache_layers=1 experts=32 head_size=128 heads=64 hidden_size=6144 kv_heads=8 layers=8 type=minimax_text_01", 0 },
  { "MiMo-V2, with two kinds of heads",
    "{\"model_type\": \"mimo_v2_flash\", \"hidden_size\": 4096, \"num_hidden_layers\": 4, \"num_attention_heads\": 64, "
    "\"num_key_value_heads\": 4, \"head_dim\": 192, \"v_head_dim\": 128, \"swa_num_key_value_heads\": 8, \"swa_head_dim\": 192, "
    "\"swa_v_head_dim\": 128, \"sliding_window\": 128, \"hybrid_layer_pattern\": [0, 1, 1, 1]}",
    "head_size=192 heads=64 hidden_size=4096 kv_heads=4 layers=4 sliding_window=128 type=mimo_v2_flash value_head_size=128 "
    "window_head_size=192 window_kv_heads=8 window_layers=3 window_value_head_size=128",
    0 },
  { "Jamba",
    "{\"model_type\": \"jamba\", \"hidden_size\": 4096, \"num_hidden_layers\": 32, \"num_attention_heads\": 32, \"num_key_value_heads\": 8, "
    "\"attn_layer_period\": 8, \"attn_layer_offset\": 4, \"mamba_d_state\": 16, \"mamba_d_conv\": 4, \"mamba_expand\": 2, "
    "\"num_experts\": 16, \"num_experts_per_tok\": 2, \"max_position_embeddings\": 262144}",
    /* 28 × 8192 × (16 + 3) */
    "active_experts=2 cache_layers=4 experts=16 heads=32 hidden_size=4096 kv_heads=8 layers=32 state_size=4358144 type=jamba", 262144 },
  { "Bamba",
    "{\"model_type\": \"bamba\", \"hidden_size\": 4096, \"num_hidden_layers\": 32, \"num_attention_heads\": 32, \"num_key_value_heads\": 8, "
    "\"attn_layer_indices\": [9, 18, 27], \"mamba_d_state\": 128, \"mamba_d_conv\": 4, \"mamba_n_heads\": 128, \"mamba_d_head\": 64, "
    "\"mamba_n_groups\": 1}",
    /* 29 × (8192 × 128 + 3 × (8192 + 2 × 128)) */
    "cache_layers=3 heads=32 hidden_size=4096 kv_heads=8 layers=32 state_size=31143680 type=bamba", 0 },
  { "Granite 4",
    "{\"model_type\": \"granitemoehybrid\", \"hidden_size\": 1536, \"num_hidden_layers\": 4, \"num_attention_heads\": 12, "
    "\"num_key_value_heads\": 4, \"layer_types\": [\"mamba\", \"mamba\", \"attention\", \"mamba\"]}",
    "cache_layers=1 heads=12 hidden_size=1536 kv_heads=4 layers=4 type=granitemoehybrid", 0 },
  { "Nemotron-H, with letters",
    "{\"model_type\": \"nemotron_h\", \"hidden_size\": 4480, \"num_hidden_layers\": 8, \"num_attention_heads\": 40, "
    "\"num_key_value_heads\": 8, \"attention_head_dim\": 128, \"hybrid_override_pattern\": \"M-M*-M-E\"}",
    "cache_layers=1 head_size=128 heads=40 hidden_size=4480 kv_heads=8 layers=8 type=nemotron_h", 0 },
  { "Nemotron-H, with a list in the place of a number",
    "{\"model_type\": \"nemotron_h\", \"hidden_size\": 8192, \"num_attention_heads\": 64, \"num_key_value_heads\": 2, \"head_dim\": 128, "
    "\"layers_block_type\": [\"mamba\", \"moe\", \"attention\", \"mamba\"]}",
    "cache_layers=1 head_size=128 heads=64 hidden_size=8192 kv_heads=2 layers=4 type=nemotron_h", 0 },
  { "Falcon-H1, whose layers have both",
    "{\"model_type\": \"falcon_h1\", \"hidden_size\": 1024, \"num_hidden_layers\": 36, \"num_attention_heads\": 8, "
    "\"num_key_value_heads\": 2, \"head_dim\": 64, \"mamba_d_ssm\": 1536, \"mamba_d_state\": 128, \"mamba_d_conv\": 4, \"mamba_n_groups\": 1}",
    /* 36 × (1536 × 128 + 3 × (1536 + 2 × 128)) */
    "head_size=64 heads=8 hidden_size=1024 kv_heads=2 layers=36 state_size=7271424 type=falcon_h1", 0 },
  { "Mamba",
    "{\"model_type\": \"mamba\", \"hidden_size\": 768, \"num_hidden_layers\": 24, \"state_size\": 16, \"conv_kernel\": 4, \"expand\": 2}",
    "cache_layers=0 hidden_size=768 layers=24 state_size=700416 type=mamba", 0 },
  { "RWKV, whose heads are no attention",
    "{\"model_type\": \"rwkv6\", \"hidden_size\": 2048, \"num_hidden_layers\": 24, \"num_attention_heads\": 32}",
    "cache_layers=0 heads=32 hidden_size=2048 layers=24 type=rwkv6", 0 },
  { "BERT",
    "{\"model_type\": \"bert\", \"hidden_size\": 768, \"num_hidden_layers\": 12, \"num_attention_heads\": 12, \"max_position_embeddings\": 512}",
    "heads=12 hidden_size=768 layers=12 type=bert", 512 },
  { "T5, whose cache depends on two lengths",
    "{\"model_type\": \"t5\", \"d_model\": 512, \"num_layers\": 6, \"num_heads\": 8, \"is_encoder_decoder\": true, \"vocab_size\": 32128}",
    "hidden_size=512 layers=6 type=t5 vocabulary_size=32128", 0 },
  { "DeepSeek-V3 with its widths",
    "{\"model_type\": \"deepseek_v3\", \"hidden_size\": 7168, \"num_hidden_layers\": 61, \"num_attention_heads\": 128, "
    "\"kv_lora_rank\": 512, \"q_lora_rank\": 1536, \"qk_nope_head_dim\": 128, \"qk_rope_head_dim\": 64, \"v_head_dim\": 128, "
    "\"n_routed_experts\": 256, \"n_shared_experts\": 1, \"num_experts_per_tok\": 8, \"moe_intermediate_size\": 2048, "
    "\"intermediate_size\": 18432, \"first_k_dense_replace\": 3, \"tie_word_embeddings\": false}",
    "active_experts=8 dense_layers=3 expert_size=2048 experts=256 head_size=192 heads=128 hidden_size=7168 intermediate_size=18432 "
    "kv_lora_rank=512 layers=61 q_lora_rank=1536 rope_head_size=64 shared_expert_size=2048 type=deepseek_v3 value_head_size=128",
    0 },
  { "Qwen2 MoE, which says how wide its shared experts are together",
    "{\"model_type\": \"qwen2_moe\", " LLAMA_2_7B ", \"num_experts\": 60, \"num_experts_per_tok\": 4, \"moe_intermediate_size\": 1408, "
    "\"shared_expert_intermediate_size\": 5632, \"n_shared_experts\": 9}",
    "active_experts=4 expert_size=1408 experts=60 heads=32 hidden_size=4096 layers=32 shared_expert_size=5632 type=qwen2_moe", 0 },
  { "OPT, with two positions more than it says",
    "{\"model_type\": \"opt\", \"hidden_size\": 768, \"num_hidden_layers\": 12, \"num_attention_heads\": 12, \"ffn_dim\": 3072, "
    "\"max_position_embeddings\": 2048, \"vocab_size\": 50272}",
    "gated_ffn=no heads=12 hidden_size=768 intermediate_size=3072 layers=12 positions=2050 tied_embeddings=yes type=opt "
    "vocabulary_size=50272",
    2048 },
  { "a matrix for input and output, said outside what sees",
    "{\"tie_word_embeddings\": true, \"text_config\": {\"model_type\": \"qwen2\", " LLAMA_2_7B "}}",
    "heads=32 hidden_size=4096 layers=32 tied_embeddings=yes type=qwen2", 0 },
  { "Gemma 2 that does not share it", "{\"model_type\": \"gemma2\", " LLAMA_2_7B ", \"tie_word_embeddings\": false}",
    "heads=32 hidden_size=4096 layers=32 type=gemma2", 0 },
  { "widths that are none",
    "{\"model_type\": \"gpt2\", " LLAMA_2_7B ", \"n_inner\": null, \"expansion_ratio\": -2, \"n_positions\": \"x\", "
    "\"tie_word_embeddings\": 1, \"num_experts\": 4, \"moe_intermediate_size\": 16777216, \"n_shared_experts\": 16777216, "
    "\"first_k_dense_replace\": 33}",
    "expert_size=16777216 experts=4 gated_ffn=no heads=32 hidden_size=4096 intermediate_size=16384 layers=32 tied_embeddings=yes "
    "type=gpt2",
    0 },

  /* What is beyond counting is unknown, and not counted as if it were plain. */
  { "OpenELM, with a number for each layer",
    "{\"model_type\": \"openelm\", \"model_dim\": 1280, \"num_transformer_layers\": 3, \"num_kv_heads\": [3, 3, 4], "
    "\"num_query_heads\": [12, 12, 16], \"head_dim\": 64}",
    "hidden_size=1280 layers=3 type=openelm", 0 },
  { "a word for a layer that nobody has seen",
    "{\"model_type\": \"new\", " LLAMA_2_7B ", \"layer_types\": [\"full_attention\", \"telepathy\"]}",
    "hidden_size=4096 layers=32 type=new", 0 },
  { "compression by another rule in each layer",
    "{\"model_type\": \"deepseek_v4\", " LLAMA_2_7B ", \"head_dim\": 512, \"compress_ratios\": [128, 4, 0]}",
    "head_size=512 hidden_size=4096 layers=32 type=deepseek_v4", 0 },

  /* And what should not be. */
  { "nothing", "{}", NULL, 0 },
  { "no layers", "{\"model_type\": \"llama\", \"num_hidden_layers\": 0, \"max_position_embeddings\": 0}", NULL, 0 },
  { "fewer than none", "{\"num_hidden_layers\": -32, \"max_position_embeddings\": -1}", NULL, 0 },
  { "layers in words", "{\"num_hidden_layers\": \"32\", \"max_position_embeddings\": \"4096\"}", NULL, 0 },
  { "half a layer", "{\"num_hidden_layers\": 31.5, \"max_position_embeddings\": 4096.5}", NULL, 0 },
  { "more layers than there are", "{\"num_hidden_layers\": 9223372036854775807, \"max_position_embeddings\": 1e30}", NULL, 0 },
  { "whole numbers with a point", "{\"num_hidden_layers\": 32.0, \"hidden_size\": 4.096e3, \"num_attention_heads\": 32.0}",
    "heads=32 hidden_size=4096 layers=32", 0 },
  { "more key-value heads than heads", "{" LLAMA_2_7B ", \"num_key_value_heads\": 64}", "hidden_size=4096 layers=32", 0 },
  { "members of the wrong kinds",
    "{" LLAMA_2_7B ", \"text_config\": 7, \"attn_config\": [], \"layer_types\": {}, \"hybrid_override_pattern\": 3, "
    "\"rope_scaling\": [1], \"rope_parameters\": \"x\", \"linear_attn_config\": true, \"ffn_config\": null, \"multi_query\": \"yes\"}",
    "heads=32 hidden_size=4096 layers=32", 0 },
  { "a type that is none", "{\"model_type\": \"\\u202ellama\\n\", " LLAMA_2_7B "}", "heads=32 hidden_size=4096 layers=32", 0 },
  { "layers that are not there", "{" LLAMA_2_7B ", \"attn_layer_indices\": [0, 32]}", "heads=32 hidden_size=4096 layers=32", 0 },
  { "the same layer over and over", "{" LLAMA_2_7B ", \"attn_layer_indices\": [3, 3, 3]}",
    "cache_layers=1 heads=32 hidden_size=4096 layers=32", 0 },
  { "an offset beyond its period", "{" LLAMA_2_7B ", \"attn_layer_period\": 8, \"attn_layer_offset\": 8}",
    "heads=32 hidden_size=4096 layers=32", 0 },
  { "positions that are stretched beyond all", "{" LLAMA_2_7B ", \"max_position_embeddings\": 999999999, "
                                               "\"rope_scaling\": {\"type\": \"linear\", \"factor\": 1000}}",
    "heads=32 hidden_size=4096 layers=32", 999999999 },
  { "positions that are stretched by nothing", "{" LLAMA_2_7B ", \"max_position_embeddings\": 4096, "
                                               "\"rope_scaling\": {\"type\": \"linear\", \"factor\": -8}}",
    "heads=32 hidden_size=4096 layers=32", 4096 },
};

static JsonNode *
parse (const char *text)
{
  return bst_architecture_parse_config (text, NULL);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Returns: the members in one line, sorted */
static char *
print_shape (GVariant *shape)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_variant_iter_init (&iter, shape);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    {
      if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
        g_ptr_array_add (words, g_strdup_printf ("%s=%" G_GINT64_FORMAT, name, g_variant_get_int64 (value)));
      else if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
        g_ptr_array_add (words, g_strdup_printf ("%s=%s", name, g_variant_get_boolean (value) ? "yes" : "no"));
      else
        g_ptr_array_add (words, g_strdup_printf ("%s=%s", name, g_variant_get_string (value, NULL)));
    }
  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **) words->pdata);
}

static void
test_configs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = parse (cases[i].config);
      g_autoptr (GVariant) shape = NULL;
      g_autofree char *printed = NULL;

      g_test_message ("%s", cases[i].name);
      g_assert_nonnull (node);
      shape = bst_architecture_shape_from_config (json_node_get_object (node));
      if (shape != NULL)
        g_variant_ref_sink (shape);
      printed = shape != NULL ? print_shape (shape) : NULL;
      g_assert_cmpstr (printed, ==, cases[i].shape);
      g_assert_cmpint (bst_architecture_context_from_config (json_node_get_object (node)), ==, cases[i].context);
    }
}

/* What has to hold of any shape, so that nobody who uses one has to ask. */
static void
check_shape (GVariant *shape)
{
  BstArchitecture self;
  BstCacheSize size, longer;

  bst_architecture_read_shape (shape, &self);
  g_assert_true (g_utf8_validate (self.type, -1, NULL));
  g_assert_cmpint (self.layers, >=, 1);
  g_assert_cmpint (self.cache_layers, >=, 0);
  g_assert_cmpint (self.cache_layers, <=, self.layers);
  g_assert_cmpint (self.window_layers, >=, 0);
  g_assert_cmpint (self.window_layers, <=, self.cache_layers);
  g_assert_true ((self.window_layers > 0) <= (self.sliding_window > 0));
  g_assert_true (self.heads == 0 || self.kv_heads <= self.heads);
  g_assert_cmpint (self.state_size, >=, 0);
  g_assert_nonnull (bst_attention_get_label (bst_architecture_get_attention (&self)));

  if (!bst_architecture_get_cache (&self, 1000, &size))
    return;
  g_assert_true (bst_architecture_get_cache (&self, 2000, &longer));
  g_assert_true (isfinite (size.most) && size.least >= 0);
  g_assert_cmpfloat (size.least, <=, size.usual);
  g_assert_cmpfloat (size.usual, <=, size.most);
  g_assert_cmpfloat (size.usual, <=, longer.usual);
}

/* A shape that a guide file may have, which is not written by our reader. */
static void
test_own_shapes (void)
{
  static const char *const members[] = {
    "layers", "cache_layers", "window_layers", "sliding_window", "hidden_size", "heads", "kv_heads", "head_size",
    "value_head_size", "kv_lora_rank", "rope_head_size", "window_kv_heads", "window_head_size", "state_size", "encoder_layers"
  };

  for (guint n = 0; n < 2000; n++)
    {
      GVariantDict dict = G_VARIANT_DICT_INIT (NULL);
      g_autoptr (GVariant) shape = NULL;
      BstArchitecture self;
      BstCacheSize size;

      for (guint i = 0; i < G_N_ELEMENTS (members); i++)
        if (g_test_rand_bit ())
          g_variant_dict_insert (&dict, members[i], "x",
                                 g_test_rand_bit () ? (gint64) g_test_rand_int_range (-3, 100) : G_MAXINT64);
      g_variant_dict_insert (&dict, "type", "s", "mistral");
      shape = g_variant_ref_sink (g_variant_dict_end (&dict));
      bst_architecture_read_shape (shape, &self);
      g_assert_cmpint (self.window_layers, <=, self.cache_layers);
      if (bst_architecture_get_cache (&self, G_MAXINT64, &size))
        g_assert_true (isfinite (size.most) && size.least >= 0 && size.least <= size.usual && size.usual <= size.most);
    }

  bst_architecture_read_shape (NULL, &(BstArchitecture) { 0 });
}

/* T5-11B: what is read is kept beside what is written, both in layers of the decoder. */
static void
test_encoder_decoder (void)
{
  g_autoptr (GVariant) shape = g_variant_ref_sink (g_variant_new_parsed (
    "{'type': <'t5'>, 'layers': <int64 24>, 'encoder_layers': <int64 24>, 'hidden_size': <int64 1024>,"
    " 'heads': <int64 128>, 'head_size': <int64 128>, 'gated_ffn': <false>}"));
  BstArchitecture self;
  BstCacheSize size;

  bst_architecture_read_shape (shape, &self);
  g_assert_true (bst_architecture_get_cache (&self, 512, &size));
  g_assert_cmpfloat (size.usual, ==, 2.0 * 24 * 512 * 128 * (128 + 128));
  g_assert_cmpfloat (size.most, ==, size.usual);
}

/* Real configurations with some of their bytes turned, and with members moved. */
static void
test_damaged (void)
{
  static const char replacements[] = "0123456789-\"[]{}:,.eE tfn";

  for (guint n = 0; n < 20000; n++)
    {
      g_autofree char *text = g_strdup (cases[g_test_rand_int_range (0, G_N_ELEMENTS (cases))].config);
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (GVariant) shape = NULL;
      gsize length = strlen (text);

      for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
        text[g_test_rand_int_range (0, (gint32) length)] =
          replacements[g_test_rand_int_range (0, (gint32) sizeof replacements - 1)];
      node = parse (text);
      if (node == NULL)
        continue;
      shape = bst_architecture_shape_from_config (json_node_get_object (node));
      g_assert_cmpint (bst_architecture_context_from_config (json_node_get_object (node)), >=, 0);
      if (shape == NULL)
        continue;
      g_variant_ref_sink (shape);
      check_shape (shape);
    }
}

static void
test_no_numbers (void)
{
  g_autoptr (JsonNode) node = parse ("{\"time_step_limit\": [0.0, Infinity], \"a\": -Infinity, \"b\":NaN, \"c\": \"\\\"NaN\\\\\", "
                                     "\"num_hidden_layers\": 24}");
  g_autoptr (JsonNode) word = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *object;
  const char *text;

  g_assert_nonnull (node);
  object = json_node_get_object (node);
  g_assert_null (bst_json_find (object, "a"));
  g_assert_null (bst_json_find (object, "b"));
  g_assert_true (bst_json_node_string (bst_json_find (object, "c"), &text));
  g_assert_cmpstr (text, ==, "\"NaN\\");

  for (guint i = 0; i < 3; i++)
    {
      static const char *const none[] = { "NaN", "[1]", "\"x\\" };

      word = bst_architecture_parse_config (none[i], &error);
      g_assert_null (word);
      g_assert_error (error, BST_JSON_ERROR, (int) error->code);
      g_clear_error (&error);
    }
}

static void
test_attention (void)
{
  static const struct
  {
    BstArchitecture shape;
    BstAttention attention;
  } kinds[] = {
    { { .layers = 0 }, BST_ATTENTION_UNKNOWN },
    { { .layers = 32, .cache_layers = 0 }, BST_ATTENTION_NONE },
    { { .layers = 32, .cache_layers = 32 }, BST_ATTENTION_UNKNOWN },
    { { .layers = 32, .cache_layers = 32, .heads = 32, .kv_heads = 32 }, BST_ATTENTION_MULTI_HEAD },
    { { .layers = 32, .cache_layers = 32, .heads = 32, .kv_heads = 8 }, BST_ATTENTION_GROUPED },
    { { .layers = 32, .cache_layers = 32, .heads = 71, .kv_heads = 1 }, BST_ATTENTION_MULTI_QUERY },
    { { .layers = 61, .cache_layers = 61, .heads = 128, .kv_heads = 128, .kv_lora_rank = 512 }, BST_ATTENTION_LATENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpint (bst_architecture_get_attention (&kinds[i].shape), ==, kinds[i].attention);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/architecture/configs", test_configs);
  g_test_add_func ("/architecture/own-shapes", test_own_shapes);
  g_test_add_func ("/architecture/encoder-decoder", test_encoder_decoder);
  g_test_add_func ("/architecture/damaged", test_damaged);
  g_test_add_func ("/architecture/no-numbers", test_no_numbers);
  g_test_add_func ("/architecture/attention", test_attention);

  return g_test_run ();
}
