package dev.yourbrief.bill.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.ColumnMapping;
import dev.yourbrief.bill.Progress;
import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.figure.Money;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.Yaml;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A large file read by sums says the same as read row by row. */
final class GroupedCsvTest {

  private static final ColumnMapping MAPPING =
      ColumnMapping.of(
          Yaml.parse(
              """
              provider: acme
              currency: USD
              inputIncludesCached: yes
              columns:
                day: when
                cost: spend
                model: model
                project: team
                input: in
                cache_read: cached
                output: out
              """,
              "mapping.yaml"));

  @TempDir Path folder;

  /** What a file says, without the lines it says it on. */
  private record Said(Map<String, BigDecimal> sums, long rows, Set<LocalDate> idle) {}

  private static final class Sink implements ChargeSink {
    private final Map<String, BigDecimal> sums = new TreeMap<>();
    private final Set<LocalDate> idle = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private long rows;

    @Override
    public void row(List<Charge> charges, long count) {
      rows += count;
      for (Charge c : charges) {
        String key =
            Stream.of(
                    c.identity(),
                    c.day(),
                    c.lastDay(),
                    c.provider(),
                    c.model(),
                    c.kind().map(TokenKind::key),
                    c.tier(),
                    c.project(),
                    c.description(),
                    c.unit())
                .map(Object::toString)
                .reduce("", (a, b) -> a + "|" + b);
        add(key + " billed", c.billed().map(Money::amount));
        add(key + " list", c.list().map(Money::amount));
        add(key + " tokens", c.tokens());
        add(key + " quantity", c.quantity());
      }
    }

    private void add(String key, Optional<BigDecimal> amount) {
      amount.ifPresent(n -> sums.merge(key, n, BigDecimal::add));
    }

    @Override
    public void idle(String provider, LocalDate day) {
      idle.add(day);
    }

    @Override
    public void repeated(long charges) {}

    @Override
    public void unreadable(Problem problem) {
      problems.add(problem);
    }

    @Override
    public void note(Problem problem) {}

    @Override
    public void page(Instant lastEnd, boolean hasMore) {}

    @Override
    public void is(FileReading what) {}

    Said said() {
      sums.replaceAll((key, sum) -> sum.stripTrailingZeros());
      return new Said(sums, rows, idle);
    }
  }

  static Stream<Arguments> exports() {
    return Stream.of(
        Arguments.of(
            "start_time,end_time,project_id,num_model_requests,model,batch,service_tier,"
                + "input_tokens,input_cached_tokens,output_tokens,api_key_id\n",
            (Function<SplittableRandom, String>) GroupedCsvTest::openAiUsage),
        Arguments.of(
            "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,quantity,"
                + "quantity_unit,line_item,api_key_id,project_id\n",
            (Function<SplittableRandom, String>) GroupedCsvTest::openAiCost),
        Arguments.of(
            "usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,"
                + "list_price_usd,cost_type\n",
            (Function<SplittableRandom, String>) GroupedCsvTest::anthropicCost),
        Arguments.of(
            "usage_date_utc,model_version,api_key,workspace,usage_type,context_window,"
                + "usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,"
                + "usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,"
                + "usage_output_tokens\n",
            (Function<SplittableRandom, String>) GroupedCsvTest::anthropicUsage),
        Arguments.of(
            "when,model,team,in,cached,out,spend\n",
            (Function<SplittableRandom, String>) GroupedCsvTest::mapped));
  }

  private static String openAiUsage(SplittableRandom random) {
    long start = 1_790_000_000L / 60 * 60 + random.nextInt(3 * 1_440) * 60L;
    int input = random.nextInt(1, 5_000);
    return "%d,%d,proj_%d,%d.0,gpt-%d,%s,default,%d,%d,%d,key_%d\n"
        .formatted(
            start,
            start + 60,
            random.nextInt(3),
            random.nextInt(9),
            random.nextInt(4, 6),
            random.nextBoolean(),
            input,
            random.nextInt(input),
            random.nextInt(900),
            random.nextInt(4));
  }

  private static String openAiCost(SplittableRandom random) {
    long day = 1_790_000_000L / 86_400 * 86_400 + random.nextInt(4) * 86_400L;
    String amount =
        switch (random.nextInt(3)) {
          case 0 -> "0.00" + random.nextInt(1, 1_000_000) + "0000000000000000000000";
          case 1 -> "-" + random.nextInt(40) + ".125";
          default -> Integer.toString(random.nextInt(500));
        };
    return "%d,%d,,,%s,usd,%d,tokens,\"gpt-%d, %s\",key_%d,proj_%d\n"
        .formatted(
            day,
            day + 86_400,
            amount,
            random.nextInt(1_000_000),
            random.nextInt(4, 6),
            random.nextBoolean() ? "input" : "output",
            random.nextInt(3),
            random.nextInt(3));
  }

  private static String anthropicCost(SplittableRandom random) {
    return "2026-09-0%d,Claude Haiku 4.%d,Default,\"k, %d\",message,≤ 200k,%s,%d.%02d,%d.10,token\n"
        .formatted(
            random.nextInt(1, 9),
            random.nextInt(5, 7),
            random.nextInt(3),
            random.nextBoolean() ? "output" : "input_cache_read",
            random.nextInt(9),
            random.nextInt(100),
            random.nextInt(9));
  }

  private static String anthropicUsage(SplittableRandom random) {
    return "2026-09-0%d,claude-haiku-4-5,k%d,Default,batch,> 200k,%d,%d,0,%d,%d\n"
        .formatted(
            random.nextInt(1, 9),
            random.nextInt(3),
            random.nextInt(5_000),
            random.nextInt(50),
            random.nextInt(5_000),
            random.nextInt(5_000));
  }

  private static String mapped(SplittableRandom random) {
    int input = random.nextInt(1, 5_000);
    return "2026-09-0%dT%02d:%02d:%02dZ,m%d,t%d,%d,%d,%d,%s\n"
        .formatted(
            random.nextInt(1, 9),
            random.nextInt(24),
            random.nextInt(60),
            random.nextInt(60),
            random.nextInt(2),
            random.nextInt(3),
            input,
            random.nextInt(input),
            random.nextInt(900),
            "0.000" + random.nextInt(1_000_000_000));
  }

  @ParameterizedTest
  @MethodSource("exports")
  void sums_say_what_the_rows_say(String header, Function<SplittableRandom, String> row)
      throws Exception {
    SplittableRandom random = new SplittableRandom(11);
    StringBuilder text = new StringBuilder(header);
    for (int i = 0; i < 3_000; i++) {
      text.append(row.apply(random));
    }
    Path file = Files.writeString(folder.resolve("export.csv"), text);
    Sink rows = new Sink();
    assertThat(read(file, rows, Optional.empty())).isTrue();
    Sink sums = new Sink();
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:")) {
      assertThat(isGrouped(file, sums, database)).isTrue();
    }
    assertThat(rows.problems).isEmpty();
    assertThat(sums.said()).isEqualTo(rows.said());
    assertThat(sums.rows).isEqualTo(3_000);
  }

  @Test
  void a_row_that_is_not_plain_has_the_file_read_row_by_row() throws Exception {
    String good = "1790000040,1790000100,p,1,gpt-5,false,default,10,4,2,k\n";
    for (String bad :
        List.of(
            "x,1790000100,p,1,gpt-5,false,default,10,4,2,k\n",
            "1790000040,1790000100,p,1,gpt-5,false,default,-10,4,2,k\n",
            "1790000040,1790000100,p,1,gpt-5,false,default,3,4,2,k\n",
            "1790000040,1790000100,p,1,gpt-5,false,default,ten,4,2,k\n",
            "1790000040,1790000100,p,1,gpt-5,false,default,,4,2,k\n",
            "1790000040,1790000100,p,1,gpt-5,false,default,10,4\n",
            "\"1790000040,1790000100,p,1,gpt-5,false,default,10,4,2,k\n",
            ",,p,1,gpt-5,false,default,10,4,2,k\n")) {
      Path file =
          Files.writeString(
              folder.resolve("bad.csv"),
              "start_time,end_time,project_id,num_model_requests,model,batch,service_tier,"
                  + "input_tokens,input_cached_tokens,output_tokens,api_key_id\n"
                  + good
                  + bad
                  + good);
      Sink sums = new Sink();
      try (Connection database = DriverManager.getConnection("jdbc:duckdb:")) {
        assertThat(isGrouped(file, sums, database)).as(bad).isFalse();
      }
      assertThat(sums.rows).as("nothing was told before it was given up: " + bad).isZero();
    }
  }

  @Test
  void money_is_exact_to_thirty_digits_or_not_taken() throws Exception {
    String header = "start_time,end_time,start_time_iso,amount_value,amount_currency,line_item\n";
    String row = "1789948800,1790035200,,%s,usd,\"gpt-5, input\"\n";
    Path exact =
        Files.writeString(
            folder.resolve("exact.csv"),
            header
                + row.formatted("0.123456789012345678901234567891")
                + row.formatted("1234567.5")
                + row.formatted("0.1")
                + row.formatted("99999999.999999999"));
    Sink sums = new Sink();
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:")) {
      assertThat(isGrouped(exact, sums, database)).isTrue();
      assertThat(sums.said().sums().values())
          .contains(new BigDecimal("101234567.723456788012345678901234567891"));
      for (String amount :
          List.of("1e-20", "$5", "\"1,000\"", "0.1234567890123456789012345678901")) {
        Path other = Files.writeString(folder.resolve("o.csv"), header + row.formatted(amount));
        assertThat(isGrouped(other, new Sink(), database)).as(amount).isFalse();
      }
    }
  }

  @Test
  void readers_look_at_no_column_their_grain_leaves_out() {
    Set<String> looked = new HashSet<>();
    for (RowFormat format : formats()) {
      looked.clear();
      Grain grain = format.grain().orElseThrow();
      Map<String, String> cells = new LinkedHashMap<>();
      grain.columns().forEach(column -> cells.put(column, ""));
      cells.put(grain.start(), format instanceof Mapped ? "2026-09-01" : "1790000040");
      if (grain.start().contains("date")) {
        cells.put(grain.start(), "2026-09-01");
      }
      grain.end().ifPresent(end -> cells.put(end, "1790000100"));
      grain.counts().forEach(count -> cells.put(count, "7"));
      grain.inclusions().forEach(inclusion -> cells.put(inclusion.whole(), "700"));
      grain.money().forEach(money -> cells.put(money, "7"));
      grain.dimensions().stream()
          .filter(column -> column.contains("currency"))
          .forEach(column -> cells.put(column, "USD"));
      format.read(
          new Row(Location.of("test")) {
            @Override
            String text(String column) {
              looked.add(column);
              return cells.getOrDefault(column, "");
            }

            @Override
            boolean has(String column) {
              return cells.containsKey(column);
            }
          });
      looked.remove("");
      looked.removeAll(grain.columns().toList());
      // The same time or count written another way: blank wherever the grain's own is filled.
      looked.removeAll(Set.of("start_time_iso", "end_time_iso", "input_uncached_tokens"));
      assertThat(looked).as(format.id()).isEmpty();
    }
  }

  private static List<RowFormat> formats() {
    return Stream.concat(Formats.ROWS.stream(), Stream.<RowFormat>of(new Mapped(MAPPING)))
        .filter(format -> format.grain().isPresent())
        .toList();
  }

  private static boolean read(Path file, Sink sink, Optional<GroupedCsv> grouped) throws Exception {
    try (FileBytes bytes = FileBytes.open(file, "export.csv", Progress.SILENT, false)) {
      return new CsvFile("export.csv", Optional.of(MAPPING), sink, grouped)
          .read(bytes.asText())
          .isKnown();
    }
  }

  private static boolean isGrouped(Path file, Sink sink, Connection database) throws Exception {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    Header header = Header.of(List.of(lines.getFirst().split(",", -1)));
    RowFormat format = header.format(Optional.of(MAPPING)).orElseThrow();
    Head head = new Head(Files.readAllBytes(file));
    return new GroupedCsv(database, file, "export.csv", Progress.SILENT, How.Detail.REQUESTS)
        .read(header, List.of(lines.get(1).split(",", -1)), ',', head, format, sink);
  }
}
