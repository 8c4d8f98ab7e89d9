package dev.yourbrief.trial.data;

import dev.yourbrief.trial.file.Flat;
import dev.yourbrief.trial.file.Tree;
import java.util.Map;

/** The fields of a case that is JSON or YAML, whatever program it was written for. */
final class CaseFields {

  private CaseFields() {}

  static Map<String, String> of(Tree row) {
    if (Conversation.isOne(row.get("messages"))) {
      return Conversation.fineTuning(row);
    }
    if (Conversation.isOne(row.get("input"))) {
      return Conversation.sample(row);
    }
    if (PromptfooTest.isOne(row)) {
      return PromptfooTest.fields(row);
    }
    return Flat.of(row);
  }
}
