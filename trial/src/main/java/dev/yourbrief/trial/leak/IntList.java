package dev.yourbrief.trial.leak;

import java.util.Arrays;

/** Whole numbers, without a box for each. */
final class IntList {

  private int[] values = new int[16];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  int get(int index) {
    return values[index];
  }

  int[] sorted() {
    int[] copy = Arrays.copyOf(values, size);
    Arrays.sort(copy);
    return copy;
  }
}
