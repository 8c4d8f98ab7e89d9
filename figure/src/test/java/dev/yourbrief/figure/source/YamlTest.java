package dev.yourbrief.figure.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlTest {

  @Test
  void everyNodeKnowsItsPlace() {
    YamlMap map = Yaml.parse("a: 1\nlist:\n  - x\n  - \"y\"\n", "f.yaml").asMap();
    assertThat(map.require("a").where()).hasToString("f.yaml:1:4");
    YamlList list = map.require("list").asList();
    assertThat(list.items().get(0).where()).hasToString("f.yaml:3:5");
    assertThat(list.items().get(1).where()).as("inside the quote").hasToString("f.yaml:4:6");
  }

  @Test
  void scalarsStayAsWritten() {
    YamlMap map = Yaml.parse("a: 1.10\nb: no\nc: 2026-11-23\nd: 0x1F\n", "f.yaml").asMap();
    assertThat(map.text("a")).contains("1.10");
    assertThat(map.text("b")).contains("no");
    assertThat(map.text("c")).contains("2026-11-23");
    assertThat(map.text("d")).contains("0x1F");
  }

  @Test
  void aBlankValueIsNoValue() {
    YamlMap map = Yaml.parse("a:\nb: ~\nc: \"\"\n", "f.yaml").asMap();
    assertThat(map.get("a")).isEmpty();
    assertThat(map.get("b")).isEmpty();
    assertThat(map.get("c")).isEmpty();
    assertThatThrownBy(() -> map.require("a"))
        .hasMessageContaining("f.yaml:1:1")
        .hasMessageContaining("'a' is missing");
  }

  @Test
  void aWrongShapeSaysWhatToWrite() {
    YamlMap map = Yaml.parse("a: [1]\nb: x\n", "f.yaml").asMap();
    assertThatThrownBy(() -> map.require("a").asText()).hasMessageContaining("here stands a list");
    assertThatThrownBy(() -> map.require("b").asMap()).hasMessageContaining("name: value");
    assertThat(map.require("b").asTexts()).isEqualTo(List.of("x"));
  }

  @Test
  void everyMisspeltKeyIsNamedAtOnce() {
    YamlMap map = Yaml.parse("pryce: 1\nnmae: 2\nzzz: 3\n", "f.yaml").asMap();
    assertThatThrownBy(() -> map.onlyKnows(List.of("price", "name")))
        .hasMessageContaining("Did you mean 'price'?")
        .hasMessageContaining("Did you mean 'name'?")
        .hasMessageContaining("Known here: price, name");
  }

  @Test
  void brokenYamlIsShownWithACaret() {
    assertThatThrownBy(() -> Yaml.parse("a: 1\n b: 2\n", "f.yaml"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("f.yaml:2:")
        .hasMessageContaining("^");
    assertThatThrownBy(() -> Yaml.parse("a: 1\na: 2\n", "f.yaml"))
        .isInstanceOf(InputException.class);
  }

  @Test
  void bombsAreRefused() {
    String aliases = "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n";
    assertThatThrownBy(() -> Yaml.parse(aliases, "f.yaml")).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> Yaml.parse("[".repeat(100_000), "f.yaml"))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(
            () -> Yaml.parse("!!java.net.URL [\"http://example.org\"]\n", "f.yaml").asMap())
        .isInstanceOf(InputException.class);
  }

  @Test
  void filesThatAreNoTextAreRefused(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("x.yaml");
    assertThatThrownBy(() -> Yaml.read(file, "x.yaml")).hasMessageContaining("no such file");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertThatThrownBy(() -> Yaml.read(file, "x.yaml")).hasMessageContaining("not UTF-8");
    Files.write(file, new byte[5 << 20]);
    assertThatThrownBy(() -> Yaml.read(file, "x.yaml")).hasMessageContaining("larger than 4 MiB");
    Files.writeString(file, "\uFEFFa: 1\n");
    assertThat(Yaml.read(file, "x.yaml").asMap().text("a")).contains("1");
  }

  @Test
  void anyTextIsReadOrRefusedInWords() {
    Random random = new Random(11);
    String letters = "ab: -\n\t[]{}\"'#&*!|>%@`,?0~\u0000é";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(40); n >= 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      try {
        assertThat(Yaml.parse(text.toString(), "f.yaml")).isNotNull();
      } catch (InputException e) {
        assertThat(e.problems()).isNotEmpty();
      }
    }
  }

  @Test
  void theNearestNameIsNearEnoughOrNone() {
    assertThat(Closest.to("montly", List.of("monthly", "yearly"))).contains("monthly");
    assertThat(Closest.to("mohtnly", List.of("monthly"))).contains("monthly");
    assertThat(Closest.to("zebra", List.of("monthly", "yearly"))).isEmpty();
  }
}
