/**
 * Returns to those above: agreed counts of a day as of a moment, signed by the institution, sent at
 * their hour until they are there. It holds counts only and has no way to a person.
 */
@NullMarked
package org.muster.situation.upward;

import org.jspecify.annotations.NullMarked;
