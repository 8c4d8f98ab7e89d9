package dev.yourbrief.playbook.messages;

import dev.yourbrief.playbook.brief.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of one language. A message is found by its key in the file of the region ({@code
 * pt-BR}), else of the language ({@code pt}), else in English: a translation may be begun before it
 * is finished.
 *
 * <p>A message holds named places in braces, {@code {who} by {day}}, filled in by {@link #say} with
 * words or by {@link #text} with pieces of text. A brace of its own is written twice.
 */
public final class Messages {

  /** The language of a decision that names none. */
  public static final Locale DEFAULT = Locale.ENGLISH;

  private static final Pattern PLACE = Pattern.compile("\\{\\{|}}|\\{([A-Za-z]+)}");
  private static final Map<Locale, Messages> LOADED = new ConcurrentHashMap<>();

  private final Locale locale;
  private final Map<String, String> messages;

  private Messages(Locale locale, Map<String, String> messages) {
    this.locale = locale;
    this.messages = messages;
  }

  /** The messages of a language and region. */
  public static Messages of(Locale locale) {
    return LOADED.computeIfAbsent(locale, Messages::load);
  }

  /** The messages of a BCP 47 tag. */
  public static Messages of(String tag) {
    return of(Locale.forLanguageTag(tag));
  }

  /** The messages of this text, in the form of a file, with English behind them. */
  static Messages of(Locale locale, String file) {
    Map<String, String> all = new HashMap<>(of(DEFAULT).messages);
    all.putAll(parse(file));
    return new Messages(locale, Map.copyOf(all));
  }

  /**
   * The locale of a BCP 47 tag; empty if it is none.
   *
   * @param tag such as {@code en-GB}
   */
  public static Optional<Locale> localeOf(String tag) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      return locale.getLanguage().isEmpty() ? Optional.empty() : Optional.of(locale);
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }

  private static Messages load(Locale locale) {
    Map<String, String> all = new HashMap<>();
    List<String> files = new ArrayList<>(List.of(DEFAULT.getLanguage(), locale.getLanguage()));
    files.add(locale.toLanguageTag());
    for (String name : files.stream().distinct().toList()) {
      all.putAll(file(name));
    }
    return new Messages(locale, Map.copyOf(all));
  }

  private static Map<String, String> file(String name) {
    try (InputStream in = Messages.class.getResourceAsStream(name + ".properties")) {
      return in == null ? Map.of() : parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> parse(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> messages = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> messages.put(key, properties.getProperty(key)));
    return messages;
  }

  public Locale locale() {
    return locale;
  }

  /** Every key there is. */
  public Set<String> keys() {
    return new TreeSet<>(messages.keySet());
  }

  /** A message as it stands in its file, its places open. */
  public String pattern(String key) {
    return message(key);
  }

  /**
   * A message.
   *
   * @param places the names of its places and what stands there, by turns
   * @throws IllegalArgumentException if there is no such message, or a place of it stays empty
   */
  public String say(String key, Object... places) {
    StringBuilder words = new StringBuilder();
    String message = message(key);
    Matcher m = PLACE.matcher(message);
    int end = 0;
    while (m.find()) {
      words.append(message, end, m.start());
      words.append(m.group(1) == null ? m.group().charAt(0) : filling(key, m.group(1), places));
      end = m.end();
    }
    return words.append(message, end, message.length()).toString();
  }

  /**
   * A message that counts: {@code key.one} for one, {@code key.many} for any other number.
   *
   * @param places as for {@link #say}
   */
  public String count(String key, long number, Object... places) {
    return say(key + (number == 1 ? ".one" : ".many"), places);
  }

  /**
   * A message with texts in its places.
   *
   * @param places the names of its places and the {@link Text} that stands there, by turns
   * @throws IllegalArgumentException as {@link #say}
   */
  public Text text(String key, Object... places) {
    List<Text.Span> spans = new ArrayList<>();
    String message = message(key);
    Matcher m = PLACE.matcher(message);
    int end = 0;
    while (m.find()) {
      add(spans, Text.of(message.substring(end, m.start())));
      boolean isPlace = m.group(1) != null;
      add(
          spans,
          isPlace ? (Text) filling(key, m.group(1), places) : Text.of(m.group().substring(1)));
      end = m.end();
    }
    add(spans, Text.of(message.substring(end)));
    return new Text(spans);
  }

  /** Plain words that follow plain words are one piece. */
  private static void add(List<Text.Span> spans, Text text) {
    for (Text.Span span : text.spans()) {
      if (span instanceof Text.Plain(String next)
          && !spans.isEmpty()
          && spans.getLast() instanceof Text.Plain(String last)) {
        spans.set(spans.size() - 1, new Text.Plain(last + next));
      } else {
        spans.add(span);
      }
    }
  }

  /** A message, if there is one with this key. */
  public Optional<String> find(String key, Object... places) {
    return messages.containsKey(key) ? Optional.of(say(key, places)) : Optional.empty();
  }

  private String message(String key) {
    String message = messages.get(key);
    if (message == null) {
      throw new IllegalArgumentException("the message catalogue has no '" + key + "'");
    }
    return message;
  }

  private static Object filling(String key, String place, Object... places) {
    for (int i = 0; i + 1 < places.length; i += 2) {
      if (places[i].equals(place)) {
        return places[i + 1];
      }
    }
    throw new IllegalArgumentException("the message '" + key + "' has nothing for {" + place + "}");
  }
}
