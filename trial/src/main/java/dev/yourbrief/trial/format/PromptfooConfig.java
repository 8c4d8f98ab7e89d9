package dev.yourbrief.trial.format;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.Yaml;
import dev.yourbrief.figure.source.YamlList;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration of promptfoo as a trial: each provider with each prompt is an arm, its tests are
 * the cases, and one kind of assertion is the metric. What has no counterpart is named; a key that
 * stands in the file is not carried over.
 */
public final class PromptfooConfig {

  /**
   * A trial's files.
   *
   * @param files their texts by name, {@code trial.yaml} among them
   * @param notes what could not be carried over, and what to do about it
   */
  public record Converted(Map<String, String> files, List<String> notes) {
    public Converted {
      files = new LinkedHashMap<>(files);
      notes = List.copyOf(notes);
    }
  }

  private static final String FILE = "file://";
  private static final String OPENAI = "https://api.openai.com/v1";

  private final Path folder;
  private final YamlMap config;
  private final Map<String, String> files = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, String> providers = new LinkedHashMap<>();

  private PromptfooConfig(Path folder, YamlMap config) {
    this.folder = folder;
    this.config = config;
  }

  /**
   * Converts.
   *
   * @throws InputException if it is no such configuration, or nothing of it can be carried over
   */
  public static Converted convert(Path file) {
    String name = String.valueOf(file.getFileName());
    YamlMap config = Yaml.read(file, name).asMap();
    Path folder = file.toAbsolutePath().normalize().getParent();
    return new PromptfooConfig(folder == null ? Path.of(".") : folder, config).converted();
  }

  private Converted converted() {
    List<String> prompts = prompts();
    Map<String, String> arms = arms(prompts);
    if (arms.size() < 2) {
      throw problem(
          config.whereIs("providers"),
          "a trial compares at least two arms, and this file has " + arms.size() + " we can ask",
          "Name two providers of the kind openai:chat:MODEL, or two prompts");
    }
    PromptfooCases cases = PromptfooCases.of(tests(), folder, notes);
    files.put("test.jsonl", cases.lines());
    List<String> names = List.copyOf(arms.keySet());
    files.put(
        "trial.yaml",
        """
        # Made of a promptfoo configuration. Read it before you lock it.

        title: %s

        data:
          test: test.jsonl
          id: id
          input: %s
          expected: expected
          # train: train.jsonl     # for retrieval, cheap arms and leak checks

        providers:
        %s
        arms:
        %s
        baseline: %s
        candidate: %s

        metric: %s
        margin: 2 percent          # the difference that is worth having: say it before you look
        """
            .formatted(
                quoted(config.text("description").orElse("Imported")),
                quoted(cases.input()),
                blocks(providers, " "),
                blocks(arms, "\n"),
                names.getFirst(),
                names.get(1),
                cases.metric()));
    if (names.size() > 2) {
      notes.add(
          "There are "
              + names.size()
              + " arms; the first is taken as the baseline and the second as the candidate."
              + " Change that in trial.yaml.");
    }
    return new Converted(files, notes);
  }

  private static String blocks(Map<String, String> blocks, String between) {
    StringBuilder text = new StringBuilder();
    blocks.forEach((name, block) ->
        text.append("  ")
            .append(name)
            .append(':')
            .append(between)
            .append(block.stripTrailing())
            .append('\n'));
    return text.toString();
  }

  private List<String> prompts() {
    List<String> names = new ArrayList<>();
    for (YamlNode node : items("prompts")) {
      String text =
          node instanceof YamlMap map ? map.text("raw").orElse("") : node.asText().value();
      if (text.startsWith(FILE)) {
        text = read(text.substring(FILE.length()), node.where());
      }
      if (text.contains("{%") || text.matches("(?s).*\\{\\{[^}]*\\|.*")) {
        notes.add("A prompt uses template logic, which has no counterpart: write it out.");
      }
      String name = "prompts/" + (names.size() + 1) + ".txt";
      files.put(name, text + "\n");
      names.add(name);
    }
    if (names.isEmpty()) {
      throw problem(config.whereIs("prompts"), "there is no prompt", "Add one under 'prompts:'");
    }
    return names;
  }

  private Map<String, String> arms(List<String> prompts) {
    Map<String, String> arms = new LinkedHashMap<>();
    for (YamlNode node : items("providers")) {
      String id = node instanceof YamlMap map ? map.text("id").orElse("") : node.asText().value();
      Optional<YamlMap> block = node instanceof YamlMap map ? Optional.of(map) : Optional.empty();
      Optional<YamlMap> settings = block.flatMap(b -> b.get("config")).map(YamlNode::asMap);
      String[] parts = id.split(":", 3);
      if (!parts[0].equals("openai") || parts.length < 2) {
        notes.add("The provider '" + id + "' has no counterpart; only openai:chat:MODEL has.");
        continue;
      }
      String model = parts[parts.length - 1];
      String provider = provider(settings);
      for (int p = 0; p < prompts.size(); p++) {
        String label = block.flatMap(b -> b.text("label")).orElse(model);
        String name = name(prompts.size() > 1 ? label + "-prompt" + (p + 1) : label, arms);
        StringBuilder arm = new StringBuilder();
        arm.append("    provider: ").append(provider).append('\n');
        arm.append("    model: ").append(quoted(model)).append('\n');
        arm.append("    prompt: ").append(prompts.get(p)).append('\n');
        settings
            .flatMap(s -> s.text("temperature"))
            .ifPresent(t -> arm.append("    temperature: ").append(t).append('\n'));
        settings
            .flatMap(s -> s.text("max_tokens"))
            .ifPresent(t -> arm.append("    maxOutputTokens: ").append(t).append('\n'));
        arms.put(name, arm.toString());
      }
    }
    return arms;
  }

  /** The provider of an arm, one for each address. */
  private String provider(Optional<YamlMap> settings) {
    String url = settings.flatMap(s -> s.text("apiBaseUrl")).orElse(OPENAI);
    String key = settings.flatMap(s -> s.text("apiKeyEnvar")).orElse("OPENAI_API_KEY");
    boolean hasKey = settings.flatMap(s -> s.text("apiKey")).isPresent();
    boolean isLocal = url.startsWith("http://");
    if (hasKey && !isLocal) {
      notes.add("A key stands in the configuration; it was left there. Put it into $" + key + ".");
    }
    String block = "{url: " + quoted(url) + (isLocal ? "}" : ", key: " + key + "}");
    for (Map.Entry<String, String> known : providers.entrySet()) {
      if (known.getValue().equals(block)) {
        return known.getKey();
      }
    }
    String name = providers.isEmpty() ? "main" : "other" + providers.size();
    providers.put(name, block);
    return name;
  }

  private YamlNode tests() {
    return config
        .get("tests")
        .orElseThrow(
            () -> problem(config.where(), "there are no tests", "Add them under 'tests:'"));
  }

  private List<YamlNode> items(String key) {
    return config
        .get(key)
        .map(node -> node instanceof YamlList list ? list.items() : List.of(node))
        .orElse(List.of());
  }

  private String read(String name, Location where) {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder)) {
      throw problem(
          where, "'" + name + "' lies outside of the configuration's folder", "Copy it in");
    }
    try {
      return Files.readString(file).stripTrailing();
    } catch (IOException e) {
      throw problem(where, "'" + name + "' cannot be read", "Check the path");
    }
  }

  /** A label as the name of an arm that no other has. */
  private static String name(String label, Map<String, String> taken) {
    String plain = label.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[^\\p{L}\\p{N}]+", "");
    String name = plain.isEmpty() ? "arm" : plain.substring(0, Math.min(50, plain.length()));
    String free = name;
    for (int n = 2; taken.containsKey(free); n++) {
      free = name + "-" + n;
    }
    return free;
  }

  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + "\"";
  }

  static InputException problem(Location where, String what, String fix) {
    return new InputException(Problem.of(where, what, fix));
  }
}
