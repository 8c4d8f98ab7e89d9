package dev.yourbrief.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.gateway.key.VirtualKey.Limits;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose key is shown, and what keys look like. */
class KeyRingTest {

  private static VirtualKey key(String name, String sha256) {
    return new VirtualKey(
        name, sha256, List.of(), Limits.NONE, Optional.empty(), Map.of(), Optional.empty());
  }

  @Test
  void theHashIsThatOfSha256sum() {
    // printf %s abc | sha256sum; FIPS 180-2, appendix B.1.
    assertThat(KeyRing.hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void aKeyIsFoundByItsHashAndNothingElseIs() {
    KeyRing ring =
        KeyRing.of(
            List.of(
                key("a", KeyRing.hash("yb-a")),
                key("b", KeyRing.hash("yb-b").toUpperCase(java.util.Locale.ROOT))));

    assertThat(ring.find("yb-a").map(VirtualKey::name)).contains("a");
    assertThat(ring.find("yb-b").map(VirtualKey::name)).contains("b");
    assertThat(ring.find("yb-c")).isEmpty();
    assertThat(ring.find("")).isEmpty();
    assertThat(ring.find("yb-a ")).isEmpty();
    assertThat(ring.find(KeyRing.hash("yb-a"))).isEmpty();
  }

  @Test
  void whatIsLongerThanAnyKeyIsNotHashed() {
    String longest = "x".repeat(256);
    KeyRing ring =
        KeyRing.of(List.of(key("a", KeyRing.hash(longest)), key("b", KeyRing.hash(longest + "x"))));

    assertThat(ring.find(longest).map(VirtualKey::name)).contains("a");
    assertThat(ring.find(longest + "x")).isEmpty();
  }

  @Test
  void twoKeysWithOneHashAndWhatIsNoHashAreRefused() {
    String hash = KeyRing.hash("yb-a");
    assertThatThrownBy(() -> KeyRing.of(List.of(key("a", hash), key("b", hash))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KeyRing.of(List.of(key("a", "abcd"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void madeKeysAreUniqueFoundAndNeverPrinted() {
    Random random = new Random(7);
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      KeyMaker.Made made = KeyMaker.make(random);
      assertThat(made.key()).matches("yb-[A-Za-z0-9_-]{43}");
      assertThat(KeyRing.of(List.of(key("n", made.sha256()))).find(made.key())).isPresent();
      assertThat(made.toString()).doesNotContain(made.key()).contains(made.sha256());
      keys.add(made.key());
    }
    assertThat(keys).hasSize(500);
  }
}
