package dev.yourbrief.trial.sandbox;

/** One thing a {@link Sandbox} can keep a program from. */
public enum Protection {
  /** Held everywhere: nothing of the caller's environment is passed on. */
  CLEARED_ENVIRONMENT(
      "the environment is empty but for the search path and what was named",
      "the environment is passed on"),
  /** Held everywhere. */
  TIME_AND_OUTPUT(
      "time, output and the number of processes are watched, and what goes beyond is killed",
      "time and output are not bounded"),
  /** {@code prlimit} or the shell's {@code ulimit}. */
  RESOURCES(
      "processor time, memory and the size of files are limited by the system",
      "processor time, memory and the size of files are not limited by the system"),
  /** {@code prlimit --nproc} in a user space of its own; the system never applies it to root. */
  PROCESS_LIMIT(
      "the system itself limits the number of processes",
      "the number of processes is only watched: a fast fork bomb can hold up the machine for"
          + " seconds"),
  /** A network space of its own. */
  NO_NETWORK("there is no network", "the network can be reached"),
  /** A process space of its own: nothing outlives it, however it cuts itself loose. */
  NO_SURVIVORS(
      "no process outlives the run",
      "a process that cuts itself loose at once may outlive the run"),
  /** The process list is its own: no other program's environment or memory can be looked at. */
  OTHERS_HIDDEN(
      "other programs of this user cannot be seen",
      "other programs of this user, and their environment, can be seen"),
  /** A file system that is read-only but for the run's own folder. */
  READ_ONLY_FILES(
      "files outside the run's folder cannot be written",
      "files outside the run's folder can be written wherever this user can");

  private final String held;
  private final String missing;

  Protection(String held, String missing) {
    this.held = held;
    this.missing = missing;
  }

  /** What it means that it holds, or that it does not. */
  public String inWords(boolean holds) {
    return holds ? held : missing;
  }
}
