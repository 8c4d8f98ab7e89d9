package dev.yourbrief.provider.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.CallException.Kind;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a response without an answer means, and how long its provider asks to wait. */
class FailuresTest {

  private static HttpHeaders headers(String... namesAndValues) {
    Map<String, List<String>> map = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
    }
    return HttpHeaders.of(map, (_, _) -> true);
  }

  private static CallException failure(int status, String body, String... headers) {
    return OpenAiChat.OPENAI.failure(
        status, headers(headers), body.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Duration> wait(String... headers) {
    return failure(429, "", headers).retryAfter();
  }

  @ParameterizedTest
  @CsvSource({
    "400,REJECTED", "401,NOT_ALLOWED", "402,NOT_ALLOWED", "403,NOT_ALLOWED", "404,REJECTED",
    "408,TIMEOUT", "409,RATE_LIMITED", "413,REJECTED", "422,REJECTED", "429,RATE_LIMITED",
    "500,UNAVAILABLE", "502,UNAVAILABLE", "503,UNAVAILABLE", "504,UNAVAILABLE", "529,UNAVAILABLE"
  })
  void theStatusSaysWhatKindItIs(int status, Kind kind) {
    assertThat(failure(status, "{}").kind()).isEqualTo(kind);
  }

  @Test
  void nothingLeftToSpendDoesNotPass() {
    for (String word : List.of("insufficient_quota", "billing_not_active")) {
      CallException failed =
          failure(
              429,
              "{\"error\":{\"message\":\"You exceeded your quota.\",\"code\":\"" + word + "\"}}",
              "retry-after",
              "1");
      assertThat(failed.kind()).isEqualTo(Kind.NOT_ALLOWED);
      assertThat(failed.isPassing()).isFalse();
      assertThat(failed.retryAfter()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"error\":{\"message\":\"Too"
            + " long.\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":\"context_length_exceeded\"}}|400"
            + " context_length_exceeded: Too long.",
        "{\"error\":{\"message\":\"Too"
            + " long.\",\"type\":\"invalid_request_error\",\"code\":null}}|400"
            + " invalid_request_error: Too long.",
        "{\"error\":{\"code\":400,\"message\":\"Bad.\",\"status\":\"INVALID_ARGUMENT\"}}|400"
            + " INVALID_ARGUMENT: Bad.",
        "[{\"error\":{\"code\":400,\"message\":\"Bad.\",\"status\":\"INVALID_ARGUMENT\"}}]|400"
            + " INVALID_ARGUMENT: Bad.",
        "{\"error\":\"model 'x' not found\"}|400: model 'x' not found",
        "{\"error\":\"Bad Request\",\"message\":\"No such model\"}|400: No such model",
        "{\"object\":\"error\",\"message\":\"Bad.\",\"type\":\"BadRequestError\",\"code\":400}|400"
            + " BadRequestError: Bad.",
        "{\"detail\":\"Not Found\"}|400: Not Found",
        "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"field"
            + " required\",\"input\":\"SECRET\"},{\"msg\":\"too big\"}]}|400: field required; too"
            + " big",
        "{\"errors\":[{\"message\":\"One.\"},\"two\"]}|400: One.; two",
        "{\"message\":{\"detail\":[{\"msg\":\"deep\"}]}}|400: deep",
        "<html><head><title>502 Bad  Gateway</title></head><body>x</body></html>|400: 502 Bad"
            + " Gateway",
        "<!doctype html><h1 class='a'>Sign <b>in</b></h1>|400: Sign in",
        "<xml>a</xml>|400",
        "upstream connect error|400: upstream connect error",
        "[]|400",
        "{}|400",
        "null|400: null",
        "{\"error\":null}|400",
        "{\"error\":[1]}|400",
        "''|400",
      })
  void whatItSaysIsFoundInEveryShape(String body, String message) {
    assertThat(failure(400, body)).hasMessage(message);
  }

  @Test
  void aRedirectIsNotFollowedAndSaysWhereItWent() {
    CallException failed = failure(308, "", "location", "https://Other.example/v1?key=secret");
    assertThat(failed.kind()).isEqualTo(Kind.REJECTED);
    assertThat(failed).hasMessageContaining("other.example").hasMessageNotContaining("secret");
    assertThat(failure(302, "", "location", ":bad:")).hasMessageContaining("elsewhere");
  }

  @ParameterizedTest
  @CsvSource({
    "retry-after,20,20000",
    "retry-after,1.5,1500",
    "retry-after,0,0",
    "retry-after,2m,120000",
    "retry-after-ms,1234.5,1235",
    "x-ratelimit-reset-requests,6m0s,360000",
    "x-ratelimit-reset-tokens,20ms,20",
    "x-ratelimit-reset-tokens,2m59.56s,179560",
    "x-ratelimit-reset-tokens,1h2m3s,3723000",
    "x-ratelimit-reset,7.66,7660",
    "retry-after,999999999999,86400000",
  })
  void theFormsOfAWait(String header, String value, long millis) {
    assertThat(wait(header, value)).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"soon", "-5", "''", "1e5", "NaN", "12345678901234567890123456789012345678901234567x"})
  void whatIsNoWaitIsNone(String value) {
    assertThat(wait("retry-after", value)).isEmpty();
    assertThat(wait("retry-after-ms", value)).isEmpty();
    assertThat(wait("x-ratelimit-reset-tokens", value)).isEmpty();
  }

  @Test
  void datesAreTakenAgainstTheResponsesOwn() {
    String now = "Sat, 28 Nov 2026 12:00:00 GMT";
    assertThat(wait("date", now, "retry-after", "Sat, 28 Nov 2026 12:01:30 GMT"))
        .contains(Duration.ofSeconds(90));
    assertThat(wait("date", now, "retry-after", "Sat, 28 Nov 2026 11:00:00 GMT"))
        .contains(Duration.ZERO);
    assertThat(wait("retry-after", "Sat, 28 Nov 2026 12:01:30 GMT")).isEmpty();
    assertThat(wait("date", now, "x-ratelimit-reset", "2026-11-28T12:00:05Z"))
        .contains(Duration.ofSeconds(5));
    assertThat(wait("date", now, "x-ratelimit-reset", "1795867205000"))
        .contains(Duration.ofSeconds(5));
    assertThat(wait("date", now, "x-ratelimit-reset", "1795867205"))
        .contains(Duration.ofSeconds(5));
  }

  @Test
  void theProvidersOwnWordGoesBeforeItsLimits() {
    assertThat(wait("retry-after-ms", "500", "retry-after", "1", "x-ratelimit-reset-tokens", "3m"))
        .contains(Duration.ofMillis(500));
    assertThat(wait("retry-after", "1", "x-ratelimit-reset-tokens", "3m"))
        .contains(Duration.ofSeconds(1));
  }

  @Test
  void ofTheLimitsTheOneThatIsUsedUpCounts() {
    String[] limits = {
      "x-ratelimit-remaining-requests", "0", "x-ratelimit-reset-requests", "8s",
      "x-ratelimit-remaining-tokens", "900", "x-ratelimit-reset-tokens", "2s"
    };
    assertThat(wait(limits)).contains(Duration.ofSeconds(8));
    limits[1] = "5";
    assertThat(wait(limits)).contains(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @CsvSource({
    "Please try again in 1.2s. Visit https://x,1200",
    "Please try again in 6m0s.,360000",
    "Please try again in 120ms.,120",
    "please retry in 12.5s,12500",
    "try again in 20 seconds,20000",
    "try again in 2 minutes.,120000",
  })
  void theMessageMaySayIt(String message, long millis) {
    assertThat(failure(429, "{\"error\":{\"message\":\"" + message + "\"}}").retryAfter())
        .contains(Duration.ofMillis(millis));
  }

  @Test
  void aRefusalToServeAsksForNoWait() {
    assertThat(failure(400, "try again in 5s", "retry-after", "5").retryAfter()).isEmpty();
    assertThat(failure(503, "", "retry-after", "5").retryAfter()).contains(Duration.ofSeconds(5));
  }
}
