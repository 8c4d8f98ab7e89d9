package dev.yourbrief.trial.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * What is put before a program's arguments so that the system fences it in. No text of a user's is
 * ever part of a shell's script: it is passed as arguments.
 *
 * @param spaces how much of its own the program gets
 * @param limiter who sets its limits
 * @param dropsPower whether {@code setpriv} takes from it the power it has over its own spaces
 * @param limitsProcesses whether the system limits how many processes there are
 */
record Fence(Spaces spaces, Limiter limiter, boolean dropsPower, boolean limitsProcesses) {

  /** Nothing but what Java itself does. */
  static final Fence NONE = new Fence(Spaces.NONE, Limiter.NONE, false, false);

  /** Which spaces of its own a program gets from {@code unshare}, the most first. */
  enum Spaces {
    /** Network, processes, messages, and a file system that is read-only but for its folder. */
    FILES,
    /** Network, processes, messages. */
    PROCESSES,
    /** Network. */
    NETWORK,
    NONE
  }

  /** Who sets the limits of the operating system. */
  enum Limiter {
    PRLIMIT,
    ULIMIT,
    NONE
  }

  /**
   * The folder stays writable because it becomes a mount of its own before the rest is locked. The
   * shell stays as the first process of the space, to whom signals mean nothing: the program itself
   * must feel those of its limits.
   */
  private static final String READ_ONLY =
      """
      mount --bind "$1" "$1" || exit 125
      while read -r _ point _; do
        [ "$point" = "$1" ] || mount -o remount,bind,ro "$point" 2>/dev/null
      done < /proc/self/mounts
      mount -t proc -o ro proc /proc 2>/dev/null
      cd "$1" || exit 125
      shift
      "$@"
      exit $?
      """;

  private static final String OWN_PROCESS_LIST =
      """
      mount -t proc -o ro proc /proc 2>/dev/null
      "$@"
      exit $?
      """;

  private static final String ULIMIT =
      """
      ulimit -t "$1"
      ulimit -f "$2"
      ulimit -v "$3" 2>/dev/null
      ulimit -c 0
      shift 3
      exec "$@"
      """;

  /** The whole command. */
  List<String> around(List<String> command, String folder, Limits limits) {
    List<String> all = new ArrayList<>();
    switch (spaces) {
      case FILES -> {
        all.addAll(
            List.of("unshare", "-r", "-m", "-n", "-p", "-i", "--fork", "--kill-child", "--"));
        all.addAll(List.of("sh", "-c", READ_ONLY, "fence", folder));
      }
      case PROCESSES -> {
        all.addAll(
            List.of("unshare", "-r", "-m", "-n", "-p", "-i", "--fork", "--kill-child", "--"));
        all.addAll(List.of("sh", "-c", OWN_PROCESS_LIST, "fence"));
      }
      case NETWORK -> all.addAll(List.of("unshare", "-r", "-n", "--"));
      case NONE -> {}
    }
    switch (limiter) {
      case PRLIMIT -> {
        all.add("prlimit");
        all.add("--cpu=" + limits.cpuSeconds());
        all.add("--as=" + limits.memoryBytes());
        all.add("--fsize=" + limits.fileBytes());
        all.add("--core=0");
        if (limitsProcesses) {
          all.add("--nproc=" + limits.processes());
        }
        all.add("--");
      }
      case ULIMIT -> {
        all.addAll(List.of("sh", "-c", ULIMIT, "limits"));
        all.add(String.valueOf(limits.cpuSeconds()));
        all.add(String.valueOf(Math.ceilDiv(limits.fileBytes(), 512)));
        all.add(String.valueOf(Math.ceilDiv(limits.memoryBytes(), 1024)));
      }
      case NONE -> {}
    }
    if (dropsPower) {
      all.addAll(
          List.of("setpriv", "--no-new-privs", "--inh-caps=-all", "--bounding-set=-all", "--"));
    }
    all.addAll(command);
    return List.copyOf(all);
  }
}
