package dev.yourbrief.trial;

import dev.yourbrief.trial.arm.Examples;
import dev.yourbrief.trial.arm.Fit;
import dev.yourbrief.trial.arm.Majority;
import dev.yourbrief.trial.arm.NeighbourVote;
import dev.yourbrief.trial.arm.TrainedHead;
import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.data.LabelledText;
import dev.yourbrief.trial.search.Hit;
import dev.yourbrief.trial.search.KeptEmbedder;
import dev.yourbrief.trial.search.Retriever;
import dev.yourbrief.trial.search.Searches;
import dev.yourbrief.trial.search.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be learnt from the training split in this process: the cheap arms, and which training
 * cases to show beside a case. Both sides of the trial learn from the same cases.
 */
final class Learners {

  /** How training cases are found where there is nothing to tune the search by. */
  private static final Setting SHOWN = Setting.both(0.5, 1);

  private final Fit majority;
  private final Fit neighbours;
  private final Fit head;
  private final Examples examples;

  private Learners(Fit majority, Fit neighbours, Fit head, Examples examples) {
    this.majority = majority;
    this.neighbours = neighbours;
    this.head = head;
    this.examples = examples;
  }

  /** Learns; empty when there are no training cases with an answer. */
  static Optional<Learners> from(Materials materials, long seed, Meaning meaning, Setup setup) {
    List<LabelledText> train = materials.labelled(materials.train());
    if (train.isEmpty()) {
      return Optional.empty();
    }
    List<LabelledText> dev = materials.labelled(materials.dev());
    Steps steps = setup.steps();
    steps.at("Loading the model of meaning", 0, 1);
    KeptEmbedder embedder = meaning.embedder();
    Searches searches =
        Searches.over(
            train,
            embedder,
            (done, total) -> steps.at("Embedding the training cases", done, total));
    steps.at("Embedding the test cases", 0, 1);
    // Kept, so that asking about them one by one costs nothing.
    List<String> asked = new ArrayList<>();
    materials.dev().forEach(c -> asked.add(materials.text(c)));
    materials.test().forEach(c -> asked.add(materials.text(c)));
    var _ =
        embedder.embed(asked, (done, total) -> steps.at("Embedding the test cases", done, total));
    steps.at("Tuning the search on the dev cases", 0, 1);
    Fit neighbours = NeighbourVote.fit(searches, dev, setup.threads());
    steps.at("Training a head", 0, 1);
    Fit head = TrainedHead.fit(searches, embedder, dev, seed, setup.threads());
    Setting setting =
        neighbours.arm().orElse(null) instanceof NeighbourVote vote && vote.tried() > 0
            ? vote.setting()
            : SHOWN;
    return Optional.of(
        new Learners(
            Majority.fit(train),
            neighbours,
            head,
            examples(materials, train, setting.over(searches))));
  }

  /** The cases themselves, by the rows that were searched. */
  private static Examples examples(
      Materials materials, List<LabelledText> rows, Retriever retriever) {
    Map<String, Case> byId = new HashMap<>();
    materials.train().forEach(c -> byId.put(c.id(), c));
    return (to, count) -> {
      List<Case> nearest = new ArrayList<>();
      for (Hit hit : retriever.nearest(materials.text(to), count)) {
        Case found = byId.get(rows.get(hit.row()).id());
        if (found != null) {
          nearest.addFirst(found);
        }
      }
      return nearest;
    };
  }

  Fit majority() {
    return majority;
  }

  Fit neighbours() {
    return neighbours;
  }

  Fit head() {
    return head;
  }

  Examples examples() {
    return examples;
  }
}
