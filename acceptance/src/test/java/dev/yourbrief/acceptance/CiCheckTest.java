package dev.yourbrief.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The check of a pull request, in a real repository; a small server plays the part of a code host
 * that keeps comments. Skipped where git, curl or jq is missing, which fails when {@code CI} is
 * set.
 */
final class CiCheckTest {

  private static final Path SCRIPTS =
      Path.of(System.getProperty("yourbrief.root", ".."), "deploy", "ci").toAbsolutePath();

  @TempDir Path folder;
  private Path clone;
  private Path changes;
  private Path yourbrief;
  private HttpServer host;
  private final TreeMap<Integer, String> comments = new TreeMap<>();
  private final List<String> asked = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    for (String program : List.of("git", "curl", "jq")) {
      boolean isThere =
          Stream.of(System.getenv("PATH").split(":", -1))
              .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
      if (!isThere && System.getenv("CI") != null) {
        throw new AssertionError(program + " is missing");
      }
      Assumptions.assumeTrue(isThere, program + " is missing");
    }
    changes = folder.resolve("changes.md");
    yourbrief = folder.resolve("yourbrief");
    Files.writeString(
        yourbrief,
        "#!/bin/sh\nenv >>"
            + folder.resolve("environment")
            + "\nexec "
            + Command.line().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "))
            + " \"$@\"\n");
    Files.setPosixFilePermissions(yourbrief, PosixFilePermissions.fromString("rwxr-xr-x"));
    clone = Files.createDirectory(folder.resolve("clone"));
    git("init", "--quiet", "--initial-branch=main");
    Files.writeString(clone.resolve("README.md"), "Our decisions.\n");
    Command.copy("clinic-notes", clone.resolve("decisions/clinic notes"));
    commit("base");
    host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    host.createContext("/", this::play);
    host.start();
  }

  @AfterEach
  void close() {
    if (host != null) {
      host.stop(0);
    }
  }

  /** As the interface for comments on issues has it. */
  private void play(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().toString();
    asked.add(method + " " + path);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (!"Bearer t0ken".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      reply(exchange, 401, "{}");
    } else if (method.equals("GET") && path.startsWith("/repos/us/them/issues/7/comments?")) {
      int page = Integer.parseInt(path.replaceFirst(".*[?&]page=", ""));
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      comments.entrySet().stream()
          .skip(100L * (page - 1))
          .limit(100)
          .forEach(c -> list.addObject().put("id", c.getKey()).put("body", c.getValue()));
      reply(exchange, 200, list.toString());
    } else if (method.equals("POST") && path.equals("/repos/us/them/issues/7/comments")) {
      int id = comments.isEmpty() ? 1 : comments.lastKey() + 1;
      comments.put(id, JsonMapper.shared().readTree(body).get("body").stringValue());
      reply(exchange, 201, "{\"id\":" + id + "}");
    } else if (method.equals("PATCH") && path.startsWith("/repos/us/them/issues/comments/")) {
      int id = Integer.parseInt(path.replaceFirst(".*/", ""));
      if (String.valueOf(comments.get(id)).endsWith("by somebody else")) {
        reply(exchange, 403, "{}");
      } else {
        comments.put(id, JsonMapper.shared().readTree(body).get("body").stringValue());
        reply(exchange, 200, "{\"id\":" + id + "}");
      }
    } else {
      reply(exchange, 404, "{}");
    }
  }

  private static void reply(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private record Ran(int status, String said) {}

  private Ran run(Map<String, String> environment, String... line) throws Exception {
    ProcessBuilder process =
        new ProcessBuilder(line).directory(clone.toFile()).redirectErrorStream(true);
    process.environment().putAll(environment);
    Process running = process.start();
    String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(running.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Ran(running.exitValue(), said);
  }

  private String git(String... arguments) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of("git", "-c", "user.name=Test", "-c", "user.email=test@example.com"));
    line.addAll(List.of(arguments));
    Ran ran = run(Map.of(), line.toArray(String[]::new));
    assertThat(ran.status()).as(ran.said()).isZero();
    return ran.said().strip();
  }

  private void commit(String words) throws Exception {
    git("add", "--all");
    git("commit", "--quiet", "-m", words);
  }

  private String compare(String base, String head) throws Exception {
    Ran ran =
        run(
            Map.of("YOURBRIEF", yourbrief.toString(), "GITHUB_TOKEN", "t0ken"),
            SCRIPTS.resolve("brief-changes.sh").toString(),
            base,
            head,
            changes.toString());
    assertThat(ran.status()).as(ran.said()).isZero();
    return Files.readString(changes);
  }

  private Ran comment(String token) throws Exception {
    return run(
        Map.of(
            "GITHUB_TOKEN",
            token,
            "GITHUB_REPOSITORY",
            "us/them",
            "PULL_REQUEST",
            "7",
            "GITHUB_API_URL",
            "http://"
                + InetAddress.getLoopbackAddress().getHostAddress()
                + ":"
                + host.getAddress().getPort()),
        SCRIPTS.resolve("comment.sh").toString(),
        changes.toString());
  }

  private void answerDifferently() throws IOException {
    Path file = clone.resolve("decisions/clinic notes/decision.yaml");
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("(?m)^  mlPeople:.*$", "  mlPeople: 7 to 9 person"));
    assertThat(Files.readString(file)).isNotEqualTo(text);
  }

  @Test
  void aPullRequestGetsOneCommentThatIsKeptUpToDate() throws Exception {
    git("switch", "--quiet", "-c", "change");
    answerDifferently();
    commit("more people");
    comments.put(1, "Looks good");
    comments.put(2, "<!-- yourbrief: what changed in the briefs -->\n\nby somebody else");

    String first = compare("main", "HEAD");
    assertThat(first)
        .startsWith("## `decisions/clinic notes`")
        .contains("The verdict")
        .contains("<details>");
    Ran made = comment("t0ken");
    assertThat(made.said()).startsWith("commented: 3");
    assertThat(comments.get(3)).endsWith(first).startsWith("<!-- yourbrief");

    Files.delete(clone.resolve("README.md"));
    git("checkout", "--quiet", "main", "--", "decisions");
    commit("back again");
    assertThat(compare("main", "HEAD")).isEmpty();
    assertThat(comment("t0ken").said()).startsWith("updated: 3");
    assertThat(comments).hasSize(3);
    assertThat(comments.get(3)).contains("This change touches no decision any more.");
    assertThat(Files.readString(folder.resolve("environment"))).doesNotContain("t0ken");
  }

  @Test
  void aNewDecisionShowsItsFirstBriefAndOneTakenOutIsNamed() throws Exception {
    git("switch", "--quiet", "-c", "change");
    git("rm", "--quiet", "-r", "decisions/clinic notes");
    Command.copy("support-assistant", clone.resolve("decisions/support"));
    commit("another decision");

    assertThat(compare("main", "HEAD"))
        .contains("## `decisions/clinic notes`\n\nThis decision is taken out.")
        .contains("## `decisions/support`\n\nThere is no earlier brief.")
        .contains("# Should we train our own support model?");
  }

  @Test
  void whatCannotBeComputedIsSaidAndNothingOfThisMachineIsShown() throws Exception {
    Files.writeString(folder.resolve("secret.csv"), "hunter2,hunter2\n");
    git("switch", "--quiet", "-c", "change");
    Path decision = clone.resolve("decisions/clinic notes");
    Files.writeString(
        decision.resolve("decision.yaml"),
        Files.readString(decision.resolve("decision.yaml"))
            .replace("bills: bills", "billz: bills"));
    Files.createSymbolicLink(decision.resolve("bills/link.csv"), folder.resolve("secret.csv"));
    commit("misspelt");

    assertThat(compare("main", "HEAD"))
        .contains("The brief cannot be computed from these files:")
        .contains("billz")
        .doesNotContain("hunter2")
        .doesNotContain(folder.toString());
  }

  @Test
  void whatTheBaseGotMeanwhileIsNotOfThisChange() throws Exception {
    git("switch", "--quiet", "-c", "change");
    Files.writeString(clone.resolve("README.md"), "Our decisions, and how we make them.\n");
    commit("words");
    git("switch", "--quiet", "main");
    answerDifferently();
    commit("more people, on main");

    assertThat(compare("main", "change")).isEmpty();
    assertThat(comment("t0ken").said()).startsWith("no decision is touched");
    assertThat(comments).isEmpty();
  }

  @Test
  void aCommentIsFoundBehindHundredsOfOthersAndARefusalIsAFailure() throws Exception {
    for (int i = 1; i <= 230; i++) {
      comments.put(i, "Comment " + i);
    }
    comments.put(231, "<!-- yourbrief: what changed in the briefs -->\n\nold");
    Files.writeString(changes, "new\n");

    assertThat(comment("t0ken").said()).startsWith("updated: 231");
    assertThat(comments.get(231)).endsWith("new\n");
    assertThat(asked).hasSize(4);
    Ran refused = comment("wrong");
    assertThat(refused.status()).isEqualTo(5);
    assertThat(refused.said()).contains("401").doesNotContain("wrong");
  }
}
