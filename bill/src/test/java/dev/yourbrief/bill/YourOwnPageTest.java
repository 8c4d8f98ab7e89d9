package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on tables of one's own holds files that are read as it says. */
final class YourOwnPageTest {

  private static final Pattern BLOCK =
      Pattern.compile(
          "^`([^`]+)`:\n\n(?:```\\w*\n(.*?)```|((?:\\|[^\n]*\n)+))",
          Pattern.DOTALL | Pattern.MULTILINE);

  @TempDir Path folder;

  @Test
  void every_example_is_read_as_it_is_written() throws IOException {
    Path root = Path.of(System.getProperty("yourbrief.root"));
    String page = Files.readString(root.resolve("docs/formats/your-own.md"));
    Map<String, String> tables = new LinkedHashMap<>();
    for (Matcher block = BLOCK.matcher(page); block.find(); ) {
      if (block.group(3) == null) {
        Bills.write(folder, block.group(1), block.group(2));
      } else {
        tables.put(block.group(1), block.group(3));
      }
    }
    tables.forEach((name, table) -> {
      int within = name.indexOf(MappingFiles.WITHIN);
      byte[] book = Books.book("", name.substring(within + 1), rows(table));
      Bills.write(folder, name.substring(0, within), book);
    });
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(bill.files())
        .extracting(f -> f.name() + " " + f.rows())
        .containsExactly("bill.xlsx!明细 2", "costs.csv 2", "log.jsonl 2");
    assertThat(bill.notes()).noneMatch(n -> n.toString().contains("time zone"));
    assertThat(
            Bills.charges(folder).stream()
                .flatMap(c -> c.billed().stream())
                .map(money -> money.amount().stripTrailingZeros().toPlainString()))
        .containsExactlyInAnyOrder("5.36", "4.04", "1.85", "1001.4", "0.0042", "0.0018");
  }

  private static String rows(String table) {
    StringBuilder rows = new StringBuilder();
    int number = 0;
    for (String line : table.lines().toList()) {
      if (!line.startsWith("|---")) {
        String[] cells = line.substring(1).split("\\|");
        for (int i = 0; i < cells.length; i++) {
          cells[i] = cells[i].strip();
        }
        rows.append(Books.row(++number, cells));
      }
    }
    return rows.toString();
  }
}
