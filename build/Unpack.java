import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Takes DuckDB's native library out of its jar, once, when the command is built. The driver looks
 * in its jar first and copies 70 MB to a temporary file at each start; finding none there it asks
 * the Java library path, which costs nothing. The libraries of other platforms are dropped.
 *
 * <p>Usage: {@code java build/Unpack.java LIB_DIR}. Rewrites {@code LIB_DIR/duckdb_jdbc-*.jar} and
 * writes {@code LIB_DIR/native/}. A jar without a library for this platform is left as it is.
 */
class Unpack {
  private static final String PREFIX = "libduckdb_java.so_";

  public static void main(String[] args) throws IOException {
    Path lib = Path.of(args[0]);
    List<Path> jars;
    try (var files = Files.list(lib)) {
      jars = files.filter(f -> f.getFileName().toString().matches("duckdb_jdbc-.*\\.jar")).toList();
    }
    for (Path jar : jars) {
      unpack(jar, lib.resolve("native").resolve(System.mapLibraryName("duckdb_java")));
    }
  }

  private static void unpack(Path jar, Path library) throws IOException {
    Path rest = jar.resolveSibling(jar.getFileName() + ".new");
    try (var zip = new ZipFile(jar.toFile())) {
      ZipEntry ours = zip.getEntry(PREFIX + platform());
      if (ours == null) {
        System.out.println(
            jar.getFileName() + " holds no " + PREFIX + platform() + "; left as it is");
        return;
      }
      Files.createDirectories(library.getParent());
      try (InputStream in = zip.getInputStream(ours)) {
        Files.copy(in, library, StandardCopyOption.REPLACE_EXISTING);
      }
      try (var out = new JarOutputStream(Files.newOutputStream(rest))) {
        for (var entry : zip.stream().filter(e -> !e.getName().startsWith(PREFIX)).toList()) {
          var copy = new ZipEntry(entry.getName());
          copy.setTimeLocal(entry.getTimeLocal());
          out.putNextEntry(copy);
          try (InputStream in = zip.getInputStream(entry)) {
            in.transferTo(out);
          }
        }
      }
    }
    Files.move(rest, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    System.out.println("unpacked " + library.getFileName() + " for " + platform());
  }

  /** This platform in the driver's own words, such as {@code linux_amd64}. */
  private static String platform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return (os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "macos" : os)
        + "_"
        + (arch.equals("x86_64") ? "amd64" : arch.equals("aarch64") ? "arm64" : arch);
  }
}
