package dev.yourbrief.trial.leak;

/** How two texts are held against each other, strictest first. */
public enum Method {
  /** The same text, but for case, punctuation, spaces and forms of characters. Similarity is 1. */
  EXACT,
  /** Cosine of TF-IDF over character 3- to 5-grams within words: for short texts. */
  CHARACTERS,
  /** Jaccard similarity of sets of word shingles, candidates found by MinHash: for long texts. */
  SHINGLES,
  /** One run of 8 to 13 words in common, as GPT-3's authors looked for. Similarity is 1. */
  RUN
}
