package dev.yourbrief.crossover.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

/** Which addresses a measurement connects to. */
class ReachTest {

  private static final Reach NOBODY = new Reach(Set.of(), false);
  private static final Reach ANYBODY = new Reach(Set.of(), true);

  @Test
  void thisMachineIsAlwaysAllowed() {
    for (String here : List.of("127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1")) {
      assertThat(pin(NOBODY, "somewhere", here).kind()).isEqualTo(Reach.Kind.LOOPBACK);
    }
  }

  @Test
  void anotherHostHasToBeNamed() {
    for (String there :
        List.of("10.1.2.3", "192.168.0.9", "93.184.216.34", "2606:4700::1", "fc00::5")) {
      assertThatThrownBy(() -> pin(NOBODY, "gpu.example", there))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("is not this machine")
          .hasMessageContaining("--host-allowed gpu.example");
      assertThatThrownBy(() -> pin(new Reach(Set.of("other.example"), false), "gpu.example", there))
          .hasMessageContaining("is not this machine");
      assertThat(pin(new Reach(Set.of("GPU.example"), false), "gpu.example", there).addresses())
          .hasSize(1);
      assertThat(pin(ANYBODY, "gpu.example", there).addresses()).hasSize(1);
    }
    assertThat(pin(new Reach(Set.of("[fc00::5]"), false), "fc00::5", "fc00::5").kind())
        .isEqualTo(Reach.Kind.PRIVATE);
  }

  @Test
  void whereCloudsHandOutCredentialsIsNeverAllowed() {
    for (String there :
        List.of(
            "169.254.169.254",
            "169.254.170.2",
            "169.254.0.1",
            "fe80::1",
            "fd00:ec2::254",
            "fd20:ce::254",
            "fd00:c1::a9fe:a9fe",
            "100.100.100.200",
            "168.63.129.16",
            "::ffff:169.254.169.254",
            "::a9fe:a9fe",
            "64:ff9b::a9fe:a9fe",
            "2002:a9fe:a9fe::1",
            "0.0.0.0",
            "::",
            "0.1.2.3",
            "255.255.255.255",
            "240.0.0.1",
            "224.0.0.1",
            "ff02::1")) {
      for (Reach reach : List.of(NOBODY, ANYBODY, new Reach(Set.of("gpu.example", there), false))) {
        assertThatThrownBy(() -> pin(reach, "gpu.example", there))
            .as(there)
            .hasMessageContaining("no option allows it");
      }
    }
  }

  @Test
  void oneSuchAddressAmongOthersIsEnoughToRefuse() {
    assertThatThrownBy(() -> pin(ANYBODY, "gpu.example", "93.184.216.34", "169.254.169.254"))
        .hasMessageContaining("no option allows it");
    assertThatThrownBy(() -> pin(ANYBODY, "gpu.example", "93.184.216.34", "127.0.0.1"))
        .hasMessageContaining("on this machine or network and elsewhere at once");
    assertThatThrownBy(() -> pin(ANYBODY, "gpu.example", "93.184.216.34", "10.0.0.1"))
        .hasMessageContaining("at once");
  }

  @Test
  void anUnknownHostIsSaid() {
    assertThatThrownBy(() ->
            ANYBODY.pin(
                "nowhere.example",
                host -> {
                  throw new UnknownHostException(host);
                }))
        .hasMessageContaining("no host is called nowhere.example");
  }

  /** The name leads to this machine once, and elsewhere ever after. */
  @Test
  void aNameIsLookedUpOnceForAWholeMeasurement() {
    try (ToyServer server = new ToyServer(ToyServer.quick())) {
      AtomicInteger lookups = new AtomicInteger();
      ProbeOptions options =
          Probes.options("http://rebinding.example:" + server.port(), Probes.QUICK, 1, 2);
      Probe probe =
          new Probe(
              options,
              new Probes.Heard(),
              host ->
                  new InetAddress[] {
                    InetAddress.ofLiteral(
                        lookups.getAndIncrement() == 0 ? "127.0.0.1" : "169.254.169.254")
                  },
              (SSLSocketFactory) SSLSocketFactory.getDefault());
      ProbeResult result = probe.run();
      assertThat(lookups).hasValue(1);
      assertThat(result.isMeasured()).isTrue();
      assertThat(result.address()).isEqualTo("127.0.0.1");
      assertThat(server.requests)
          .allMatch(r -> r.head().contains("Host: rebinding.example:" + server.port()));
    }
  }

  @Test
  void addressesAreReadInAllTheirForms() {
    assertThat(Endpoint.parse("127.0.0.1:8000", false))
        .isEqualTo(
            new Endpoint(false, "127.0.0.1", 8000, "/v1/chat/completions", "/v1/models", true));
    assertThat(Endpoint.parse("http://[::1]:9/", false).authority()).isEqualTo("[::1]:9");
    assertThat(Endpoint.parse("https://GPU.example/v1/", true))
        .isEqualTo(new Endpoint(true, "gpu.example", 443, "/v1/completions", "/v1/models", false));
    assertThat(Endpoint.parse("http://h/a/v2", false).path()).isEqualTo("/a/v2/chat/completions");
    assertThat(Endpoint.parse("http://h/openai", false).path())
        .isEqualTo("/openai/v1/chat/completions");
    Endpoint full = Endpoint.parse("http://h/x/chat/completions?api-version=1&k=s", false);
    assertThat(full.path()).isEqualTo("/x/chat/completions?api-version=1&k=s");
    assertThat(full.models()).isEqualTo("/x/models?api-version=1&k=s");
    assertThat(full.toString()).isEqualTo("http://h/x/chat/completions");
    assertThat(Endpoint.parse("http://h/v1/completions", false).chat()).isFalse();
  }

  @Test
  void whatIsNoAddressIsRefused() {
    for (String bad :
        List.of(
            "ftp://h/v1",
            "file:///etc/passwd",
            "http://user:pw@h/v1",
            "http:///v1",
            "http://h:0/",
            "http://h:70000/",
            "http://h/v1#x",
            "http://h/a b",
            "http://h/\r\nX: y",
            "http://",
            "http://a_b/\u0000",
            "")) {
      assertThatThrownBy(() -> Endpoint.parse(bad, false))
          .as(bad)
          .isInstanceOf(InputException.class);
    }
    assertThatThrownBy(() -> Endpoint.parse("http://h/v1/chat/completions", true))
        .hasMessageContaining("--completions");
    assertThatThrownBy(() -> Endpoint.parse("http://user:pw@h/v1", false))
        .hasMessageNotContaining("pw@");
  }

  private static Reach.Pinned pin(Reach reach, String host, String... addresses) {
    return reach.pin(
        host,
        name -> Arrays.stream(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new));
  }
}
