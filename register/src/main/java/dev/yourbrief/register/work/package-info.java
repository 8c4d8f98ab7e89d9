/**
 * A decision's files worked through: laid out as a folder, read, computed; what was computed lately
 * is kept at hand. It writes nothing into the register.
 */
@NullMarked
package dev.yourbrief.register.work;

import org.jspecify.annotations.NullMarked;
