package dev.yourbrief.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.FakeProvider;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS and HTTP/2 on both sides, and a stop that lets calls end. */
class SecureTest {

  private static final String STREAM =
      """
      {"model": "smart", "stream": true, "messages": [{"role": "user", "content": "Is it so?"}]}\
      """;

  @TempDir Path folder;

  /** A key and a certificate of its own for localhost, made by the JDK's own tool. */
  private void makeCertificate() throws Exception {
    Path store = folder.resolve("store.p12");
    Process made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "gateway",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit",
                "-storetype",
                "PKCS12")
            .redirectErrorStream(true)
            .start();
    assertThat(made.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
    write("key.pem", "PRIVATE KEY", keys.getKey("gateway", "changeit".toCharArray()).getEncoded());
    write("cert.pem", "CERTIFICATE", keys.getCertificate("gateway").getEncoded());
  }

  private void write(String name, String kind, byte[] der) throws Exception {
    String base64 = java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        folder.resolve(name),
        "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n");
  }

  private HttpClient client() throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (var in = Files.newInputStream(folder.resolve("cert.pem"))) {
      trusted.setCertificateEntry(
          "gateway", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).version(HttpClient.Version.HTTP_2).build();
  }

  @Test
  void aStreamGoesOverTlsAndHttp2FromEndToEnd() throws Exception {
    makeCertificate();
    Vertx vertx = Vertx.vertx();
    AtomicReference<String> spoken = new AtomicReference<>("");
    HttpServer provider =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setSsl(true)
                    .setUseAlpn(true)
                    .setKeyCertOptions(
                        new PemKeyCertOptions()
                            .addCertPath(folder.resolve("cert.pem").toString())
                            .addKeyPath(folder.resolve("key.pem").toString())))
            .requestHandler(request -> {
              spoken.set(request.version().name());
              request
                  .response()
                  .putHeader("content-type", "text/event-stream")
                  .end(
                      "data:"
                          + " {\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"over"
                          + " TLS\"},\"finish_reason\":\"stop\"}]}\n\n"
                          + "data:"
                          + " {\"id\":\"c\",\"model\":\"m\",\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2,\"total_tokens\":7}}\n\n"
                          + "data: [DONE]\n\n");
            })
            .listen(0)
            .await();
    String yaml =
        "providers: {up: {api: openai, base: 'https://localhost:"
            + provider.actualPort()
            + "/v1', key: {env: UP_KEY}, trust: '"
            + folder.resolve("cert.pem")
            + "'}}\n"
            + "models: {smart: {target: {model: up/m, prices: {input_uncached: 1, output: 1}}}}\n"
            + "KEYS\n";
    String server =
        "server: {listen: '127.0.0.1:0', admin: '127.0.0.1:0', tls: {certificate: cert.pem, key:"
            + " key.pem}}\n";
    try (RunningGateway gateway = RunningGateway.start(folder, yaml, 1, server);
        HttpClient client = client()) {
      java.net.http.HttpRequest asked =
          gateway
              .request("/v1/chat/completions")
              .uri(
                  java.net.URI.create(
                      "https://localhost:" + gateway.port() + "/v1/chat/completions"))
              .POST(BodyPublishers.ofString(STREAM))
              .build();
      HttpResponse<String> answer = client.send(asked, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(spoken.get()).isEqualTo("HTTP_2");
      assertThat(answer.body()).contains("over TLS", "[DONE]");
      assertThat(gateway.awaitCall().path("usd").stringValue()).isEqualTo("0.000007");
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void aStopLetsCallsUnderWayEndAndTakesNoMore() throws Exception {
    try (FakeProvider provider =
        FakeProvider.start(_ -> Answer.says("in the end").after(Duration.ofMillis(700)))) {
      String yaml =
          "providers: {up: {api: openai, base: '"
              + provider.uri()
              + "', key: {env: UP_KEY}}}\nmodels: {smart: up/m}\nKEYS\n";
      RunningGateway gateway = RunningGateway.start(folder, yaml);
      CompletableFuture<HttpResponse<String>> answer =
          CompletableFuture.supplyAsync(() -> {
            try {
              return gateway.post("/v1/chat/completions", STREAM);
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          });
      while (provider.count() == 0) {
        Thread.sleep(5);
      }
      Thread closing = Thread.ofVirtual().start(() -> gateway.gateway().close());
      while (!gateway.gateway().dataPlane().isClosing()) {
        Thread.sleep(1);
      }
      assertThat(gateway.post("/v1/chat/completions", STREAM).statusCode()).isEqualTo(503);
      assertThat(answer.get().body()).contains("in the end".split(" ", -1)[0], "[DONE]");
      closing.join();
      assertThat(gateway.rows("call")).hasSize(1);
    }
  }
}
