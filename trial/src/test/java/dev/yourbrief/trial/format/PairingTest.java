package dev.yourbrief.trial.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairingTest {

  @TempDir private Path folder;

  private ImportedResults read(String name, String text) {
    try {
      return ImportedResults.read(
          Files.writeString(folder.resolve(name), text), ImportOptions.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void twoFilesAreJoinedByIdAndWhatIsLeftOutIsNamed() {
    ImportedResults a = read("a.csv", "id,score,topic\n1,1,x\n2,0,x\n3,,y\n4,1,\n5,1,z\n");
    ImportedResults b = read("b.csv", "id,score\n2,1\n1,0.5\n3,1\n4,0\n6,error\n");
    Pairing pairing = Pairing.of(a, "a", b, "b", Optional.of("topic"));
    assertThat(pairing.rows())
        .containsExactly(
            new Pairing.Row("1", 1, 0.5, 1, 1, Optional.of("x")),
            new Pairing.Row("2", 0, 1, 1, 1, Optional.of("x")));
    assertThat(pairing.counts())
        .isEqualTo(
            Map.of(
                Pairing.Reason.FIRST_HAS_NO_SCORE, 1,
                Pairing.Reason.NO_CLUSTER, 1,
                Pairing.Reason.ONLY_FIRST, 1,
                Pairing.Reason.ONLY_SECOND, 1));
    assertThat(pairing.sameItems()).isFalse();
  }

  @Test
  void repeatsCountByTheirMean() {
    ImportedResults read = read("run.csv", Samples.LONG);
    Pairing pairing = Pairing.of(read, "a", read, "b", Optional.empty());
    assertThat(pairing.rows())
        .containsExactly(new Pairing.Row("1", 0.5, 1, 2, 1, Optional.empty()));
    assertThat(pairing.leftOut())
        .containsExactly(new Pairing.LeftOut("2", Pairing.Reason.ONLY_SECOND, ""));
  }

  @Test
  void anIdThatMeansSomethingElseInTheOtherFileMakesNoPair() {
    ImportedResults one = read("one.json", Samples.PROMPTFOO);
    ImportedResults other =
        read("other.json", Samples.PROMPTFOO.replace("\"q\":\"two\"", "\"q\":\"three\""));
    Pairing pairing = Pairing.of(one, "a", other, "a", Optional.empty());
    assertThat(pairing.rows()).extracting(Pairing.Row::id).containsExactly("row-1");
    assertThat(pairing.leftOut())
        .containsExactly(
            new Pairing.LeftOut("row-2", Pairing.Reason.NOT_THE_SAME_ITEM, "'q' differs"));
  }

  @Test
  void idsThatStandTwiceAreRefused() {
    ImportedResults read = read("twice.csv", "id,a,b\n1,1,0\n1,0,1\n2,1,1\n");
    assertThat(read.problems()).hasSize(1);
    assertThatThrownBy(() -> Pairing.of(read, "a", read, "b", Optional.empty()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("more than one item: 1");
  }

  @Test
  void whatIsNotThereIsNamedWithTheNearest() {
    ImportedResults read = read("run.csv", "id,topic,alpha,beta\n1,x,1,0\n");
    assertThatThrownBy(() -> Pairing.of(read, "alpha", read, "bata", Optional.empty()))
        .hasMessageContaining("Did you mean 'beta'?");
    assertThatThrownBy(() -> Pairing.of(read, "alpha", read, "beta", Optional.of("topik")))
        .hasMessageContaining("Did you mean 'topic'?");
  }

  @Test
  void noPairAtAllIsAProblem() {
    ImportedResults a = read("a.csv", "id,score\n1,1\n");
    ImportedResults b = read("b.csv", "id,score\n2,1\n");
    assertThatThrownBy(() -> Pairing.of(a, "a", b, "b", Optional.empty()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("ONLY_FIRST=1, ONLY_SECOND=1");
  }
}
