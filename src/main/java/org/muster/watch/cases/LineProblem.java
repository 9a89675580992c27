package org.muster.watch.cases;

/**
 * Something in a file that is not taken as it stands.
 *
 * @param row its number in the file, the heading is 1
 * @param word of the message {@code cases.line.<word>}
 * @param value what stands there
 * @param left true where the whole row is left out, not only the value
 */
public record LineProblem(int row, String word, String heading, String value, boolean left) {}
