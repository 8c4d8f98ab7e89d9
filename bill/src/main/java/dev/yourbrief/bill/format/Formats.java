package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Authority;
import dev.yourbrief.bill.ColumnMapping;
import dev.yourbrief.bill.Progress;
import dev.yourbrief.bill.container.Budget;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** The formats there are, in the order they are tried: the one place to add another. */
public final class Formats {

  /** Exports whose rows stand for themselves, in CSV, JSON, Parquet or a sheet. */
  static final List<RowFormat> ROWS =
      List.of(
          new OwnExport(),
          new GatewayLedger(),
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
          GatewayLedger.ID,
          "openrouter-activity",
          "openrouter-generations",
          "deepseek-amount",
          "deepseek-cost",
          "gcp-billing",
          "azure-cost",
          "aws-cur",
          "focus",
          "yourbrief-focus",
          "openai-cost-json",
          "openai-cost-csv",
          "openai-usage-json",
          "openai-usage-csv",
          "anthropic-cost-csv",
          "anthropic-cost-json",
          "anthropic-usage-json",
          "anthropic-usage-csv");

  private static final int GENERATIONS = 10;

  /** The formats whose rows are requests. */
  public static List<String> logs() {
    return ROWS.stream().filter(RowFormat::isLog).map(RowFormat::id).toList();
  }

  /** How far the beliefs of two authorities are apart: a belief divided by it is an authority. */
  private static final int AUTHORITY_STEP = BELIEVED.size() * GENERATIONS;

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
   * Reads a file, or the files within it, to the end. Whatever is wrong is told to the sink.
   *
   * @param file the file
   * @param name what to call it in messages
   * @param mapping how to read a file of no known format, by its name
   * @param how whether rows may be added up first, and hashes are wanted
   */
  public static void read(
      Path file,
      String name,
      Function<String, Optional<ColumnMapping>> mapping,
      FileSink files,
      Progress progress,
      How how) {
    boolean isLarge = how.database().isPresent() && isLarge(file);
    try (FileBytes bytes = FileBytes.open(file, name, progress, how.hashed() && !isLarge)) {
      Unpacker unpacker =
          new Unpacker(files, mapping, Budget.forSize(Files.size(file)), progress, how);
      if (how.hashed() && isLarge) {
        // Hashing a large file takes half as long as reading it: the two go side by side.
        FutureTask<String> hash = new FutureTask<>(() -> FileBytes.hash(file, name, progress));
        Thread.ofPlatform().daemon().name("bill-hash").start(hash);
        unpacker.read(bytes, Optional.of(file), name, 0, () -> await(hash));
      } else {
        unpacker.read(
            bytes, Optional.of(file), name, 0, how.hashed() ? bytes::drainAndHash : () -> "");
      }
    } catch (IOException e) {
      files.unreadable(
          Problem.of(
              Location.of(name),
              Files.exists(file)
                  ? "the file cannot be read (" + e.getClass().getSimpleName() + ")"
                  : "there is no such file",
              "Check the path and that you may read it"));
    }
  }

  /** Whether adding rows up first is worth the opening of the database. */
  static boolean isLarge(Path file) {
    try {
      return Files.size(file) >= GroupedCsv.LEAST_BYTES;
    } catch (IOException e) {
      // Its reading says why it cannot be read.
      return false;
    }
  }

  private static String await(FutureTask<String> hash) throws IOException {
    try {
      return hash.get();
    } catch (ExecutionException e) {
      throw new IOException("the file cannot be read to its end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a file was read", e);
    }
  }
}
