package dev.yourbrief.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What was approved by eye, kept beside the tests. */
public final class Approved {

  private Approved() {}

  /**
   * Holds what is made now to what was approved; {@code -Dapprove=true} writes it instead, to be
   * looked at again.
   */
  public static void holds(String name, String made) throws IOException {
    Path approved =
        Path.of(System.getProperty("yourbrief.root"), "publish/src/test/resources/approved", name);
    if (Boolean.getBoolean("approve")) {
      Files.writeString(approved, made);
    }
    assertThat(List.of(made.split("\n", -1)))
        .isEqualTo(List.of(Files.readString(approved).split("\n", -1)));
  }
}
