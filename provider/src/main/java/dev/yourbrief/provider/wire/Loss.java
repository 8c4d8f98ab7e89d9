package dev.yourbrief.provider.wire;

/**
 * Something asked or answered that a format cannot say.
 *
 * @param field where it stood, as its own API names it, such as {@code messages[2].content[0]}
 * @param why in a few words, such as {@code no such setting here}
 */
public record Loss(String field, String why) {}
