package dev.yourbrief.provider.wire;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation.Cache;
import dev.yourbrief.provider.wire.Conversation.Extra;
import dev.yourbrief.provider.wire.Conversation.Shape;
import dev.yourbrief.provider.wire.Conversation.Speaker;
import dev.yourbrief.provider.wire.Conversation.Tool;
import dev.yourbrief.provider.wire.Conversation.ToolChoice;
import dev.yourbrief.provider.wire.Conversation.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that a conversation or an answer says, each thing on its own, so that what is missing after a
 * translation can be held against the losses. Defaults said aloud count as nothing said.
 */
final class Features {

  /** By the kind of thing, words of which one must be in the loss that tells of it. */
  private static final Map<String, List<String>> WORDS = new HashMap<>();

  static {
    WORDS.put("cache", List.of("cache"));
    WORDS.put("detail", List.of("detail"));
    WORDS.put("thought", List.of("thought"));
    WORDS.put("signature", List.of("signature", "thought"));
    WORDS.put("refusal", List.of("refusal"));
    WORDS.put("native", List.of("only ", "place"));
    WORDS.put("extra", List.of("only "));
    WORDS.put("audio", List.of("audio", "text", "place", "sound"));
    WORDS.put("image", List.of("picture", "image", "text", "file", "address", "place"));
    WORDS.put("document", List.of("document", "file", "text", "address", "place", "pdf"));
    WORDS.put("name", List.of("name"));
    WORDS.put("error", List.of("error", "failed"));
    WORDS.put("strict", List.of("strict"));
    WORDS.put("parallel", List.of("parallel"));
    WORDS.put("seed", List.of("seed"));
    WORDS.put("topk", List.of("top_k"));
    WORDS.put("topp", List.of("top_p"));
    WORDS.put("stop", List.of("stop"));
    WORDS.put("temperature", List.of("temperature"));
    WORDS.put("presence", List.of("presence"));
    WORDS.put("frequency", List.of("frequency"));
    WORDS.put("candidates", List.of("candidate", "n ", "one answer"));
    WORDS.put("effort", List.of("reasoning", "effort"));
    WORDS.put("budget", List.of("reasoning", "budget"));
    WORDS.put("enabled", List.of("reasoning", "thinking"));
    WORDS.put("shown", List.of("shown", "summary", "reasoning"));
    WORDS.put("shape", List.of("shape", "schema", "json", "format"));
    WORDS.put("user", List.of("user"));
    WORDS.put("choice", List.of("choice"));
    WORDS.put("others", List.of("others", "one answer", "candidate"));
    WORDS.put("stopword", List.of("stop"));
    WORDS.put("usage", List.of("usage"));
  }

  private static final String OF = " of the ";

  private Features() {}

  static Set<String> of(Conversation asked) {
    Set<String> features = new TreeSet<>();
    Map<String, String> names = new HashMap<>();
    for (Turn turn : asked.turns()) {
      Speaker speaker = turn.speaker() == Speaker.DEVELOPER ? Speaker.SYSTEM : turn.speaker();
      parts(turn.parts(), speaker.name(), names, features);
    }
    add(features, "model", asked.model());
    for (Tool tool : asked.tools()) {
      switch (tool) {
        case Tool.Function f -> {
          add(features, "tool", f.name() + f.description() + f.parameters());
          f.strict().ifPresent(s -> add(features, "strict", f.name() + s));
          cache(features, f.cache(), f.name());
        }
        case Tool.Native n -> add(features, "native", n.format() + n.json());
      }
    }
    if (!(asked.toolChoice() instanceof ToolChoice.Unsaid)) {
      add(features, "choice", asked.toolChoice());
    }
    asked.parallelTools().ifPresent(p -> add(features, "parallel", p));
    sampling(asked, features);
    switch (asked.shape()) {
      case Shape.Free _ -> {
        // Nothing was said.
      }
      case Shape.AnyJson _ -> add(features, "shape", "any");
      case Shape.Schema s -> add(features, "shape", s.schema());
    }
    if (!asked.user().isEmpty()) {
      add(features, "user", asked.user());
    }
    for (Extra extra : asked.extras()) {
      add(features, "extra", extra.format() + extra.member() + extra.value());
    }
    return features;
  }

  static Set<String> of(Answer answer) {
    Set<String> features = new TreeSet<>();
    parts(answer.parts(), "ASSISTANT", new HashMap<>(), features);
    add(features, "finish", answer.finish());
    add(features, "model", answer.model());
    add(features, "id", answer.id());
    if (!answer.stopSequence().isEmpty()) {
      add(features, "stopword", answer.stopSequence());
    }
    answer.usage().ifPresent(u -> add(features, "usage", u));
    answer.others().forEach(o -> add(features, "others", o));
    return features;
  }

  private static void sampling(Conversation asked, Set<String> features) {
    Conversation.Sampling s = asked.sampling();
    s.temperature().ifPresent(v -> add(features, "temperature", v));
    s.topP().ifPresent(v -> add(features, "topp", v));
    s.topK().ifPresent(v -> add(features, "topk", v));
    s.maxOutput().ifPresent(v -> add(features, "most", v));
    s.seed().ifPresent(v -> add(features, "seed", v));
    s.presencePenalty().ifPresent(v -> add(features, "presence", v));
    s.frequencyPenalty().ifPresent(v -> add(features, "frequency", v));
    s.candidates().filter(n -> n > 1).ifPresent(v -> add(features, "candidates", v));
    s.stop().forEach(v -> add(features, "stop", v));
    Conversation.Reasoning r = asked.reasoning();
    boolean isOff = r.enabled().equals(java.util.Optional.of(false));
    boolean isNone = r.effort().equals(java.util.Optional.of("none"));
    if (isOff || isNone) {
      add(features, "enabled", false);
    } else {
      r.effort().ifPresent(v -> add(features, "effort", v));
      r.budget().ifPresent(v -> add(features, "budget", v));
      if (r.enabled().isPresent() && r.budget().isEmpty() && r.effort().isEmpty()) {
        add(features, "enabled", true);
      }
      r.shown().ifPresent(v -> add(features, "shown", v));
    }
  }

  private static void parts(
      List<Part> parts, String who, Map<String, String> names, Set<String> features) {
    for (Part part : parts) {
      switch (part) {
        case Part.Text t -> {
          if (!t.text().isEmpty()) {
            add(features, "text", who + t.text());
            cache(features, t.cache(), t.text());
          }
        }
        case Part.Image i -> {
          add(features, "image", who + media(i.media()));
          String whole = "image: " + who + media(i.media());
          if (!i.detail().isEmpty() && !i.detail().equals("auto")) {
            addOf(features, whole, "detail", i.detail());
          }
          if (i.cache() != Cache.NONE) {
            addOf(features, whole, "cache", i.cache());
          }
        }
        case Part.Document d -> {
          add(features, "document", who + media(d.media()));
          String whole = "document: " + who + media(d.media());
          if (!d.name().isEmpty()) {
            addOf(features, whole, "name", d.name());
          }
          if (d.cache() != Cache.NONE) {
            addOf(features, whole, "cache", d.cache());
          }
        }
        case Part.Audio a -> add(features, "audio", who + media(a.media()));
        case Part.ToolCall c -> {
          names.put(c.id(), c.name());
          String arguments = Json.tree(c.arguments()).map(Object::toString).orElse(c.arguments());
          add(features, "call", c.name() + arguments);
          if (!c.signature().isEmpty()) {
            add(features, "signature", c.signature());
          }
        }
        case Part.ToolResult r -> {
          String name = names.getOrDefault(r.callId(), "?");
          parts(r.content(), "result of " + name, names, features);
          if (r.isError()) {
            add(features, "error", name);
          }
          cache(features, r.cache(), name);
        }
        case Part.Thinking t -> {
          add(features, "thought", t.text());
          if (!t.signature().isEmpty()) {
            addOf(features, "thought: " + t.text(), "signature", t.format() + t.signature());
          }
        }
        case Part.Refusal r -> add(features, "refusal", r.text());
        case Part.Native n -> add(features, "native", n.format() + n.json());
      }
    }
  }

  private static String media(Part.Media media) {
    return switch (media) {
      case Part.Media.Inline i -> i.type() + i.base64();
      case Part.Media.Link l -> l.url();
      // One provider, two formats.
      case Part.Media.Kept k when k.format().startsWith("google") ->
          k.id().substring(k.id().lastIndexOf(' ') + 1);
      case Part.Media.Kept k -> (k.format().startsWith("openai") ? "openai" : k.format()) + k.id();
    };
  }

  private static void cache(Set<String> features, Cache cache, String of) {
    if (cache != Cache.NONE) {
      add(features, "cache", of + cache);
    }
  }

  private static void add(Set<String> features, String kind, Object what) {
    features.add(kind + ": " + what);
  }

  /** Something that is lost with what it is of: the loss of that tells of both. */
  private static void addOf(Set<String> features, String whole, String kind, Object what) {
    features.add(kind + ": " + what + OF + whole);
  }

  /** Not to show thoughts is what a format does that cannot be asked for them. */
  private static final String HIDDEN = "shown: false";

  /** What was said, is said no more, and no loss tells of. */
  static List<String> dropped(Set<String> before, Set<String> after, List<Loss> losses) {
    List<String> dropped = new ArrayList<>();
    for (String feature : before) {
      int of = feature.indexOf(OF);
      boolean isLostWithWhole = of >= 0 && !after.contains(feature.substring(of + OF.length()));
      if (!isLostWithWhole
          && !feature.equals(HIDDEN)
          && !after.contains(feature)
          && losses.stream().noneMatch(l -> tells(l, feature))) {
        dropped.add(feature);
      }
    }
    return dropped;
  }

  private static boolean tells(Loss loss, String feature) {
    String kind = feature.substring(0, feature.indexOf(':'));
    String said = (loss.field() + " " + loss.why()).toLowerCase(Locale.ROOT);
    return WORDS.getOrDefault(kind, List.of("no loss may take this")).stream()
        .anyMatch(said::contains);
  }
}
