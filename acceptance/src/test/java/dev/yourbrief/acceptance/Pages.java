package dev.yourbrief.acceptance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every kind of page that is made for a reader; each is made when it is first asked for. */
final class Pages {

  static final String WRAP = "support-assistant";
  static final String BUILD = "document-extraction";
  static final String FORCED = "clinic-notes";
  static final String HOSTILE = "hostile";
  static final String REPORT = "report";

  static final List<String> ALL = List.of(WRAP, BUILD, FORCED, HOSTILE, REPORT);

  private final Path folder;
  private final Map<String, Path> pages = new TreeMap<>();

  /**
   * No page yet.
   *
   * @param folder an empty folder to make them in
   */
  Pages(Path folder) {
    this.folder = folder;
  }

  Path of(String name) {
    return pages.computeIfAbsent(name, this::make);
  }

  private Path make(String name) {
    return switch (name) {
      case HOSTILE -> Hostile.brief(folder.resolve(HOSTILE));
      case REPORT ->
          Command.report(
              Command.EXAMPLES.resolve("cases").resolve("host-or-rent.yaml"),
              folder.resolve("report.html"));
      default -> Command.brief(Command.copy(name, folder.resolve(name)));
    };
  }
}
