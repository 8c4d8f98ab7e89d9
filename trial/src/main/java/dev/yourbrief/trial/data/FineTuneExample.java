package dev.yourbrief.trial.data;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.trial.file.JsonTrees;
import dev.yourbrief.trial.file.Tree;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A case as a conversation to learn from.
 *
 * @param of the case
 * @param turns role and content, in order; the last is the answer
 */
record FineTuneExample(Case of, List<Turn> turns) {

  /** A turn. */
  record Turn(String role, String content) {}

  private static final Encoding ENCODING =
      Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

  FineTuneExample {
    turns = List.copyOf(turns);
  }

  static FineTuneExample of(Case of, FineTuneOptions options) {
    List<Turn> turns = new ArrayList<>();
    options
        .system()
        .or(() -> of.field("system"))
        .filter(text -> !text.isBlank())
        .ifPresent(text -> turns.add(new Turn("system", text)));
    List<Turn> before = of.field("messages").map(FineTuneExample::turns).orElse(List.of());
    if (before.isEmpty()) {
      turns.add(new Turn("user", of.field(options.input()).orElse("")));
    } else {
      turns.addAll(before);
    }
    turns.add(new Turn("assistant", of.field(options.expected()).orElse("")));
    return new FineTuneExample(of, turns);
  }

  /** The turns that the reader of conversations kept; none if they are not such. */
  private static List<Turn> turns(String messages) {
    try {
      List<Turn> turns = new ArrayList<>();
      for (Tree turn : JsonTrees.read(messages, "", 1).items()) {
        turns.add(
            new Turn(turn.get("role").string().orElse(""), turn.get("content").text().orElse("")));
      }
      return turns;
    } catch (InputException _) {
      return List.of();
    }
  }

  String answer() {
    return turns.getLast().content();
  }

  /** All that is asked, in the form in which two askings are the same. */
  String asked() {
    StringBuilder text = new StringBuilder();
    turns.subList(0, turns.size() - 1).stream()
        .filter(turn -> !turn.role().equals("system"))
        .forEach(turn -> text.append(turn.content()).append('\n'));
    return normalised(text.toString());
  }

  /** Without what does not matter: case, forms of a letter, runs of white space. */
  static String normalised(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .strip()
        .replaceAll("\\s+", " ");
  }

  /**
   * Tokens as OpenAI counts them in its cookbook: three a turn, its role and content, and three
   * that begin the answer.
   */
  int tokens() {
    int tokens = 3;
    for (Turn turn : turns) {
      tokens +=
          3
              + ENCODING.countTokensOrdinary(turn.role())
              + ENCODING.countTokensOrdinary(turn.content());
    }
    return tokens;
  }

  /** What is wrong with the order of the roles, if anything is. */
  Optional<String> disorder() {
    String last = "";
    for (Turn turn : turns) {
      boolean known = List.of("system", "user", "assistant", "tool").contains(turn.role());
      if (!known) {
        return Optional.of("there is a turn of '" + turn.role() + "'");
      }
      if (turn.role().equals("system") && !last.isEmpty()) {
        return Optional.of("a system message stands after another turn");
      }
      if (turn.role().equals(last) && !last.equals("tool")) {
        return Optional.of("two turns of '" + last + "' stand one after the other");
      }
      last = turn.role();
    }
    return turns.stream().anyMatch(turn -> turn.role().equals("user"))
        ? Optional.empty()
        : Optional.of("the user says nothing");
  }

  /** Whether it holds half a character, which UTF-8 cannot. */
  boolean isBroken() {
    return turns.stream()
        .anyMatch(turn -> turn.content().codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF));
  }

  /** As a line of the file, without its end. */
  String json() {
    List<Tree> messages = new ArrayList<>();
    for (Turn turn : turns) {
      Map<String, Tree> entries = new LinkedHashMap<>();
      entries.put("role", new Tree.Text(turn.role()));
      entries.put("content", new Tree.Text(turn.content()));
      messages.add(new Tree.Node(entries, 0));
    }
    return "{\"messages\":" + new Tree.Items(messages).json() + "}";
  }
}
