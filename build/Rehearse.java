import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Executors;

/**
 * A small trial for the AOT cache to learn from: writes it into a folder, and answers its models'
 * calls on a port of this machine that no other can reach, until its input ends. Nothing leaves the
 * machine.
 *
 * <p>Usage: {@code java build/Rehearse.java FOLDER}. {@code FOLDER/trial.yaml} appears last.
 */
class Rehearse {

  private static final int CASES = 120;
  private static final String ANSWER =
      "{\"id\":\"1\",\"object\":\"chat.completion\",\"model\":\"%s\",\"choices\":[{\"index\":0,"
          + "\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},\"finish_reason\":\"stop\"}],"
          + "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":1,\"total_tokens\":10}}";

  public static void main(String[] args) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        call -> {
          String asked = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          boolean large = asked.contains("\"large\"");
          // Each model is wrong on some questions, so that there is something to compare.
          boolean isWrong = asked.contains(large ? "17" : "7");
          boolean yes = asked.contains("is even") != isWrong;
          byte[] bytes =
              ANSWER
                  .formatted(large ? "large" : "small", yes ? "yes" : "no")
                  .getBytes(StandardCharsets.UTF_8);
          call.getResponseHeaders().set("content-type", "application/json");
          call.sendResponseHeaders(200, bytes.length);
          call.getResponseBody().write(bytes);
          call.close();
        });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    write(Path.of(args[0]), server.getAddress().getPort());
    while (System.in.read() >= 0) {
      // Only its end matters.
    }
    server.stop(0);
  }

  private static void write(Path folder, int port) throws IOException {
    Files.createDirectories(folder);
    StringBuilder cases = new StringBuilder("id,text,expected\n");
    for (int i = 0; i < CASES; i++) {
      String kind = i % 2 == 0 ? "even" : "odd";
      cases.append(i).append(",\"Is ").append(i).append(", which is ").append(kind);
      cases.append(", even?\",").append(i % 2 == 0 ? "yes" : "no").append('\n');
    }
    Files.writeString(folder.resolve("test.csv"), cases);
    Files.writeString(folder.resolve("prompt.txt"), "Say yes or no. {{text}}");
    Path plan = folder.resolve("trial.yaml.new");
    Files.writeString(
        plan,
        """
        title: "A rehearsal"
        data: {test: test.csv, id: id, input: text, expected: expected}
        providers: {here: {url: "http://127.0.0.1:%d/v1"}}
        arms:
          small: {provider: here, model: small, prompt: prompt.txt, temperature: 0}
          large: {provider: here, model: large, prompt: prompt.txt, temperature: 0}
        baseline: small
        candidate: large
        metric: exact
        margin: 1 percent
        guards: {refusal: {allow: 1 percent}}
        """
            .formatted(port));
    Files.move(plan, folder.resolve("trial.yaml"), StandardCopyOption.ATOMIC_MOVE);
  }
}
