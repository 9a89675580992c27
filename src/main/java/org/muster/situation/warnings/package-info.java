/**
 * Early warning: counts beside what was to be expected of them, clusters that no single unit shows,
 * and what is still to be reported. It says that a count is unusual, never why.
 */
@NullMarked
package org.muster.situation.warnings;

import org.jspecify.annotations.NullMarked;
