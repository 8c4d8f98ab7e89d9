package dev.yourbrief.trial.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs a program that is not trusted, in a folder of its own, fenced in as far as this machine
 * allows. See {@link Protections} for what that is worth.
 */
public final class Sandbox {

  private static final Object LOCK = new Object();
  private static volatile Sandbox here = new Sandbox(Fence.NONE, Protections.of(List.of()));
  private static volatile boolean isProbed;

  private final Fence fence;
  private final Protections protections;

  Sandbox(Fence fence, Protections protections) {
    this.fence = fence;
    this.protections = protections;
  }

  /**
   * The strongest sandbox this machine allows. It is tried out once, in about a tenth of a second,
   * with small programs in a temporary folder.
   *
   * @throws IOException if no temporary folder can be made
   */
  public static Sandbox here() throws IOException, InterruptedException {
    synchronized (LOCK) {
      if (!isProbed) {
        here = Probe.strongest();
        isProbed = true;
      }
      return here;
    }
  }

  /** What it keeps a program from. */
  public Protections protections() {
    return protections;
  }

  /**
   * Runs a program without a shell.
   *
   * @param command the program and its arguments
   * @param folder where it runs; the one place it needs to write
   * @param environment all of its environment
   * @throws IOException if it cannot be started
   * @throws InterruptedException if the waiting thread was interrupted; the program is killed
   */
  public Outcome run(
      List<String> command, Path folder, Map<String, String> environment, Limits limits)
      throws IOException, InterruptedException {
    Path real = folder.toRealPath();
    ProcessBuilder builder = new ProcessBuilder(fence.around(command, real.toString(), limits));
    builder.directory(real.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", Programs.path());
    builder.environment().put("HOME", real.toString());
    builder.environment().put("TMPDIR", real.toString());
    builder.environment().put("LANG", "C.UTF-8");
    builder.environment().putAll(environment);
    return new BoundedProcess(
            builder, limits.time(), limits.processes() + OWN, limits.outputBytes())
        .run("");
  }

  /** The fence's own processes ({@code unshare} and a shell), which are not the program's. */
  private static final int OWN = 2;
}
