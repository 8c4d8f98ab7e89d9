package dev.yourbrief.crossover;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One name for who sells a model, however a list or a bill spells it, and who makes a model of a
 * well-known family. The maker's price is the list price; a cloud or a reseller may ask another.
 */
public final class Sellers {

  public static final String OPENROUTER = "OpenRouter";

  /** What a written name begins with, letters and digits only, and the one name. */
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    for (String line :
        """
        openrouter OpenRouter
        azure Azure
        microsoft Azure
        bedrock AWS
        aws AWS
        amazon AWS
        vertex Google
        gemini Google
        google Google
        openai OpenAI
        textcompletionopenai OpenAI
        anthropic Anthropic
        xai xAI
        mistral Mistral
        deepseek DeepSeek
        moonshot Moonshot AI
        zai Z.AI
        zhipuai Zhipu AI
        minimax MiniMax
        alibaba Alibaba
        dashscope Alibaba
        cohere Cohere
        xiaomi Xiaomi
        groq Groq
        together Together AI
        fireworks Fireworks
        cerebras Cerebras
        """
            .lines()
            .toList()) {
      int space = line.indexOf(' ');
      NAMES.put(line.substring(0, space), line.substring(space + 1));
    }
  }

  /** A seller that a list does not name. */
  public static final String UNKNOWN = "unknown";

  /** Sellers under whose name a model needs no prefix: makers, clouds, one reseller, nobody. */
  private static final Set<String> PLAIN =
      Set.of(
          "OpenRouter",
          "Azure",
          "AWS",
          "Google",
          "OpenAI",
          "Anthropic",
          "xAI",
          "Mistral",
          "DeepSeek",
          "Moonshot AI",
          "Z.AI",
          "MiniMax",
          "Alibaba",
          "Cohere",
          "Xiaomi",
          UNKNOWN);

  private static final Map<String, String> MAKERS = new LinkedHashMap<>();

  static {
    MAKERS.put("claude", "Anthropic");
    MAKERS.put("gpt-oss", "");
    MAKERS.put("gpt", "OpenAI");
    MAKERS.put("chatgpt", "OpenAI");
    MAKERS.put("o1", "OpenAI");
    MAKERS.put("o3", "OpenAI");
    MAKERS.put("o4", "OpenAI");
    MAKERS.put("gemini", "Google");
    MAKERS.put("deepseek", "DeepSeek");
    MAKERS.put("grok", "xAI");
    MAKERS.put("mistral", "Mistral");
    MAKERS.put("codestral", "Mistral");
    MAKERS.put("kimi", "Moonshot AI");
    MAKERS.put("glm", "Z.AI");
    MAKERS.put("minimax", "MiniMax");
    MAKERS.put("qwen", "Alibaba");
    MAKERS.put("command", "Cohere");
    MAKERS.put("mimo", "Xiaomi");
  }

  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

  private Sellers() {}

  /** The one name; the text itself where none is known. */
  public static String name(String text) {
    String letters = OTHER.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    return NAMES.entrySet().stream()
        .filter(entry -> letters.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(text.strip());
  }

  /** Who makes the model; empty for a family not known here, and where many hosts serve it. */
  public static Optional<String> maker(String model) {
    return MAKERS.entrySet().stream()
        .filter(entry -> model.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .filter(name -> !name.isEmpty());
  }

  /** Whether a model of this seller goes by its own name, without the seller's before it. */
  public static boolean isPlain(String seller) {
    return PLAIN.contains(name(seller));
  }

  /** What stands before the slash in the name of a model that a host sells: {@code together}. */
  public static String prefix(String seller) {
    String name = name(seller).toLowerCase(Locale.ROOT);
    int space = name.indexOf(' ');
    return space < 0 ? name : name.substring(0, space);
  }

  static boolean same(String a, String b) {
    return name(a).equalsIgnoreCase(name(b));
  }
}
