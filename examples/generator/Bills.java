import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bills of one example: files by name, and facts a reader can check a parser against. */
final class Bills {
  private final Map<String, String> files = new LinkedHashMap<>();
  private final List<String> facts = new ArrayList<>();

  void file(String name, String content) {
    files.put(name, content);
  }

  void fact(String fact) {
    facts.add(fact);
  }

  /** Writes {@code TARGET/EXAMPLE/bills/FILE} and prints the facts. */
  void write(Path target, String example) throws IOException {
    Path folder = target.resolve(example).resolve("bills");
    Files.createDirectories(folder);
    long bytes = 0;
    for (var file : files.entrySet()) {
      byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
      Files.write(folder.resolve(file.getKey()), content);
      bytes += content.length;
    }
    System.out.printf("%s: %d files, %d bytes%n", example, files.size(), bytes);
    facts.forEach(fact -> System.out.println("  " + fact));
  }
}
