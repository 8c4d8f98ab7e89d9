package dev.yourbrief.server.api;

import dev.yourbrief.server.desk.Guard;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Reply;
import java.util.Optional;
import java.util.function.Supplier;

/** Entity tags (RFC 9110, 8.8.3): what was read, and whether it is still so. */
final class Tags {

  private Tags() {}

  static String quoted(String tag) {
    return '"' + tag + '"';
  }

  /** The answer, or that nothing changed since whoever asks has it. */
  static Reply unless(Call call, String tag, Supplier<Reply> answer) {
    String known = call.header("if-none-match").orElse("");
    for (String one : known.split(",", 50)) {
      String plain = one.strip().replaceFirst("^W/", "");
      if (plain.equals("*") || plain.equals(quoted(tag))) {
        return Reply.of(304, "", io.vertx.core.buffer.Buffer.buffer()).with("etag", quoted(tag));
      }
    }
    return answer.get().with("etag", quoted(tag));
  }

  /** What whoever asks believes there is; empty if they do not say. */
  static Optional<String> known(Call call) {
    return call.header("if-match").map(Tags::plain).filter(tag -> !tag.equals("*"));
  }

  /** What a change to all files asks for. */
  static Guard ofFiles(Call call) {
    return known(call).map(Guard::files).orElse(Guard.NONE);
  }

  /** What a change to one file asks for. */
  static Guard ofFile(Call call, String path) {
    if (call.header("if-none-match").map(String::strip).filter("*"::equals).isPresent()) {
      return Guard.file(path, Optional.empty());
    }
    return known(call).map(tag -> Guard.file(path, Optional.of(tag))).orElse(Guard.NONE);
  }

  private static String plain(String tag) {
    String stripped = tag.strip();
    return stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"")
        ? stripped.substring(1, stripped.length() - 1)
        : stripped;
  }
}
