package dev.yourbrief.trial.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.ChatReply;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I can't help with that.",
        "I'm sorry, but I can’t assist with that request.",
        "Sorry, I cannot provide medical advice.",
        "I apologize, but I am unable to answer this question.",
        "As an AI language model, I don't have opinions.",
        "Unfortunately, I'm not able to help here.",
        "**I must decline** this request.",
        "That's not something I can help with."
      })
  void aNoAtTheBeginningIsARefusal(String answer) {
    assertThat(Refusals.isRefusal(answer)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'm sorry your parcel is late. Your refund is on its way.",
        "Unfortunately, the store closes at five.",
        "Paris. I can't help but love it.",
        "You can't return it after 30 days; I cannot stress this enough.",
        "",
        "I can see two options."
      })
  void anApologyOrALaterNoIsNone(String answer) {
    assertThat(Refusals.isRefusal(answer)).isFalse();
  }

  @Test
  void whatTheProviderSaysCounts() {
    ChatReply refused = new ChatReply("", ChatReply.Finish.REFUSED, "m", Optional.empty());
    ChatReply answered = new ChatReply("Paris", ChatReply.Finish.STOP, "m", Optional.empty());
    assertThat(Refusals.isRefusal(refused)).isTrue();
    assertThat(Refusals.isRefusal(answered)).isFalse();
    assertThat(Grading.score("not refused", "", "I cannot help with that")).isZero();
  }
}
