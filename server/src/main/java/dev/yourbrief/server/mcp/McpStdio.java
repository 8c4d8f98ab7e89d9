package dev.yourbrief.server.mcp;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.people.Role;
import dev.yourbrief.server.desk.Desk;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/**
 * The protocol over standard input and output. Whoever started the program calls; they may what
 * they may with the files of this machine anyway. Nothing but the protocol goes out.
 */
public final class McpStdio {

  private McpStdio() {}

  /** Answers until the input ends. */
  public static void run(Desk desk, Actor actor, InputStream in, OutputStream out)
      throws InterruptedException {
    Ending input = new Ending(in);
    Caller caller = new Caller(actor, Role.EDITOR, true);
    Toolbox tools = new Toolbox(desk);
    var server =
        McpServer.sync(
                new StdioServerTransportProvider(McpJsonDefaults.getMapper(), input, out))
            .serverInfo(Described.info())
            .instructions(Described.INSTRUCTIONS)
            .capabilities(
                ServerCapabilities.builder().tools(false).resources(false, false).build());
    for (McpSchema.Tool tool : tools.tools(true)) {
      server.toolCall(tool, (_, request) -> tools.call(request, caller));
    }
    McpSyncServer running =
        server
            .resourceTemplates(
                Resources.templates().stream()
                    .map(template ->
                        new SyncResourceTemplateSpecification(
                            template, (_, request) -> Described.read(desk, request)))
                    .toList())
            .build();
    input.ended.await();
    running.closeGracefully();
  }

  /** Tells when there is no more to read. */
  private static final class Ending extends FilterInputStream {

    private final CountDownLatch ended = new CountDownLatch(1);

    Ending(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return noted(super.read());
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      return noted(super.read(bytes, from, most));
    }

    private int noted(int read) {
      if (read < 0) {
        ended.countDown();
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      ended.countDown();
      super.close();
    }
  }
}
