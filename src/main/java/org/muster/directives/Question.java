package org.muster.directives;

import org.jspecify.annotations.Nullable;

/**
 * What an item that asks for figures asks.
 *
 * @param n its number in the item; a forwarded one keeps it
 * @param unit what is counted, {@code 人}; may be empty
 * @param number true for a whole number from 0 up, false for words
 * @param held the key of a figure that Muster holds, so that nobody is asked; null for none
 */
public record Question(int n, String label, String unit, boolean number, @Nullable String held) {}
