package dev.yourbrief.gateway.config;

import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import dev.yourbrief.gateway.key.VirtualKey;
import dev.yourbrief.gateway.key.VirtualKey.Budget;
import dev.yourbrief.gateway.key.VirtualKey.Limits;
import dev.yourbrief.gateway.key.VirtualKey.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads who may ask. */
final class VirtualKeyReader {

  static final List<String> KEYS =
      List.of("name", "sha256", "models", "limits", "budget", "tags", "expires");

  private static final List<String> LIMIT_KEYS =
      List.of("requests_per_minute", "tokens_per_minute", "concurrent");
  private static final List<String> BUDGET_KEYS = List.of("usd", "per");
  private static final String CLEAR = "key";
  private static final String HOW_TO_HASH =
      "Write only its hash, 'sha256: …', which this prints: printf %s \"$KEY\" | sha256sum";

  private static final long MOST_A_MINUTE = 1_000_000_000_000L;
  private static final int MOST_CONCURRENT = 1_000_000;
  private static final BigDecimal MOST_USD = new BigDecimal("1000000000");
  private static final int MOST_TAGS = 32;
  private static final int MOST_TAG_CHARS = 200;

  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

  private final Collection<String> routes;
  private final Mistakes mistakes;
  private final Set<String> names = new HashSet<>();
  private final Set<String> hashes = new HashSet<>();

  VirtualKeyReader(Collection<String> routes, Mistakes mistakes) {
    this.routes = routes;
    this.mistakes = mistakes;
  }

  Optional<VirtualKey> read(YamlNode node) {
    List<String> known = new ArrayList<>(KEYS);
    known.add(CLEAR);
    Optional<Section> given =
        mistakes.attempt(node::asMap).map(map -> new Section(map, known, mistakes));
    if (given.isEmpty()) {
      return Optional.empty();
    }
    Section key = given.get();
    if (key.names(CLEAR)) {
      key.wrong(CLEAR, "a key in clear text does not belong into this file", HOW_TO_HASH);
    }
    Optional<String> name = required(key, "name", text -> once(Names.of(text), text, names));
    Optional<String> hash =
        key.names(CLEAR) && !key.names("sha256")
            ? Optional.empty()
            : required(key, "sha256", text -> once(hash(text), text, hashes));
    VirtualKey read =
        new VirtualKey(
            name.orElse(""),
            hash.orElse(""),
            models(key),
            key.block("limits", LIMIT_KEYS).map(VirtualKeyReader::limits).orElse(Limits.NONE),
            key.block("budget", BUDGET_KEYS).flatMap(VirtualKeyReader::budget),
            tags(key),
            key.value("expires", Values::instant));
    return name.isPresent() && hash.isPresent() ? Optional.of(read) : Optional.empty();
  }

  private static <T> Optional<T> required(
      Section key, String name, java.util.function.Function<YamlText, T> reader) {
    if (key.node(name).isEmpty()) {
      key.wrong(name, "this key has no '" + name + "'", "Add a line '" + name + ": …'");
    }
    return key.value(name, reader);
  }

  private static String once(String value, YamlText text, Set<String> seen) {
    if (!seen.add(value)) {
      throw text.problem("two keys are written with this", "Each has its own name and hash");
    }
    return value;
  }

  private static String hash(YamlText text) {
    if (HASH.matcher(text.value()).matches()) {
      return text.value().toLowerCase(Locale.ROOT);
    }
    // The text itself is not repeated: it may be the key.
    throw text.problem("this is no SHA-256 in 64 hex digits", HOW_TO_HASH);
  }

  private List<String> models(Section key) {
    List<String> models = new ArrayList<>();
    for (YamlNode item : key.items("models")) {
      mistakes
          .attempt(() -> {
            YamlText text = item.asText();
            if (!routes.contains(text.value())) {
              throw text.problem(
                  "there is no model '" + text.value() + "' in this file",
                  Values.nearest(text.value(), List.copyOf(routes)));
            }
            return text.value();
          })
          .ifPresent(models::add);
    }
    if (key.node("models").isPresent() && key.items("models").isEmpty()) {
      key.wrong("models", "this key may use no model at all", "Name some, or leave it out for all");
    }
    return models;
  }

  private static Limits limits(Section limits) {
    return new Limits(
        limits.value("requests_per_minute", Values.count(1, MOST_A_MINUTE)),
        limits.value("tokens_per_minute", Values.count(1, MOST_A_MINUTE)),
        limits.value("concurrent", Values.whole(1, MOST_CONCURRENT)));
  }

  private static Optional<Budget> budget(Section budget) {
    Optional<BigDecimal> usd = budget.value("usd", Values.usd(MOST_USD));
    Optional<Period> period = budget.value("per", Values.word(Period.class));
    for (String name : BUDGET_KEYS) {
      if (budget.node(name).isEmpty()) {
        budget.wrong(
            name,
            "a budget says how much and how often, and '" + name + "' is missing",
            "Write it as {usd: 50, per: month}; per is day, week, month or never");
      }
    }
    return usd.isPresent() && period.isPresent()
        ? Optional.of(new Budget(usd.get(), period.get()))
        : Optional.empty();
  }

  private Map<String, String> tags(Section key) {
    Map<String, String> tags = new TreeMap<>();
    key.node("tags")
        .flatMap(node -> mistakes.attempt(node::asMap))
        .ifPresent(map ->
            map.entries()
                .forEach((name, node) ->
                    mistakes
                        .attempt(node::asText)
                        .ifPresent(text -> tags.put(name, text.value()))));
    if (tags.size() > MOST_TAGS
        || tags.entrySet().stream()
            .anyMatch(tag -> tag.getKey().length() + tag.getValue().length() > MOST_TAG_CHARS)) {
      key.wrong(
          "tags",
          "tags are written into every row, and these are too many or too long",
          "Write at most " + MOST_TAGS + " of " + MOST_TAG_CHARS + " characters");
    }
    return tags;
  }
}
