package dev.yourbrief.publish.json;

import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.playbook.brief.Text.Name;
import dev.yourbrief.playbook.brief.Text.Plain;
import dev.yourbrief.playbook.brief.Text.Slot;
import dev.yourbrief.playbook.brief.Text.Span;
import dev.yourbrief.playbook.brief.Text.Strong;
import dev.yourbrief.playbook.brief.Text.Style;
import java.util.List;

/**
 * A text in JSON: a string if it is only words, else a list of strings (words) and objects ({@code
 * {"figure": id}}, with a style unless brief; {@code {"name": …}}; {@code {"strong": …}}).
 */
final class TextJson {

  private TextJson() {}

  static Json write(Text text) {
    return text.spans().size() == 1 && text.spans().getFirst() instanceof Plain plain
        ? Json.of(plain.words())
        : Json.array(text.spans().stream().map(TextJson::span).toList());
  }

  static Json writeAll(List<Text> texts) {
    return Json.array(texts.stream().map(TextJson::write).toList());
  }

  private static Json span(Span span) {
    return switch (span) {
      case Plain plain -> Json.of(plain.words());
      case Strong strong -> Json.object().put("strong", strong.words()).build();
      case Name name -> Json.object().put("name", name.name()).build();
      case Slot slot -> {
        Json.ObjBuilder object = Json.object().put("figure", slot.figure());
        yield (slot.style() == Style.BRIEF
                ? object
                : object.put("style", JsonFields.word(slot.style())))
            .build();
      }
    };
  }

  static Text read(Json value) {
    return value instanceof Json.Str
        ? new Text(List.of(readSpan(value)))
        : new Text(JsonFields.list(value, TextJson::readSpan));
  }

  static List<Text> readAll(Json value) {
    return JsonFields.list(value, TextJson::read);
  }

  private static Span readSpan(Json value) {
    if (value instanceof Json.Str words) {
      return JsonFields.sound(value.where(), () -> new Plain(words.value()));
    }
    return JsonFields.read(
        value,
        fields -> {
          if (fields.has("figure")) {
            return new Slot(
                fields.string("figure"),
                fields.has("style") ? fields.oneOf("style", Style.class) : Style.BRIEF);
          }
          return fields.has("strong")
              ? new Strong(fields.string("strong"))
              : new Name(fields.string("name"));
        });
  }
}
