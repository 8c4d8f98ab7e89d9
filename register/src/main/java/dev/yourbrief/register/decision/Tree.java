package dev.yourbrief.register.decision;

import dev.yourbrief.register.store.Content;
import dev.yourbrief.register.store.Contents;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a decision: what the command would find in its folder.
 *
 * @param files by path relative to the folder, with forward slashes
 */
public record Tree(SortedMap<String, Content> files) {

  public Tree {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    files.keySet().forEach(FilePath::check);
  }

  /** The same with a file added or replaced. */
  public Tree with(String path, Content content) {
    SortedMap<String, Content> changed = new TreeMap<>(files);
    changed.put(path, content);
    return new Tree(changed);
  }

  /** The same without a file. */
  public Tree without(String path) {
    SortedMap<String, Content> changed = new TreeMap<>(files);
    changed.remove(path);
    return new Tree(changed);
  }

  public Optional<Content> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** A hash of all paths and contents: two trees that hold the same have the same. */
  public String hash() {
    StringBuilder list = new StringBuilder();
    files.forEach(
        (path, content) -> list.append(content.sha256()).append("  ").append(path).append('\n'));
    return Contents.hash(list.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** How many bytes all files have. */
  public long size() {
    return files.values().stream().mapToLong(Content::size).sum();
  }
}
