package dev.yourbrief.publish.json;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Resource;

/**
 * A brief as JSON, {@code brief.json}: the form that is kept, compared and verified. The same brief
 * gives the same bytes, and what is read back is the brief that was written, to the last digit;
 * only draws are kept as their {@link dev.yourbrief.figure.Summary}.
 */
public final class BriefJson {

  /** The name of the resource that holds the form's JSON Schema (2020-12), beside this class. */
  public static final String SCHEMA = "brief.schema.json";

  private BriefJson() {}

  /** The brief: two spaces a level, LF, a newline at the end. */
  public static String write(Brief brief) {
    return JsonPrinter.print(BriefWriter.write(brief));
  }

  /**
   * Reads a brief.
   *
   * @throws InputException if the text is not JSON, not a brief of version {@link
   *     Brief#SCHEMA_VERSION}, or shows a figure it does not hold
   */
  public static Brief read(String json) {
    return read(json, "brief.json");
  }

  /**
   * Reads a brief.
   *
   * @param name what to call the text in messages
   * @throws InputException as {@link #read(String)}
   */
  public static Brief read(String json, String name) {
    return BriefReader.read(JsonParser.parse(json, name));
  }

  /** The JSON Schema of the form. */
  public static String schema() {
    return Resource.text("json/" + SCHEMA);
  }
}
