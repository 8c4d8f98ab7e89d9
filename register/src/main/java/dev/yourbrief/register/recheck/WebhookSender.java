package dev.yourbrief.register.recheck;

import dev.yourbrief.register.settings.Secret;
import dev.yourbrief.register.settings.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLException;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Tells a webhook: a JSON body with {@code text}, as Slack's incoming webhooks take it. With a key
 * it is signed: {@code YourBrief-Signature: v1=} and the HMAC-SHA256 of timestamp, dot and body, in
 * hexadecimal; {@code YourBrief-Timestamp} is in seconds from 1970. A redirect is not followed.
 */
final class WebhookSender {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration WHOLE = Duration.ofSeconds(30);
  private static final String ALGORITHM = "HmacSHA256";
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY = 429;

  Outcome send(Reminder reminder, Settings.Webhook webhook, Instant now) {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("text", escaped(reminder.subject() + "\n\n" + reminder.body()))
            .toString();
    HttpRequest request = request(reminder, webhook, body, now);
    // A connection of its own: one that was kept may be closed just as it is used, and nobody could
    // tell what arrived.
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build()) {
      HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
      return outcome(answer.statusCode());
    } catch (ConnectException | HttpConnectTimeoutException | SSLException e) {
      return new Outcome.Later("The webhook cannot be reached: " + reason(e));
    } catch (IOException e) {
      return new Outcome.Unsure("The webhook was told and did not answer: " + reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Unsure("The program ended while it was sent.");
    }
  }

  private static HttpRequest request(
      Reminder reminder, Settings.Webhook webhook, String body, Instant now) {
    String timestamp = String.valueOf(now.getEpochSecond());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(webhook.url().open()))
            .timeout(WHOLE)
            .header("content-type", "application/json; charset=utf-8")
            .header("user-agent", "YourBrief")
            .header("idempotency-key", reminder.id())
            .header("yourbrief-timestamp", timestamp)
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    webhook
        .key()
        .ifPresent(key ->
            request.header("yourbrief-signature", "v1=" + signature(key, timestamp + "." + body)));
    return request.build();
  }

  static String signature(Secret key, String signed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.open().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private static Outcome outcome(int status) {
    if (status / 100 == 2) {
      return new Outcome.Sent();
    }
    String why = "The webhook answered " + status + ".";
    boolean isLater = status >= 500 || status == TOO_MANY || status == REQUEST_TIMEOUT;
    return isLater ? new Outcome.Later(why) : new Outcome.Never(why);
  }

  /** In Slack's texts these three mean something. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** What kind of failure; its message could hold the address, which is a secret. */
  private static String reason(IOException e) {
    return e.getClass().getSimpleName();
  }
}
