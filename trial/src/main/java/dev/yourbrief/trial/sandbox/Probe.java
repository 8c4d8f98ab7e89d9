package dev.yourbrief.trial.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds out which protections this machine allows by trying them: what a system claims and what it
 * does differ with its kernel, its containers and its rules for users.
 */
final class Probe {

  private static final Limits SMALL =
      Limits.DEFAULT.withTime(Duration.ofSeconds(5)).withProcesses(5);

  /** Whether the process list is that of the process space: its own number is the one it shows. */
  private static final String OWN_LIST = "read -r pid _ < /proc/self/stat; [ \"$pid\" = \"$$\" ]";

  private static final String MANY = "for i in 1 2 3 4 5 6 7 8 9; do sleep 1 & done";

  private final Path folder;
  private final Path outside;

  private Probe(Path folder, Path outside) {
    this.folder = folder;
    this.outside = outside;
  }

  static Sandbox strongest() throws IOException, InterruptedException {
    TempFolder place = TempFolder.make();
    try {
      Path folder = Files.createDirectory(place.path().resolve("in"));
      return new Probe(folder, place.path().resolve("out")).find();
    } finally {
      place.remove();
    }
  }

  private Sandbox find() throws InterruptedException {
    Fence fence = Fence.NONE;
    for (Fence.Limiter limiter : Fence.Limiter.values()) {
      Fence tried = new Fence(Fence.Spaces.NONE, limiter, false, false);
      if (runs(tried, "exit 0")) {
        fence = tried;
        break;
      }
    }
    for (Fence.Spaces spaces : Fence.Spaces.values()) {
      Fence tried = new Fence(spaces, fence.limiter(), false, false);
      if (runs(tried, "exit 0")) {
        fence = tried;
        break;
      }
    }
    Fence powerless = new Fence(fence.spaces(), fence.limiter(), true, false);
    fence = runs(powerless, "exit 0") ? powerless : fence;
    Fence counted = new Fence(fence.spaces(), fence.limiter(), fence.dropsPower(), true);
    // Outside a user space of its own the limit would count all that this user runs.
    boolean isCounted =
        fence.spaces() != Fence.Spaces.NONE
            && fence.limiter() == Fence.Limiter.PRLIMIT
            && runs(counted, "exit 0")
            && !runs(counted, MANY);
    fence = isCounted ? counted : fence;
    return new Sandbox(fence, held(fence));
  }

  private Protections held(Fence fence) throws InterruptedException {
    Set<Protection> held = EnumSet.of(Protection.CLEARED_ENVIRONMENT, Protection.TIME_AND_OUTPUT);
    if (fence.limiter() != Fence.Limiter.NONE) {
      held.add(Protection.RESOURCES);
    }
    if (fence.limitsProcesses()) {
      held.add(Protection.PROCESS_LIMIT);
    }
    if (fence.spaces() != Fence.Spaces.NONE) {
      held.add(Protection.NO_NETWORK);
    }
    if (fence.spaces() == Fence.Spaces.FILES || fence.spaces() == Fence.Spaces.PROCESSES) {
      held.add(Protection.NO_SURVIVORS);
      if (runs(fence, OWN_LIST)) {
        held.add(Protection.OTHERS_HIDDEN);
      }
    }
    // With power over its own spaces a program could undo it.
    if (fence.spaces() == Fence.Spaces.FILES && fence.dropsPower() && !canWriteOutside(fence)) {
      held.add(Protection.READ_ONLY_FILES);
    }
    return Protections.of(held);
  }

  private boolean canWriteOutside(Fence fence) throws InterruptedException {
    boolean inside = runs(fence, ": > written");
    boolean beside = run(fence, List.of("sh", "-c", ": > \"$1\"", "sh", outside.toString()));
    return !inside || beside || Files.exists(outside);
  }

  private boolean runs(Fence fence, String script) throws InterruptedException {
    return run(fence, List.of("sh", "-c", script));
  }

  private boolean run(Fence fence, List<String> command) throws InterruptedException {
    try {
      return new Sandbox(fence, Protections.of(List.of()))
          .run(command, folder, Map.of(), SMALL)
          .isSuccess();
    } catch (IOException _) {
      // The program is not on this machine.
      return false;
    }
  }
}
