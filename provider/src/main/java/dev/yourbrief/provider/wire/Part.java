package dev.yourbrief.provider.wire;

import dev.yourbrief.provider.wire.Conversation.Cache;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A part of a turn or of an answer. */
public sealed interface Part {

  /**
   * Words.
   *
   * @param cache whether the prompt is cached up to here
   */
  record Text(String text, Cache cache) implements Part {
    public Text(String text) {
      this(text, Cache.NONE);
    }
  }

  /**
   * A picture.
   *
   * @param detail {@code low}, {@code high}, {@code auto}; empty for the default
   */
  record Image(Media media, String detail, Cache cache) implements Part {}

  /**
   * A document, such as a PDF.
   *
   * @param name its file name; may be empty
   */
  record Document(Media media, String name, Cache cache) implements Part {}

  record Audio(Media media) implements Part {}

  /**
   * The model calls a function.
   *
   * @param id pairs it with its result; a format without ids makes one
   * @param arguments as JSON text, as the model wrote it: it need not be JSON when cut off
   * @param signature what the provider wants to see again with this call; may be empty
   */
  record ToolCall(String id, String name, String arguments, String signature) implements Part {}

  /** What the function gave. */
  record ToolResult(String callId, String name, List<Part> content, boolean isError, Cache cache)
      implements Part {
    public ToolResult {
      content = List.copyOf(content);
    }
  }

  /**
   * What the model thought.
   *
   * @param format whose signature it is: another format cannot use it
   * @param id the item's id where the format has one; may be empty
   * @param signature the provider's proof or encrypted thought; may be empty
   * @param isRedacted whether only the signature may be seen
   */
  record Thinking(String format, String id, String text, String signature, boolean isRedacted)
      implements Part {}

  /** The model will not. */
  record Refusal(String text) implements Part {}

  /** What only one format knows, as it stood: searches it ran itself, citations. */
  record Native(String format, JsonNode json) implements Part {}

  /** Bytes of a picture, a document or a sound. */
  sealed interface Media {

    /**
     * @param type such as {@code image/png}
     * @param base64 the bytes
     */
    record Inline(String type, String base64) implements Media {}

    /**
     * @param type may be empty
     */
    record Link(String url, String type) implements Media {}

    /** A file kept at the provider of that format. */
    record Kept(String format, String id) implements Media {}
  }
}
