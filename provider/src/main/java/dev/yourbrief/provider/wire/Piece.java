package dev.yourbrief.provider.wire;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.Usage;
import tools.jackson.databind.JsonNode;

/**
 * A piece of an answer that comes as a stream, in the order in which it came. Every stream is
 * Began, pieces, Finished, and the last Counted before it ends, or Failed.
 */
public sealed interface Piece {

  /** The first. */
  record Began(String id, String model) implements Piece {}

  record Text(String text) implements Piece {}

  record Thinking(String text) implements Piece {}

  /**
   * The proof of the thought before it.
   *
   * @param format whose it is
   * @param isRedacted whether it stands for a thought that may not be seen
   */
  record Signature(String format, String signature, boolean isRedacted) implements Piece {}

  record Refusal(String text) implements Piece {}

  /**
   * A call of a function begins.
   *
   * @param index counts the calls of an answer from 0
   */
  record CallBegan(int index, String id, String name, String signature) implements Piece {}

  /** More of the arguments' JSON text. */
  record CallArguments(int index, String text) implements Piece {}

  /** What only one format knows, as it stood. */
  record Native(String format, JsonNode json) implements Piece {}

  /** Token counts so far, from the start: the last one counts. */
  record Counted(Usage usage) implements Piece {}

  record Finished(Finish finish, String stopSequence) implements Piece {}

  /** An error after the stream began. */
  record Failed(WireError error) implements Piece {}

  /** Another answer's piece, when several were asked for. */
  record OfOther(int candidate, Piece piece) implements Piece {}
}
