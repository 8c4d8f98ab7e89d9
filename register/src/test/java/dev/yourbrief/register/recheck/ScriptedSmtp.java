package dev.yourbrief.register.recheck;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that fails at one point of the conversation, until it is told to behave. */
final class ScriptedSmtp implements AutoCloseable {

  private final ServerSocket server;
  private final AtomicInteger mails = new AtomicInteger();
  private final String at;
  private final String answer;
  private volatile boolean behaves;

  /**
   * Begins to listen.
   *
   * @param at where it fails: RCPT, DATA or DOT, which is the end of a message
   * @param answer what it says there; {@code drop}: it hangs up
   */
  ScriptedSmtp(String at, String answer) throws IOException {
    this.at = at;
    this.answer = answer;
    this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  /** How many messages came in whole, whatever was answered. */
  int mails() {
    return mails.get();
  }

  void behave() {
    behaves = true;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        talk(socket);
      } catch (IOException e) {
        // The other side left, or the test is over.
      }
    }
  }

  private void talk(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    OutputStream out = socket.getOutputStream();
    say(out, "220 ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String word = line.split("[ :]", 2)[0].toUpperCase(java.util.Locale.ROOT);
      if (!step(out, word, word.equals("DATA") ? "354 go on" : "250 ok")) {
        return;
      }
      if (word.equals("DATA") && (behaves || !at.equals("DATA"))) {
        if (!readMail(in)) {
          return;
        }
        mails.incrementAndGet();
        if (!step(out, "DOT", "250 taken")) {
          return;
        }
      }
      if (word.equals("QUIT")) {
        return;
      }
    }
  }

  /** Whether a message came in whole. */
  private static boolean readMail(BufferedReader in) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals(".")) {
        return true;
      }
    }
    return false;
  }

  /** Answers; whether the connection stays. */
  private boolean step(OutputStream out, String word, String usual) throws IOException {
    if (behaves || !word.equals(at)) {
      say(out, usual);
      return true;
    }
    if (answer.equals("drop")) {
      return false;
    }
    say(out, answer);
    return true;
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
