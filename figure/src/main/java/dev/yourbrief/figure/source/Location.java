package dev.yourbrief.figure.source;

/**
 * A place in a file.
 *
 * @param file the file's name, as the user would recognise it
 * @param line the line, from 1; 0 for the file as a whole
 * @param column the column in characters, from 1; 0 for the line as a whole
 */
public record Location(String file, int line, int column) {

  public static Location of(String file) {
    return new Location(file, 0, 0);
  }

  public static Location of(String file, int line) {
    return new Location(file, line, 0);
  }

  /** {@code file:line:column}, the form editors and terminals turn into a link. */
  @Override
  public String toString() {
    return line == 0 ? file : column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
