package dev.yourbrief.crossover.prices;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.Yaml;
import dev.yourbrief.figure.source.YamlNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a price list of any known shape; the shape is told by what is in the file. */
public final class PriceLists {

  private static final long MAX_BYTES = 64L << 20;

  private static final List<ListShape> SHAPES =
      List.of(new GenaiPrices(), new OpenRouter(), new LiteLlm(), new ModelsDev());

  private static final Pattern TOML =
      Pattern.compile("(\\[{1,2}[A-Za-z].*|[A-Za-z0-9_\"-]+\\s*=.*)", Pattern.DOTALL);

  private static final String KNOWN =
      "Known are genai-prices (JSON, YAML), LiteLLM (JSON), models.dev (JSON, TOML), OpenRouter"
          + " (JSON), and a CSV with the columns model, input_uncached, output, source, as_of";

  private PriceLists() {}

  /**
   * Reads a list.
   *
   * @param name what to call the file in messages
   * @param asOf the day the list was current, where it does not say
   * @throws InputException if the file cannot be read, or is no price list of a known shape
   */
  public static PriceList read(Path file, String name, LocalDate asOf) {
    String text = text(file, name);
    Facts facts = new Facts();
    String first = firstLine(text);
    if (PriceCsv.matches(first)) {
      PriceCsv.read(text, name, asOf, facts);
      return PriceList.of(name, "table of prices", asOf, facts);
    }
    YamlNode root = parsed(text, first, name);
    Optional<ListShape> shape = SHAPES.stream().filter(s -> s.matches(root)).findFirst();
    if (shape.isEmpty()) {
      throw problem(name, "this is no price list of a known shape", KNOWN);
    }
    shape.get().read(new ListShape.Parsed(root, file, asOf), facts);
    return PriceList.of(name, shape.get().source(), asOf, facts);
  }

  private static YamlNode parsed(String text, String first, String name) {
    if (first.startsWith("{") || (first.startsWith("[") && !TOML.matcher(first).matches())) {
      return JsonTree.read(text, name);
    }
    return TOML.matcher(first).matches() ? TomlTree.read(text, name) : Yaml.parse(text, name);
  }

  /** The first line that is neither blank nor a remark. */
  private static String firstLine(String text) {
    return text.lines()
        .limit(200)
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.equals("---"))
        .findFirst()
        .map(line -> line.length() > 5_000 ? line.substring(0, 5_000) : line)
        .orElse("");
  }

  private static String text(Path file, String name) {
    try {
      if (!Files.isRegularFile(file)) {
        throw problem(
            name,
            Files.isDirectory(file) ? "this is a folder" : "there is no such file",
            "Name the file of a price list");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw problem(name, "the file is larger than 64 MiB", "Check that it is a price list");
      }
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.isBlank()) {
        throw problem(name, "the file is empty", "Download the list again");
      }
      if (text.indexOf('\0') >= 0) {
        throw problem(name, "the file is not text", "Unpack it, or download the list again");
      }
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw problem(name, "the file is not UTF-8 text", "Unpack it, or download the list again");
    } catch (IOException e) {
      throw problem(name, "the file cannot be read", "Check that you may read it");
    }
  }

  private static InputException problem(String name, String what, String fix) {
    return new InputException(Problem.of(Location.of(name), what, fix));
  }
}
