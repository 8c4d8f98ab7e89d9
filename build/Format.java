import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks or applies google-java-format over every Java source of the tree. A single source file,
 * run on the build's own JDK, because the formatter's Maven plugins run inside Maven's JVM, which
 * may be too old to parse today's Java.
 *
 * <p>Usage: {@code Format check|apply ROOT}. Exit status 1 when a file is not formatted.
 */
class Format {
  public static void main(String[] args) throws IOException {
    boolean apply = args[0].equals("apply");
    Path root = Path.of(args[1]);
    List<Path> sources;
    try (var walk = Files.walk(root)) {
      sources =
          walk.filter(p -> p.toString().endsWith(".java"))
              .filter(p -> !p.toString().contains("/target/"))
              .sorted()
              .toList();
    }
    var wrong = new ArrayList<Path>();
    var formatter = new Formatter();
    for (Path source : sources) {
      String before = Files.readString(source);
      String after;
      try {
        after =
            RemoveUnusedImports.removeUnusedImports(formatter.formatSourceAndFixImports(before));
      } catch (FormatterException e) {
        System.err.println(root.relativize(source) + ": " + e.getMessage());
        wrong.add(source);
        continue;
      }
      if (!after.equals(before)) {
        if (apply) {
          Files.writeString(source, after);
        } else {
          wrong.add(source);
        }
      }
    }
    if (!wrong.isEmpty()) {
      System.err.println("Not formatted (run: mvn process-sources -N -Dformat=apply):");
      wrong.forEach(p -> System.err.println("  " + root.relativize(p)));
      System.exit(1);
    }
  }
}
