package dev.yourbrief.bill;

import java.util.List;
import java.util.regex.Pattern;

/** What models are called in running text: a family, its version, and the words for its sizes. */
final class ModelsInText {

  private static final String NUMBER = "\\d+(?:\\.\\d+)?";
  private static final String CLAUDE = "(?:opus|sonnet|haiku|instant|fable|mythos)";

  /** Each: what comes first, and the words that may follow it, any number of them. */
  private static final List<String> FAMILIES =
      List.of(
          "claude[ _-]?(?:"
              + (CLAUDE + "[ _-]?)?\\d(?:[._-]\\d{1,2}(?!\\d))?(?:[ _-]?" + CLAUDE + ")?"),
          family("gpt[ _-]?oss(?:[ _-]safeguard)?[ _-]\\d+b", ""),
          family(
              "gpt[ _-]?" + NUMBER + "o?",
              "mini|nano|pro|turbo|codex|chat|max|spark|luna|sol|terra|astra|realtime|audio"
                  + "|search|transcribe"),
          family("gpt[ _-](?:image|audio|realtime)(?:[ _-]\\d(?:\\.\\d)?)?", "mini"),
          family("o[134][ _-](?:mini|pro)", ""),
          family(
              "gemini[ _-](?:" + NUMBER + "|embedding)",
              "flash|pro|lite|ultra|nano|live|preview|embedding|\\d{1,3}"),
          family("gemma[ _-]?\\d+n?", "\\d+b|e\\db|it"),
          family(
              "llama[ _-]?\\d(?:[.-]\\d(?!\\d*b))?",
              "maverick|scout|guard|vision|instruct|chat|\\d+b|\\d+e"),
          family(
              "deepseek[ _-]?(?:[vr]\\d(?:\\.\\d)?|ocr)",
              "flash|pro|lite|terminus|speciale|exp|base|0\\d{3}"),
          family(
              "(?:mistral|mixtral|ministral|magistral|codestral|devstral|pixtral|voxtral)",
              "large|medium|small|nemo|tiny|mini|ocr|instruct|\\d{1,2}x\\d+b|\\d{4}|\\d+b|"
                  + NUMBER),
          family(
              "qwen[ _-]?" + NUMBER,
              "coder|max|plus|flash|turbo|next|vl|omni|instruct|thinking|a?\\d+b"),
          family("kimi[ _-]k" + NUMBER, "thinking|instruct|turbo|code"),
          family("glm[ _-]?" + NUMBER + "v?", "air|flash|plus|turbo|x"),
          family("grok[ _-](?:code[ _-]fast[ _-])?" + NUMBER, "mini|fast|heavy|non|reasoning|beta"),
          family(
              "nova[ _-]?(?:"
                  + NUMBER
                  + "[ _-]?)?"
                  + "(?:micro|lite|pro|premier|canvas|reel|sonic|omni|act)",
              ""),
          family("titan[ _-](?:text|embed\\w*|image|multimodal)", "g1|lite|express|premier|v\\d"),
          family("minimax[ _-]m" + NUMBER, ""),
          family("nemotron[ _-](?:\\d[ _-])?(?:nano|super|ultra)", "\\d|\\d+b|a\\d+b|v\\d"),
          family("(?:cohere[ _-])?command[ _-](?:r7b|r\\+|r|a|light)(?![a-z])", "plus|vision"),
          family("cohere[ _-](?:embed|rerank)", "english|multilingual|v?" + NUMBER),
          family("phi[ _-]" + NUMBER, "mini|small|medium|moe|vision|reasoning|multimodal|\\d+k"),
          family("jamba[ _-]" + NUMBER, "large|mini"),
          family("palmyra[ _-]x\\d", ""),
          family("mimo[ _-]v" + NUMBER, "flash|pro"),
          family("text[ _-]embedding[ _-](?:ada[ _-])?\\d{1,3}", "small|large"));

  /** The family at the left-most place; no part of it can be read in two ways. */
  static final Pattern PATTERN =
      Pattern.compile("(?<![a-z])(?:" + String.join("|", FAMILIES) + ")", Pattern.CASE_INSENSITIVE);

  private ModelsInText() {}

  private static String family(String first, String words) {
    return words.isEmpty() ? first : first + "(?:[ _-](?:" + words + ")(?![a-z0-9]))*+";
  }
}
