package dev.yourbrief.trial.data;

/**
 * A text and the answer the data has for it.
 *
 * @param id what it is called; unique in its split
 * @param text what is asked
 * @param label the answer: one of a few labels, or free text
 */
public record LabelledText(String id, String text, String label) {}
