package dev.yourbrief.provider;

/** The wire format of a kind of provider. */
public interface Dialect {}
