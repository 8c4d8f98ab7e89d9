package dev.yourbrief.bill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the mapping of a file is looked for: beside it under its own name, or for all its folder.
 * The mapping of a part, {@code book.xlsx!Sheet1} or {@code archive.zip!costs.csv}, may be beside
 * the book or archive under the part's name, without the archive's folders.
 */
public final class MappingFiles {

  /** Stands between a file and what is in it. */
  public static final String WITHIN = "!";

  private static final String ENDING = ".mapping.yaml";

  private MappingFiles() {}

  /** Those that exist, the nearest first. */
  public static List<Path> of(Path folder, String name) {
    List<Path> files = new ArrayList<>();
    // What an archive calls its entries never becomes a path: they may be called anything.
    Path outer = folder.resolve(outer(folder, name));
    String within = name.substring(outer(folder, name).length());
    if (!within.isEmpty() && !within.contains("..")) {
      files.add(outer.resolveSibling(outer.getFileName() + WITHIN + last(within) + ENDING));
    }
    files.add(outer.resolveSibling(outer.getFileName() + ENDING));
    files.add(outer.resolveSibling("mapping.yaml"));
    return files.stream().filter(Files::isRegularFile).toList();
  }

  /** What to call the mapping of a file, in a message. */
  public static String nameFor(String file) {
    int within = file.indexOf(WITHIN);
    return (within < 0
            ? file
            : file.substring(0, within) + WITHIN + last(file.substring(within + WITHIN.length())))
        + ENDING;
  }

  private static String last(String within) {
    return within.replaceFirst("^.*[/\\\\!:]", "");
  }

  /** The part of a name that is a file on the disk. */
  private static String outer(Path folder, String name) {
    for (int at = name.indexOf(WITHIN); at > 0; at = name.indexOf(WITHIN, at + 1)) {
      if (Files.isRegularFile(folder.resolve(name.substring(0, at)))) {
        return name.substring(0, at);
      }
    }
    return name;
  }
}
