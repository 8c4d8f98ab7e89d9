package dev.yourbrief.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C while a long step runs: the step is asked to end, and the process waits until what it has
 * is shown (for a while). Java then ends with status 130, whatever the command would say.
 */
final class Interrupt implements AutoCloseable {

  private static final int SECONDS = 15;

  private final CountDownLatch shown = new CountDownLatch(1);
  private final Thread hook;

  Interrupt(Runnable stop) {
    hook =
        new Thread(
            () -> {
              stop.run();
              try {
                // A step that does not end in time is left behind.
                boolean _ = shown.await(SECONDS, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    shown.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is at work already.
    }
  }
}
