package dev.yourbrief.provider.wire.gemini;

import java.util.Map;

/** The type of a file by the end of its address. */
final class FileTypes {

  private static final Map<String, String> TYPES =
      Map.of(
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "webp", "image/webp",
          "heic", "image/heic",
          "gif", "image/gif",
          "wav", "audio/wav",
          "mp3", "audio/mp3");

  private FileTypes() {}

  /**
   * @param kind how the type begins
   * @return the commonest type of that kind where the address does not tell; the API looks into the
   *     file for the rest
   */
  static String of(String uri, String kind) {
    int query = uri.indexOf('?');
    String path = query < 0 ? uri : uri.substring(0, query);
    String end = Fields.lower(path.substring(path.lastIndexOf('.') + 1));
    String type = TYPES.getOrDefault(end, "");
    if (type.startsWith(kind)) {
      return type;
    }
    return kind.equals("image/") ? "image/jpeg" : kind.equals("audio/") ? "audio/wav" : "";
  }
}
