package dev.yourbrief.trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A trial to begin with: a commented plan and its prompt. */
public final class TrialTemplate {

  private TrialTemplate() {}

  /** The files' texts by name. */
  public static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("trial.yaml", text("template.yaml"));
    files.put("prompts/ask.txt", text("template-ask.txt"));
    return files;
  }

  private static String text(String name) {
    try (InputStream in = TrialTemplate.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
