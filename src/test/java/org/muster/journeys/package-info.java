/** The whole program, as people and operators meet it. */
@NullMarked
package org.muster.journeys;

import org.jspecify.annotations.NullMarked;
