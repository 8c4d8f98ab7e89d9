package dev.yourbrief.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.gateway.config.ProviderSettings.Api;
import dev.yourbrief.gateway.config.ServerSettings.Address;
import dev.yourbrief.gateway.key.KeyRing;
import dev.yourbrief.gateway.key.VirtualKey;
import dev.yourbrief.gateway.key.VirtualKey.Period;
import dev.yourbrief.gateway.route.Fault;
import dev.yourbrief.gateway.route.Route;
import dev.yourbrief.gateway.route.Route.Keep;
import dev.yourbrief.gateway.route.Route.Leave;
import dev.yourbrief.gateway.route.Route.Losses;
import dev.yourbrief.gateway.route.Route.Sticky;
import dev.yourbrief.gateway.route.Target;
import dev.yourbrief.provider.KeySource;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the configuration file says, and what is said about its mistakes. */
class ConfigReaderTest {

  private static final String HASH = KeyRing.hash("yb-me");

  private static final String MINIMAL =
      """
      providers: [openai]
      models:
        smart: openai/gpt-5-mini
      keys:
        - name: me
          sha256: %s
      """
          .formatted(HASH);

  @TempDir Path folder;

  private Config parse(String text) {
    return ConfigReader.parse(text, "gateway.yaml", folder);
  }

  private List<Problem> mistakes(String text) {
    InputException e = catchThrowableOfType(InputException.class, () -> parse(text));
    assertThat(e).as(text).isNotNull();
    return e.problems();
  }

  /** The one mistake, as {@code line:column what | fix}. */
  private String mistake(String text) {
    List<Problem> all = mistakes(text);
    assertThat(all).hasSize(1);
    Problem p = all.getFirst();
    return p.where().line() + ":" + p.where().column() + " " + p.what() + " | " + p.fix();
  }

  /** A file whose model block is given, after five lines. */
  private static String model(String block) {
    return "providers: [openai, anthropic]\nserver:\n  open_to_all: true\nmodels:\n  smart:\n"
        + block.indent(4);
  }

  private Route route(String block) {
    return Objects.requireNonNull(parse(model(block)).routes().get("smart"));
  }

  private static String provider(String block) {
    return "server: {open_to_all: true}\nmodels: {m: p/m}\nproviders:\n  p:\n" + block.indent(4);
  }

  private ProviderSettings read(String block) {
    return Objects.requireNonNull(parse(provider(block)).providers().get("p"));
  }

  private static String keyed(String block) {
    return "providers: [openai]\nmodels: {m: openai/m, n: openai/n}\nkeys:\n" + block.indent(2);
  }

  @Test
  void aMinimalFileHasSixLinesAndSensibleDefaults() {
    Config config = parse(MINIMAL);

    assertThat(config.server())
        .isEqualTo(
            new ServerSettings(
                new Address("127.0.0.1", 4000),
                new Address("127.0.0.1", 4001),
                Optional.empty(),
                Optional.empty(),
                false,
                32 << 20,
                10_000,
                Duration.ofSeconds(30),
                Duration.ofSeconds(30)));
    ProviderSettings openai = Objects.requireNonNull(config.providers().get("openai"));
    assertThat(openai.api()).isEqualTo(Api.OPENAI);
    assertThat(openai.base()).isEqualTo(URI.create("https://api.openai.com/v1"));
    assertThat(openai.key()).contains(new KeySource.Variable("OPENAI_API_KEY"));
    assertThat(openai.timeouts().total()).isEqualTo(Duration.ofMinutes(10));
    Route smart = Objects.requireNonNull(config.routes().get("smart"));
    assertThat(smart.targets())
        .containsExactly(new Target("openai", "gpt-5-mini", 1, Optional.empty()));
    assertThat(smart.fallbackOn()).contains(Fault.CONNECT, Fault.KEY);
    assertThat(smart.fallbackOn()).doesNotContain(Fault.REJECTED, Fault.CONTEXT_LENGTH);
    assertThat(smart.resend()).isFalse();
    assertThat(smart.keep()).isEqualTo(Keep.NOTHING);
    assertThat(config.keys()).extracting(VirtualKey::sha256).containsExactly(HASH);
    assertThat(config.ledger())
        .isEqualTo(
            new LedgerSettings(
                folder.resolve("ledger"), 64L << 20, Duration.ofSeconds(1), Duration.ofDays(30)));
  }

  @Test
  void everyKeyOfAFullFileIsRead() throws IOException {
    Files.writeString(folder.resolve("cert.pem"), "c");
    Files.writeString(folder.resolve("key.pem"), "k");
    Files.writeString(folder.resolve("ca.pem"), "a");
    Path file = folder.resolve("gateway.yaml");
    Files.writeString(
        file,
        """
        server:
          listen: "[::]:443"
          admin: 10.0.0.1:0
          admin_key: {file: secrets/admin}
          tls: {certificate: cert.pem, key: key.pem}
          request_bytes: 8MiB
          connections: 2_000
          drain: 0s
          read_timeout: 1.5s
        providers:
          anthropic:
          own:
            api: openai_compatible
            base: {env: OWN_BASE}
            key: {file: secrets/own}
            headers: {x-team: {env: TEAM}, x-plain: a b}
            http2: false
            connections: 7
            timeouts: {connect: 500ms, first_byte: 3m, idle: 2 min, total: 1h}
            answer_bytes: 1GB
            trust: ca.pem
        models:
          "meta-llama/Llama 3":
            targets:
              - model: own/meta-llama/Llama-3
                weight: 95
                prices: {input_uncached: 0.0375, output: 2, cache_read: 0}
              - {model: anthropic/claude, weight: 5}
            fallbacks: [anthropic/haiku]
            fallback_on: [connect, context_length]
            sticky: {header: x-session}
            attempts: 4
            resend: true
            on_leave: drain
            on_loss: refuse
            rest: {failures: 2, pause: 10s}
            shadow: {target: own/candidate, share: 12.5%, queue: 9, concurrent: 3}
            keep: {content: true, pairs: true}
        keys:
          - name: team-a
            sha256: HASH
            models: meta-llama/Llama 3
            limits: {requests_per_minute: 60, tokens_per_minute: 100_000, concurrent: 4}
            budget: {usd: 49.99, per: month}
            tags: {team: a}
            expires: 2027-01-31
        ledger: {folder: /var/ledger, segment: 1MiB, sync: 0s, retention: 7d}
        """
            .replace("HASH", HASH));
    Config config =
        ConfigReader.read(file, Map.of("OWN_BASE", "http://localhost:9/v1", "TEAM", "t"));

    assertThat(config.server().listen()).isEqualTo(new Address("::", 443));
    assertThat(config.server().tls().orElseThrow().key()).isEqualTo(folder.resolve("key.pem"));
    assertThat(config.server().readTimeout()).isEqualTo(Duration.ofMillis(1500));
    assertThat(config.server().connections()).isEqualTo(2000);
    ProviderSettings own = Objects.requireNonNull(config.providers().get("own"));
    assertThat(own.base()).isEqualTo(URI.create("http://localhost:9/v1"));
    assertThat(own.key()).contains(new KeySource.InFile(folder.resolve("secrets/own")));
    assertThat(own.headers()).isEqualTo(Map.of("x-team", "t", "x-plain", "a b"));
    assertThat(own.http2()).isFalse();
    assertThat(own.answerBytes()).isEqualTo(1_000_000_000);
    assertThat(own.timeouts().connect()).isEqualTo(Duration.ofMillis(500));
    assertThat(own.timeouts().idle()).isEqualTo(Duration.ofMinutes(2));
    assertThat(own.trust()).contains(folder.resolve("ca.pem"));
    Route route = Objects.requireNonNull(config.routes().get("meta-llama/Llama 3"));
    Target first = route.targets().getFirst();
    assertThat(first.model()).isEqualTo("meta-llama/Llama-3");
    assertThat(first.prices().orElseThrow().usdPerMtokByKind())
        .isEqualTo(
            Map.of(
                "input_uncached", new BigDecimal("0.0375"),
                "output", new BigDecimal("2"),
                "cache_read", new BigDecimal("0")));
    assertThat(route.targets().get(1).weight()).isEqualTo(5);
    assertThat(route.fallbackOn()).containsExactlyInAnyOrder(Fault.CONNECT, Fault.CONTEXT_LENGTH);
    assertThat(route.sticky()).isEqualTo(new Sticky.Header("x-session"));
    assertThat(route.leave()).isEqualTo(Leave.DRAIN);
    assertThat(route.losses()).isEqualTo(Losses.REFUSE);
    assertThat(route.shadow().orElseThrow().share()).isEqualTo(0.125);
    assertThat(route.keep()).isEqualTo(new Keep(true, true));
    VirtualKey key = config.keys().getFirst();
    assertThat(key.models()).containsExactly("meta-llama/Llama 3");
    assertThat(key.limits().tokensPerMinute()).contains(100_000L);
    assertThat(key.budget().orElseThrow())
        .isEqualTo(new VirtualKey.Budget(new BigDecimal("49.99"), Period.MONTH));
    assertThat(key.expires()).contains(Instant.parse("2027-01-31T00:00:00Z"));
    assertThat(config.ledger().folder()).isEqualTo(Path.of("/var/ledger"));
    assertThat(config.ledger().sync()).isZero();
  }

  @Test
  void everyMistakeIsToldAtOnceInTheOrderOfTheFile() {
    List<Problem> all =
        mistakes(
            """
            server:
              lisen: 127.0.0.1:4000
              drain: soon
            providers:
              openai: {key: sk-proj-1234567890}
              mine: {base: http://10.0.0.1/v1}
            models:
              smart: {target: opnai/gpt-5-mini, attempts: 0}
            keys:
              - {name: me, sha256: abc, models: [smrt]}
            leger: {}
            """);
    assertThat(all)
        .extracting(p -> p.where().line() + ":" + p.where().column() + " " + p.what())
        .containsExactly(
            "2:3 'lisen' is not a known name",
            "3:10 'soon' is no time",
            "5:17 a key itself never goes into this file",
            "6:9 'mine' is not a provider known by its name, so it must say what it speaks",
            "8:19 there is no provider 'opnai' in this file",
            "8:47 '0' is no whole number from 1 to 10",
            "10:24 this is no SHA-256 in 64 hex digits",
            "10:38 there is no model 'smrt' in this file",
            "11:1 'leger' is not a known name");
    assertThat(all)
        .extracting(Problem::fix)
        .contains(
            "Did you mean 'listen'?",
            "Did you mean 'openai'?",
            "Did you mean 'smart'?",
            "Did you mean 'ledger'?");
    assertThat(all.toString()).doesNotContain("sk-proj").doesNotContain("abc");
    assertThat(all).allSatisfy(p -> assertThat(p.fix()).isNotEmpty());
  }

  @Test
  void aFileThatIsNoBlockOrNotThereIsToldSo() {
    assertThat(mistakes("- a")).hasSize(1);
    assertThat(mistakes("")).hasSize(1);
    assertThat(mistakes("{}").toString())
        .contains("no provider is named")
        .contains("no model is named")
        .contains("nobody could ask");
    assertThatThrownBy(() -> ConfigReader.read(folder.resolve("none.yaml"), Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there is no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:4000", "localhost:80", "\"[::1]:4000\"", "127.1.2.3:0"})
  void openToAllIsForThisMachineAlone(String listen) {
    String file =
        "providers: [ollama]\nmodels: {m: ollama/m}\nserver: {open_to_all: true, listen: %s}";
    assertThat(parse(file.formatted(listen)).server().openToAll()).isTrue();
    for (String wide : List.of("0.0.0.0:4000", "\"[::]:4000\"", "10.0.0.1:4000", "host:4000")) {
      assertThat(mistake(file.formatted(wide)))
          .contains("could spend your money")
          .contains("Listen on 127.0.0.1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"4000", "127.0.0.1", "127.0.0.1:70000", "a b:1", "http://x:1", ":4000"})
  void whatIsNoAddressToListenOnIsRefused(String listen) {
    assertThat(mistake(MINIMAL + "server: {listen: \"" + listen + "\"}"))
        .startsWith("7:19 ")
        .contains("is no address to listen on");
  }

  @Test
  void adminsHaveAPortOfTheirOwnUnlessBothTakeAnyFreeOne() {
    assertThat(mistake(MINIMAL + "server: {admin: 127.0.0.2:4000}")).contains("share port 4000");
    Config any = parse(MINIMAL + "server: {listen: 127.0.0.1:0, admin: 127.0.0.1:0}");
    assertThat(any.server().admin().port()).isZero();
  }

  @Test
  void whoeverLetsAdminsInFromElsewhereGivesThemAKey() {
    assertThat(mistake(MINIMAL + "server: {admin: 0.0.0.0:4001}"))
        .contains("anybody who reaches 0.0.0.0", "admin_key");
    Config keyed = parse(MINIMAL + "server: {admin: 0.0.0.0:4001, admin_key: {env: ADMIN_KEY}}");
    assertThat(keyed.server().adminKey()).contains(new KeySource.Variable("ADMIN_KEY"));
    assertThat(mistake(MINIMAL + "server: {admin_key: yb-very-secret}"))
        .contains("a key itself never goes into this file")
        .doesNotContain("yb-very-secret");
  }

  @Test
  void filesThatAreNamedAreThere() {
    assertThat(mistakes(MINIMAL + "server: {tls: {certificate: c.pem}}"))
        .extracting(Problem::what)
        .containsExactlyInAnyOrder("there is no file 'c.pem'", "'key' is missing");
    assertThat(mistake(provider("api: openai\nbase: https://h/v1\ntrust: ca.pem")))
        .contains("there is no file 'ca.pem'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openai", "anthropic", "gemini", "groq", "mistral", "deepseek", "openrouter", "together",
        "fireworks", "xai", "cerebras", "ollama", "vllm", "lm_studio", "llama_cpp", "deepinfra",
        "nvidia", "huggingface"
      })
  void wellKnownProvidersNeedOnlyAName(String name) {
    Config config =
        parse(
            "server: {open_to_all: true}\nproviders: [%s]\nmodels: {m: %s/m}"
                .formatted(name, name));
    ProviderSettings read = Objects.requireNonNull(config.providers().get(name));
    assertThat(read.key().isPresent()).isEqualTo(read.base().getScheme().equals("https"));
  }

  @Test
  void aKnownProviderMayBeToldOtherwise() {
    String file =
        """
        server: {open_to_all: true}
        providers: {openai: {base: "http://localhost:1/v1", key: none}}
        models: {m: openai/m}
        """;
    ProviderSettings openai = Objects.requireNonNull(parse(file).providers().get("openai"));
    assertThat(openai.base().getPort()).isEqualTo(1);
    assertThat(openai.key()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://169.254.169.254/v1 | hands a machine its credentials",
        "http://169.254.1.2:80 | hands a machine its credentials",
        "http://metadata.google.internal/v1 | hands a machine its credentials",
        "http://METADATA.google.internal./v1 | hands a machine its credentials",
        "http://100.100.100.200 | hands a machine its credentials",
        "http://[fd00:ec2::254] | hands a machine its credentials",
        "http://[fe80::1] | hands a machine its credentials",
        "http://[::ffff:169.254.169.254] | cannot see where it leads",
        "http://[::ffff:a9fe:a9fe] | cannot see where it leads",
        "http://[64:ff9b::a9fe:a9fe] | cannot see where it leads",
        "http://[2002:a9fe:a9fe::] | cannot see where it leads",
        "http://2852039166 | hands a machine its credentials",
        "http://0x7f000001 | cannot see where it leads",
        "http://127.1 | this is no address of a web server",
        "http://0.0.0.0/ | this is no address of a server",
        "http://[::]/ | this is no address of a server",
        "http://239.0.0.1/ | this is no address of a server",
        "ftp://host/v1 | this is no address of a web server",
        "host:8000 | this is no address of a web server",
        "https://user:pass@host/v1 | the address holds a user name or a password",
        "https://host/v1?api_key=abc | the address holds a key",
        "https://host/v1#a | the address has a part after #",
      })
  void addressesThatNoProviderHasAreRefused(String base, String what) {
    assertThat(mistakes(provider("api: openai\nkey: none\nbase: \"" + base + "\"")))
        .singleElement()
        .satisfies(p -> {
          assertThat(p.what()).contains(what);
          assertThat(p.where().line()).isEqualTo(7);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://host/v1", "http://10.0.0.7:8000", "http://192.168.1.1", "http://[fd12::1]:80/v1",
        "https://168.1.2.3", "http://[::1]:9", "https://a.metadata.example/v1", "https://beef.cafe"
      })
  void otherAddressesAreTaken(String base) {
    assertThat(read("api: openai\nkey: none\nbase: \"" + base + "\"").base())
        .isEqualTo(URI.create(base));
  }

  @Test
  void aKeyIsNotSentUnencryptedOverANetwork() {
    String block = "api: openai\nkey: {env: K}\nbase: ";
    assertThat(mistake(provider(block + "http://10.0.0.7/v1"))).contains("unencrypted");
    assertThat(read(block + "http://localhost/v1").key()).contains(new KeySource.Variable("K"));
  }

  @Test
  void aProvidersKeyIsNamedAndNeverWritten() {
    String block = "api: openai\nbase: https://h/v1\nkey: ";
    for (String key : List.of("sk-abcdef", "{env: sk-abcdef}", "{env: K, file: f}", "{}", "[K]")) {
      assertThat(mistakes(provider(block + key)).toString()).doesNotContain("sk-abcdef");
    }
    assertThat(mistake(provider("api: openai\nbase: https://h\nheaders: {Authorization: x}")))
        .contains("the header Authorization is for a key");
  }

  @Test
  void whatAnEnvironmentVariableHoldsIsNotGuessed() {
    assertThat(mistake(provider("api: openai\nbase: {env: NOT_THERE}")))
        .isEqualTo(
            "6:17 the environment variable NOT_THERE is not set | Set it, or write the value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '`',
      value = {
        "{} > 'smart' needs either one 'target' or a list of 'targets'",
        "{target: openai/a, targets: [openai/b]} > needs either one",
        "{target: gpt-5-mini} > 'gpt-5-mini' is no model at a provider",
        "{target: openai/} > is no model at a provider",
        "{target: groq/m} > there is no provider 'groq' in this file | Add 'groq' under providers",
        "{targets: [openai/a, {model: openai/b, weight: 2}]} > some targets have a weight",
        "{targets: [{model: openai/a, weight: 0}]} > every target has weight 0",
        "{target: {model: openai/a, weight: -1}} > '-1' is no whole number",
        "{target: {weight: 1}} > this target names no model",
        "{target: {model: openai/a, prices: {input: 1}}} > 'input' is not a known name",
        "{target: {model: openai/a, prices: {output: $1}}} > '$1' is no amount of USD",
        "{target: openai/a, fallbacks: [openai/b, openai/a]} > 'openai/a' stands here twice",
        "{target: openai/a, fallback_on: [timout]} > 'timout' is not known here | 'timeout'",
        "{target: openai/a, sticky: session} > 'session' is not known here",
        "{target: openai/a, sticky: {}} > no header is named",
        "{target: openai/a, attempts: 11} > '11' is no whole number from 1 to 10",
        "{target: openai/a, resend: yes} > 'yes' is neither true nor false",
        "{target: openai/a, on_leave: stop} > 'stop' is not known here",
        "{target: openai/a, rest: {pause: 30}} > '30' is no time",
        "{target: openai/a, rest: {pause: 3d}} > '3d' is out of bounds",
        "{target: openai/a, shadow: {target: openai/a, share: 5%}} > would be its own shadow",
        "{target: openai/a, shadow: {target: openai/b, share: 0}} > '0' is no share above 0%",
        "{target: openai/a, shadow: {target: openai/b, share: 101%}} > is no share",
        "{target: openai/a, shadow: {target: openai/b}} > 'share' is missing",
        "{target: openai/a, keep: {pairs: true}} > pairs are kept of a shadow, and there is none",
      })
  void aMistakeInAModelIsToldWithItsFix(String block, String words) {
    assertThat(mistake(model(block))).contains(words.split(" \\| ", -1));
  }

  @Test
  void stickinessAndWeightsHaveShortForms() {
    assertThat(route("target: openai/a\nsticky: key").sticky()).isEqualTo(new Sticky.Key());
    assertThat(route("target: openai/a\nsticky: user").sticky()).isEqualTo(new Sticky.User());
    assertThat(route("target: openai/a\nsticky: none").sticky()).isEqualTo(new Sticky.None());
    assertThat(route("targets: [openai/a, anthropic/b]").targets())
        .extracting(Target::weight)
        .containsExactly(1, 1);
    assertThat(route("target: openai/a\nfallback_on: []").fallbackOn()).isEmpty();
    assertThat(route("target: openai/a\nshadow: {target: openai/b, share: 0.05}").shadow())
        .hasValueSatisfying(s -> assertThat(s.share()).isEqualTo(0.05));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "- {name: a, key: yb-secret} | a key in clear text | printf %s",
        "- {name: a, sha256: yb-secret} | this is no SHA-256 | printf %s",
        "- {name: a} | this key has no 'sha256' | sha256: …",
        "- {sha256: HASH} | this key has no 'name' | name: …",
        "- {name: a b, sha256: HASH} | 'a b' is no name | letters",
        "- {name: a, sha256: HASH, models: [k]} | there is no model 'k' | 'm'",
        "- {name: a, sha256: HASH, models: []} | may use no model at all | leave it out",
        "- {name: a, sha256: HASH, limits: {rpm: 5}} | 'rpm' is not a known name | requests",
        "- {name: a, sha256: HASH, limits: {concurrent: 0}} | '0' is no whole number | 10",
        "- {name: a, sha256: HASH, budget: {usd: 5}} | 'per' is missing | {usd: 50, per: month}",
        "- {name: a, sha256: HASH, budget: {usd: -5, per: day}} | '-5' is no amount | 2.50",
        "- {name: a, sha256: HASH, budget: {usd: 5, per: year}} | 'year' is not known here | month",
        "- {name: a, sha256: HASH, expires: soon} | is no day and no time in UTC | 2027-01-31",
      })
  void aMistakeInAKeyIsToldWithItsFixAndWithoutTheKey(String block, String what, String fix) {
    assertThat(mistake(keyed(block.replace("HASH", HASH))))
        .contains(what)
        .contains(fix)
        .doesNotContain("yb-secret");
  }

  @Test
  void keysHaveNamesAndHashesOfTheirOwn() {
    String same = "- {name: a, sha256: %s}\n".formatted(HASH);
    String upper = HASH.toUpperCase(java.util.Locale.ROOT);
    String twice = same + "- {name: b, sha256: %s}\n".formatted(upper);
    assertThat(mistake(keyed(twice))).startsWith("5:23 two keys are written with this");
    String name = same + "- {name: a, sha256: %s}\n".formatted(KeyRing.hash("x"));
    assertThat(mistake(keyed(name))).startsWith("5:12 two keys are written with this");
  }

  @ParameterizedTest
  @CsvSource({
    "segment, 64, is no size",
    "segment, 1KiB, is out of bounds",
    "segment, 999999999999999GiB, is out of bounds",
    "retention, 0s, is out of bounds",
    "retention, 99999d, is no time",
    "sync, -1s, is no time"
  })
  void aMistakeInTheLedgerIsTold(String key, String value, String what) {
    assertThat(mistake(MINIMAL + "ledger: {" + key + ": " + value + "}")).contains(what);
  }

  /** Whatever is cut out of a good file or put into it, there is an answer, and never a crash. */
  @Test
  void aBrokenFileIsReadOrRefusedAndNothingElse() throws IOException {
    Random random = new Random(17);
    String good =
        MINIMAL
            + model("target: openai/a\nshadow: {target: openai/b, share: 5%}\n")
                .substring("providers: [openai, anthropic]\n".length())
                .replace("models:", "ledger:");
    String alphabet = "{}[]:,-#&*!|>'\"%@` \n\tab01/\u00e9\u0000";
    int refused = 0;
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder(good);
      for (int n = random.nextInt(4); n >= 0; n--) {
        int at = random.nextInt(text.length());
        if (random.nextBoolean()) {
          text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
        } else {
          text.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
        }
      }
      try {
        assertThat(parse(text.toString()).routes()).isNotEmpty();
      } catch (InputException e) {
        assertThat(e.problems()).isNotEmpty();
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(100);
  }
}
