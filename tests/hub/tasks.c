/* Small models for all that is not the writing of text: what most of the Hub is made of. */
#include "config.h"

#include "catalogue.h"

static const BstTestTask tasks[] = {
  { "text-classification", "transformers", { "distilbert-base-finetuned", "distilbert", "DistilBertForSequenceClassification", 512 }, { "base", 66955010, 1 } },
  { "text-classification", "transformers", { "roberta-base", "roberta", "RobertaForSequenceClassification", 512 }, { "base", 124647170, 1 } },
  { "token-classification", "transformers", { "bert-base-NER", "bert", "BertForTokenClassification", 512 }, { "base", 107726601, 1 } },
  { "question-answering", "transformers", { "deberta-v3-base", "deberta-v2", "DebertaV2ForQuestionAnswering", 512 }, { "base", 183833090, 1 } },
  { "fill-mask", "transformers", { "xlm-roberta-base", "xlm-roberta", "XLMRobertaForMaskedLM", 512 }, { "base", 278295186, 1 } },
  { "translation", "transformers", { "opus-mt", "marian", "MarianMTModel", 512 }, { "base", 77943296, 1 } },
  { "summarization", "transformers", { "t5-small", "t5", "T5ForConditionalGeneration", 512 }, { "small", 60506624, 1 } },
  { "automatic-speech-recognition", "transformers", { "whisper-small", "whisper", "WhisperForConditionalGeneration", 448 }, { "small", 241734912, 1 } },
  { "automatic-speech-recognition", "transformers", { "wav2vec2-large-xlsr-53", "wav2vec2", "Wav2Vec2ForCTC", 0 }, { "large", 315438720, 1 } },
  { "audio-classification", "transformers", { "hubert-base-ls960", "hubert", "HubertForSequenceClassification", 0 }, { "base", 94570250, 1 } },
  { "text-to-speech", "transformers", { "speecht5-tts", "speecht5", "SpeechT5ForTextToSpeech", 600 }, { "base", 144433874, 1 } },
  { "image-classification", "transformers", { "vit-base-patch16-224", "vit", "ViTForImageClassification", 0 }, { "base", 85800194, 1 } },
  { "image-segmentation", "transformers", { "segformer-b0", "segformer", "SegformerForSemanticSegmentation", 0 }, { "b0", 3752694, 1 } },
  { "image-text-to-text", "transformers", { "llava-v1.6-7b", "llava", "LlavaForConditionalGeneration", 4096 }, { "7b", 7062902784, 3 } },
  { "object-detection", "ultralytics", { "yolov8n", NULL, NULL, 0 }, { "n", 0, 1 } },
  { "reinforcement-learning", "stable-baselines3", { "ppo-LunarLander-v2", NULL, NULL, 0 }, { "", 0, 1 } },
  { "reinforcement-learning", "ml-agents", { "ppo-Huggy", NULL, NULL, 0 }, { "", 0, 1 } },
  { "robotics", "lerobot", { "act-so101", NULL, NULL, 0 }, { "", 0, 1 } },
  { "text-to-video", "diffusers", { "wan-video", NULL, NULL, 0 }, { "", 0, 1 } },
  { "tabular-classification", "sklearn", { "iris-svm", NULL, NULL, 0 }, { "", 0, 1 } },
};

const BstTestTask *
bst_test_choose_task (guint64 chance)
{
  return &tasks[chance % G_N_ELEMENTS (tasks)];
}
