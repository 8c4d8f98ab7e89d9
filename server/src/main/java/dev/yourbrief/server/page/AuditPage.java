package dev.yourbrief.server.page;

import dev.yourbrief.register.Audit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Who did what.
 *
 * @param isOlder whether there are newer lines than these
 * @param next what the next older lines come before
 */
public record AuditPage(
    Shell shell, List<Audit.Line> lines, boolean isOlder, Optional<String> next) {

  /** A line's instant as people read it. */
  public static String time(Audit.Line line) {
    return line.at().substring(0, "yyyy-mm-ddThh:mm".length()).replace('T', ' ');
  }

  public String nextPath() {
    return next.map(id -> "/audit?before=" + URLEncoder.encode(id, StandardCharsets.UTF_8))
        .orElse("/audit");
  }
}
