package org.muster.forms;

/**
 * One comparison with the answer of a question.
 *
 * @param question the item code of the question looked at
 * @param expected Boolean, BigDecimal or text (dates and option codes are text)
 */
record Condition(String question, Operator operator, Object expected) {}
