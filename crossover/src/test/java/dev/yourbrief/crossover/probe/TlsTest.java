package dev.yourbrief.crossover.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secure connections: only to a host whose certificate is its own and trusted. */
class TlsTest {

  @TempDir Path folder;

  @Test
  void onlyAHostWithATrustedCertificateOfItsOwnIsAsked() throws Exception {
    KeyStore keys = keys();
    SSLContext context = SSLContext.getInstance("TLS");
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, "changeit".toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    try (ToyServer server = new ToyServer(ToyServer.quick(), context)) {
      assertThat(probe("toy.example", server, context.getSocketFactory()).run().isMeasured())
          .isTrue();
      Probe other = probe("other.example", server, context.getSocketFactory());
      assertThatThrownBy(other::run).hasMessageContaining("no secure connection");
      Probe stranger =
          probe("toy.example", server, (SSLSocketFactory) SSLSocketFactory.getDefault());
      assertThatThrownBy(stranger::run).hasMessageContaining("no secure connection");
    }
  }

  private static Probe probe(String host, ToyServer server, SSLSocketFactory tls) {
    return new Probe(
        Probes.options("https://" + host + ":" + server.port() + "/v1", Probes.QUICK, 1, 2),
        new Probes.Heard(),
        name -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")},
        tls);
  }

  private KeyStore keys() throws Exception {
    Path file = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "toy",
                "-dname",
                "CN=toy.example",
                "-ext",
                "SAN=dns:toy.example",
                "-validity",
                "3",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .doesNotContain("error");
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, "changeit".toCharArray());
    }
    return keys;
  }
}
