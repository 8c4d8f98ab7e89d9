/** What tests of the register share: places to keep one in, and a clock. */
@NullMarked
package dev.yourbrief.register;

import org.jspecify.annotations.NullMarked;
