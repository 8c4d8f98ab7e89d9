package dev.yourbrief.server.page;

import dev.yourbrief.publish.Form;
import dev.yourbrief.register.decision.VersionEntry;
import java.util.List;
import java.util.Optional;

/**
 * What stands above a brief that is read here: which version it is, and what can be done with it.
 *
 * @param flow the decision; empty where it is read by a link that was shared
 * @param version the version; empty: it is the draft
 * @param downloads the address that a form's short name is put behind; empty: none
 * @param problems what keeps the draft from being whole
 */
public record HostedBar(
    Shell shell,
    Optional<Flow> flow,
    Optional<VersionEntry> version,
    String downloads,
    List<String> problems) {

  /** The forms it can be had in. */
  public List<Form> forms() {
    return List.of(Form.values());
  }

  /** What a form is called here. */
  public static String name(Form form) {
    return switch (form) {
      case HTML -> "Page";
      case MARKDOWN -> "Markdown";
      case JSON -> "JSON";
      case PDF -> "PDF";
      case DOCX -> "Word";
      case CALENDAR -> "Calendar";
      case RECORD -> "Decision record";
      case SVG -> "Slide, SVG";
      case PNG -> "Slide, PNG";
    };
  }
}
