@NullMarked
package dev.yourbrief.crossover.economics;

import org.jspecify.annotations.NullMarked;
