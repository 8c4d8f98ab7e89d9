package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Authority;
import dev.yourbrief.bill.ColumnMapping;
import dev.yourbrief.bill.Progress;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** The formats there are, in the order they are tried: the one place to add another. */
public final class Formats {

  /** Exports whose rows stand for themselves, in CSV, JSON, Parquet or a sheet. */
  static final List<RowFormat> ROWS =
      List.of(
          new Focus(),
          new OpenAiCostCsv(),
          new OpenAiEmptyCsv(),
          new OpenAiUsageCsv(),
          new AnthropicCostCsv(),
          new AnthropicUsageCsv(),
          new AwsCur(),
          new GcpBilling(),
          new AzureCost(),
          new DeepSeekCost(),
          new DeepSeekAmount(),
          new OpenRouterGenerations(),
          new OpenRouterActivity(),
          new LiteLlm(),
          new LiteLlmDaily(),
          new Langfuse(),
          new Portkey(),
          new Helicone(),
          new Cloudflare(),
          new OtelGenAi(),
          new ClaudeCode());

  /** Answers of APIs that come in pages of buckets. */
  static final List<JsonFormat> PAGES =
      List.of(
          new OpenAiCostJson(),
          new OpenAiUsageJson(),
          new AnthropicUsageJson(),
          new AnthropicCostJson());

  /**
   * Which of two formats to believe when both tell of one provider's day, least first: the one that
   * says more of each charge, or says it more exactly.
   */
  static final List<String> BELIEVED =
      List.of(
          "mapped",
          "claude-code",
          "otel-genai",
          "langfuse",
          "helicone",
          "portkey",
          "cloudflare-ai-gateway",
          "litellm-daily",
          "litellm",
          "openrouter-activity",
          "openrouter-generations",
          "deepseek-amount",
          "deepseek-cost",
          "gcp-billing",
          "azure-cost",
          "aws-cur",
          "focus",
          "openai-cost-json",
          "openai-cost-csv",
          "openai-usage-json",
          "openai-usage-csv",
          "anthropic-cost-csv",
          "anthropic-cost-json",
          "anthropic-usage-json",
          "anthropic-usage-csv");

  private static final int GENERATIONS = 10;

  /** How far the beliefs of two authorities are apart: a belief divided by it is an authority. */
  public static final int AUTHORITY_STEP = BELIEVED.size() * GENERATIONS;

  private Formats() {}

  /**
   * How far a line is believed: higher wins. A bill's line always beats a gateway's, and a
   * gateway's an estimate; among equals the format decides. Its generation is added to this.
   */
  public static int belief(Authority authority, String format) {
    return authority.rank() * AUTHORITY_STEP + BELIEVED.indexOf(format) * GENERATIONS;
  }

  /**
   * The generation of an export whose generations count as formats of their own, because they name
   * different columns; 0 where there are none.
   */
  public static int generation(String version) {
    return version.matches("\\d") ? Integer.parseInt(version) : 0;
  }

  /** The hash of a whole file, in lower-case hexadecimal. */
  public static String hash(Path file) throws IOException {
    return FileBytes.hash(file);
  }

  /** The format of rows with those columns. */
  static Optional<RowFormat> of(Set<String> columns) {
    return ROWS.stream().filter(format -> format.version(columns).isPresent()).findFirst();
  }

  /**
   * Reads a file to its end. Whatever is wrong with it is told to the sink.
   *
   * @param file the file
   * @param name what to call it in messages
   * @param mapping how to read it if it is a CSV file of no known format
   * @param hashed whether the hash of its bytes is wanted
   * @param database where a large file's rows may be added up before they are read; empty to have
   *     each row read by itself, with its line
   */
  public static FileReading read(
      Path file,
      String name,
      Optional<ColumnMapping> mapping,
      ChargeSink sink,
      Progress progress,
      boolean hashed,
      Optional<Supplier<Connection>> database) {
    try (FileBytes bytes = FileBytes.open(file, name, progress)) {
      boolean isLarge = database.isPresent() && Files.size(file) >= GroupedCsv.LEAST_BYTES;
      if (!isLarge) {
        FileReading reading = read(bytes, name, mapping, sink, Optional.empty());
        return hashed ? reading.withHash(bytes.drainAndHash()) : reading;
      }
      FutureTask<String> hash = new FutureTask<>(() -> FileBytes.hash(file, name, progress));
      if (hashed) {
        Thread.ofPlatform().daemon().name("bill-hash").start(hash);
      }
      try (Connection open = database.get().get()) {
        GroupedCsv grouped = new GroupedCsv(open, file, name);
        FileReading reading = read(bytes, name, mapping, sink, Optional.of(grouped));
        return hashed ? reading.withHash(hash.get()) : reading;
      } catch (SQLException | ExecutionException e) {
        throw new IOException(name + " cannot be read to its end", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while " + name + " was read", e);
      }
    } catch (IOException e) {
      sink.unreadable(
          Problem.of(
              Location.of(name),
              Files.exists(file)
                  ? "the file cannot be read (" + e.getClass().getSimpleName() + ")"
                  : "there is no such file",
              "Check the path and that you may read it"));
      return FileReading.UNKNOWN;
    }
  }

  private static FileReading read(
      FileBytes bytes,
      String name,
      Optional<ColumnMapping> mapping,
      ChargeSink sink,
      Optional<GroupedCsv> grouped)
      throws IOException {
    Optional<Problem> none = bytes.whyNotText();
    if (none.isPresent()) {
      sink.unreadable(none.get());
      return FileReading.UNKNOWN;
    }
    return bytes.looksLikeJson()
        ? new JsonFile(name, mapping, sink).read(bytes)
        : new CsvFile(name, mapping, sink, grouped).read(bytes);
  }
}
