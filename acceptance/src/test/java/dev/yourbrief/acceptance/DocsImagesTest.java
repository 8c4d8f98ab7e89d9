package dev.yourbrief.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the pictures the documents show, by {@code docs/images/make.sh}, so that none is made by
 * hand.
 */
@EnabledIfSystemProperty(named = "yourbrief.images", matches = ".+", disabledReason = "by make.sh")
class DocsImagesTest extends InBrowser {

  @Test
  void areTaken(@TempDir Path folder) throws IOException {
    Path page = Command.brief(Command.copy("support-assistant", folder.resolve("decision")));
    Path images = Path.of(System.getProperty("yourbrief.images"));
    take(images.resolve("brief-support-assistant.png"), page, 1280, 1500);
    take(images.resolve("brief-phone.png"), page, 375, 812);
  }

  private static void take(Path to, Path page, int width, int height) throws IOException {
    byte[] picture = browser().width(width).open(page).picture(width, height);
    assertThat(picture.length).as(to + ", in bytes").isBetween(10_000, 250_000);
    Files.write(to, picture);
  }
}
