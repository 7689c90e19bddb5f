/* Languages and tasks as people read them. */
#include "config.h"

#include "core/format.h"

#include <string.h>

#include "core/format-private.h"

/* Tasks by the Hub's words for them. */
static const BstWord task_words[] = {
  { "any-to-any", NC_ ("task", "any to any") },
  { "audio-classification", NC_ ("task", "audio classification") },
  { "automatic-speech-recognition", NC_ ("task", "speech recognition") },
  { "chat", NC_ ("task", "chat") },
  { "code", NC_ ("task", "code") },
  { "code-generation", NC_ ("task", "code generation") },
  { "conversational", NC_ ("task", "chat") },
  { "depth-estimation", NC_ ("task", "depth estimation") },
  { "feature-extraction", NC_ ("task", "feature extraction") },
  { "fill-mask", NC_ ("task", "filling in words") },
  { "image-classification", NC_ ("task", "image classification") },
  { "image-segmentation", NC_ ("task", "image segmentation") },
  { "image-text-to-text", NC_ ("task", "image and text to text") },
  { "image-to-image", NC_ ("task", "image to image") },
  { "image-to-text", NC_ ("task", "image to text") },
  { "image-to-video", NC_ ("task", "image to video") },
  { "instruction-following", NC_ ("task", "following instructions") },
  { "object-detection", NC_ ("task", "object detection") },
  { "question-answering", NC_ ("task", "question answering") },
  { "reinforcement-learning", NC_ ("task", "reinforcement learning") },
  { "robotics", NC_ ("task", "robotics") },
  { "sentence-similarity", NC_ ("task", "sentence similarity") },
  { "summarization", NC_ ("task", "summarization") },
  { "tabular-classification", NC_ ("task", "tabular classification") },
  { "text-classification", NC_ ("task", "text classification") },
  { "text-generation", NC_ ("task", "text generation") },
  { "text-ranking", NC_ ("task", "text ranking") },
  { "text-to-audio", NC_ ("task", "text to audio") },
  { "text-to-image", NC_ ("task", "text to image") },
  { "text-to-speech", NC_ ("task", "text to speech") },
  { "text-to-video", NC_ ("task", "text to video") },
  { "text2text-generation", NC_ ("task", "text-to-text generation") },
  { "time-series-forecasting", NC_ ("task", "time series forecasting") },
  { "token-classification", NC_ ("task", "token classification") },
  { "translation", NC_ ("task", "translation") },
  { "unconditional-image-generation", NC_ ("task", "image generation") },
  { "video-classification", NC_ ("task", "video classification") },
  { "visual-question-answering", NC_ ("task", "visual question answering") },
  { "zero-shot-classification", NC_ ("task", "zero-shot classification") },
  { "zero-shot-image-classification", NC_ ("task", "zero-shot image classification") },
};

/* ISO 639 codes as model cards write them: those of BLOOM's training data, of
 * the models of the guide, and the languages most often named on the Hub. Sorted by code. */
static const BstWord language_words[] = {
  { "af", NC_ ("language", "Afrikaans") },
  { "ak", NC_ ("language", "Akan") },
  { "am", NC_ ("language", "Amharic") },
  { "ar", NC_ ("language", "Arabic") },
  { "as", NC_ ("language", "Assamese") },
  { "az", NC_ ("language", "Azerbaijani") },
  { "be", NC_ ("language", "Belarusian") },
  { "bg", NC_ ("language", "Bulgarian") },
  { "bm", NC_ ("language", "Bambara") },
  { "bn", NC_ ("language", "Bengali") },
  { "bs", NC_ ("language", "Bosnian") },
  { "ca", NC_ ("language", "Catalan") },
  /* Translators: what a model was trained on beside human languages */
  { "code", NC_ ("language", "programming languages") },
  { "cs", NC_ ("language", "Czech") },
  { "cy", NC_ ("language", "Welsh") },
  { "da", NC_ ("language", "Danish") },
  { "de", NC_ ("language", "German") },
  { "el", NC_ ("language", "Greek") },
  { "en", NC_ ("language", "English") },
  { "eo", NC_ ("language", "Esperanto") },
  { "es", NC_ ("language", "Spanish") },
  { "et", NC_ ("language", "Estonian") },
  { "eu", NC_ ("language", "Basque") },
  { "fa", NC_ ("language", "Persian") },
  { "fi", NC_ ("language", "Finnish") },
  { "fon", NC_ ("language", "Fon") },
  { "fr", NC_ ("language", "French") },
  { "ga", NC_ ("language", "Irish") },
  { "gl", NC_ ("language", "Galician") },
  { "gu", NC_ ("language", "Gujarati") },
  { "ha", NC_ ("language", "Hausa") },
  { "he", NC_ ("language", "Hebrew") },
  { "hi", NC_ ("language", "Hindi") },
  { "hr", NC_ ("language", "Croatian") },
  { "hu", NC_ ("language", "Hungarian") },
  { "hy", NC_ ("language", "Armenian") },
  { "id", NC_ ("language", "Indonesian") },
  { "ig", NC_ ("language", "Igbo") },
  { "is", NC_ ("language", "Icelandic") },
  { "it", NC_ ("language", "Italian") },
  { "ja", NC_ ("language", "Japanese") },
  { "jv", NC_ ("language", "Javanese") },
  { "ka", NC_ ("language", "Georgian") },
  { "ki", NC_ ("language", "Kikuyu") },
  { "kik", NC_ ("language", "Kikuyu") },
  { "kk", NC_ ("language", "Kazakh") },
  { "km", NC_ ("language", "Khmer") },
  { "kn", NC_ ("language", "Kannada") },
  { "ko", NC_ ("language", "Korean") },
  { "la", NC_ ("language", "Latin") },
  { "lg", NC_ ("language", "Ganda") },
  { "ln", NC_ ("language", "Lingala") },
  { "lo", NC_ ("language", "Lao") },
  { "lt", NC_ ("language", "Lithuanian") },
  { "lv", NC_ ("language", "Latvian") },
  { "mk", NC_ ("language", "Macedonian") },
  { "ml", NC_ ("language", "Malayalam") },
  { "mn", NC_ ("language", "Mongolian") },
  { "mr", NC_ ("language", "Marathi") },
  { "ms", NC_ ("language", "Malay") },
  { "mt", NC_ ("language", "Maltese") },
  { "my", NC_ ("language", "Burmese") },
  { "nb", NC_ ("language", "Norwegian Bokmål") },
  { "ne", NC_ ("language", "Nepali") },
  { "nl", NC_ ("language", "Dutch") },
  { "nn", NC_ ("language", "Norwegian Nynorsk") },
  { "no", NC_ ("language", "Norwegian") },
  { "nso", NC_ ("language", "Northern Sotho") },
  { "ny", NC_ ("language", "Chichewa") },
  { "or", NC_ ("language", "Odia") },
  { "pa", NC_ ("language", "Punjabi") },
  { "pl", NC_ ("language", "Polish") },
  { "ps", NC_ ("language", "Pashto") },
  { "pt", NC_ ("language", "Portuguese") },
  { "rn", NC_ ("language", "Kirundi") },
  { "ro", NC_ ("language", "Romanian") },
  { "ru", NC_ ("language", "Russian") },
  { "rw", NC_ ("language", "Kinyarwanda") },
  { "sa", NC_ ("language", "Sanskrit") },
  { "si", NC_ ("language", "Sinhala") },
  { "sk", NC_ ("language", "Slovak") },
  { "sl", NC_ ("language", "Slovenian") },
  { "sn", NC_ ("language", "Shona") },
  { "so", NC_ ("language", "Somali") },
  { "sq", NC_ ("language", "Albanian") },
  { "sr", NC_ ("language", "Serbian") },
  { "st", NC_ ("language", "Sotho") },
  { "su", NC_ ("language", "Sundanese") },
  { "sv", NC_ ("language", "Swedish") },
  { "sw", NC_ ("language", "Swahili") },
  { "ta", NC_ ("language", "Tamil") },
  { "te", NC_ ("language", "Telugu") },
  { "th", NC_ ("language", "Thai") },
  { "tl", NC_ ("language", "Tagalog") },
  { "tn", NC_ ("language", "Tswana") },
  { "tr", NC_ ("language", "Turkish") },
  { "ts", NC_ ("language", "Tsonga") },
  { "tum", NC_ ("language", "Tumbuka") },
  { "tw", NC_ ("language", "Twi") },
  { "uk", NC_ ("language", "Ukrainian") },
  { "ur", NC_ ("language", "Urdu") },
  { "uz", NC_ ("language", "Uzbek") },
  { "vi", NC_ ("language", "Vietnamese") },
  { "wo", NC_ ("language", "Wolof") },
  { "xh", NC_ ("language", "Xhosa") },
  { "yo", NC_ ("language", "Yoruba") },
  { "yue", NC_ ("language", "Cantonese") },
  { "zh", NC_ ("language", "Chinese") },
  { "zh-Hans", NC_ ("language", "Simplified Chinese") },
  { "zh-Hant", NC_ ("language", "Traditional Chinese") },
  { "zhs", NC_ ("language", "Simplified Chinese") },
  { "zht", NC_ ("language", "Traditional Chinese") },
  { "zu", NC_ ("language", "Zulu") },
};

/* Returns: (transfer none): the tasks that have a name, by the Hub's words for them */
const BstWord *
bst_format_get_tasks (guint *n)
{
  *n = G_N_ELEMENTS (task_words);

  return task_words;
}

/* Returns: (transfer none): the languages that have a name, by their codes */
const BstWord *
bst_format_get_languages (guint *n)
{
  *n = G_N_ELEMENTS (language_words);

  return language_words;
}

static int
compare_code (const void *code,
              const void *row)
{
  return strcmp (code, ((const BstWord *) row)->word);
}

/**
 * bst_format_language:
 * @code: an ISO 639 code, or "code" for programming languages
 *
 * Returns: (transfer full): the language's name; an unknown code as it is
 */
char *
bst_format_language (const char *code)
{
  const BstWord *row;

  g_return_val_if_fail (code != NULL, NULL);

  row = bsearch (code, language_words, G_N_ELEMENTS (language_words), sizeof language_words[0], compare_code);

  return g_strdup (row != NULL ? g_dpgettext2 (NULL, "language", row->label) : code);
}

/* Returns: (transfer full): the task's name; an unknown task as it is. */
char *
bst_format_task (const char *task)
{
  for (guint i = 0; i < G_N_ELEMENTS (task_words); i++)
    {
      if (g_str_equal (task_words[i].word, task))
        return g_strdup (g_dpgettext2 (NULL, "task", task_words[i].label));
    }

  return g_strdup (task);
}
