package dev.yourbrief.publish;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes Markdown, block by block: CommonMark with the tables that code hosts show. What it is
 * handed as words is Markdown already; what it words itself is escaped.
 */
public final class MarkdownWriter {

  private final Sheet page;
  private final String bullet;
  private final StringBuilder out = new StringBuilder(32 * 1024);

  /**
   * A writer of nothing yet.
   *
   * @param page what texts are worded with
   * @param bullet the mark before an item of a list
   */
  public MarkdownWriter(Sheet page, char bullet) {
    this.page = page;
    this.bullet = bullet + " ";
  }

  /** A text with its figures in words. */
  public String words(Text text) {
    return MarkdownWords.of(text, page, "");
  }

  /** A text that ends as a sentence does. */
  public String sentence(Text text) {
    return words(text) + (page.isClosed(text) ? "" : ".");
  }

  /** A message of the catalogue, as it stands. */
  public String message(String key) {
    return MarkdownWords.escape(page.say(key));
  }

  public void heading(int level, String words) {
    out.append("#".repeat(level)).append(' ').append(words).append("\n\n");
  }

  /** A paragraph; nothing at all without words. */
  public void paragraph(String words) {
    if (!words.isEmpty()) {
      out.append(words).append("\n\n");
    }
  }

  /** A list; nothing at all without items. */
  public void list(Stream<String> items) {
    int before = out.length();
    items.forEach(item -> out.append(bullet).append(item).append('\n'));
    if (out.length() > before) {
      out.append('\n');
    }
  }

  /** A table; nothing at all without rows. */
  public void table(List<String> header, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    row(header);
    row(header.stream().map(cell -> "---").toList());
    rows.forEach(this::row);
    out.append('\n');
  }

  /** A brief's table, under its caption. */
  void table(Brief.Table table) {
    if (!table.caption().isEmpty()) {
      paragraph(words(table.caption()) + ":");
    }
    table(table.header().stream().map(this::words).toList(), MarkdownWords.rows(table, page));
  }

  private void row(List<String> cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** What is typed into a terminal. */
  public void code(String code) {
    out.append(MarkdownWords.fenced(code)).append('\n');
  }

  /** What is written already, as it stands. */
  public void raw(String markdown) {
    out.append(markdown);
  }

  /** How many characters are written. */
  public int length() {
    return out.length();
  }

  /** All of it, with one line break at its end. */
  @Override
  public String toString() {
    return out.toString().stripTrailing() + "\n";
  }
}
